package org.hled.aggregator;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of an application of Kafka Streams, with transactional ids that outlive the process. Where no store is on disk
 * Streams would make up new ones at each start, and what a process that was killed has left open would hold up its successor
 * until it has timed out; with the same id it is aborted at once.
 *
 * @param application id of the application
 * @param instance id of the process
 */
record StreamsClients(String application, String instance) implements KafkaClientSupplier {

    @Override
    public Admin getAdmin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    /** Streams' own transactional id ends with the number of the thread. */
    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
        String own = (String) settings.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        String thread = own.substring(own.lastIndexOf('-') + 1);
        Map<String, Object> lasting = new HashMap<>(settings);
        lasting.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "%s-%s-%s".formatted(application, instance, thread));
        return new KafkaProducer<>(lasting, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        return consumer(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
        return consumer(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
        return consumer(settings);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
