package org.hled.aggregator;

import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.hled.schemas.topic.Retention;

/** Settings of the clients of Intake, Ledger and Roll-up that differ from Kafka's defaults, each with its reason. */
final class ClientSettings {

    private ClientSettings() {}

    static Map<String, Object> consumer() {
        return Map.of(
                // So long until an instance that was killed is replaced; long enough for a pause to collect garbage.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                3_000,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000,
                // What was fetched and waits is moved by each collection, and grows old. The usual 50 MB are two
                // seconds' worth in bulk, and were most of the heap.
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                4 * 1024 * 1024);
    }

    static Map<String, Object> producer() {
        return Map.of(
                // A rejection holds the rejected record whole, and the reason.
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Retention.REJECTION_BYTES,
                // So long, and up to 10 s more until the broker looks, the transaction of an instance that was killed
                // holds up its readers and its successor. Long enough for the longest work within one.
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                15_000,
                // While the markers of the one before are being written, a transaction that begins is told to come
                // again: soon, or each hop would wait for the usual tenth of a second. Doubled with each time.
                ProducerConfig.RETRY_BACKOFF_MS_CONFIG,
                5,
                // A commit sends what is left anyway: waiting for a full batch delays nothing that a reader could see.
                ProducerConfig.LINGER_MS_CONFIG,
                50,
                ProducerConfig.BATCH_SIZE_CONFIG,
                512 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L * 1024 * 1024);
    }

    /** Of both, and of applications of Kafka Streams. */
    static Map<String, Object> common() {
        return Map.of(
                // An agency's new topic is found within so long.
                CommonClientConfigs.METADATA_MAX_AGE_CONFIG,
                30_000,
                // Nothing of ours asks brokers to collect clients' metrics.
                CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG,
                false);
    }
}
