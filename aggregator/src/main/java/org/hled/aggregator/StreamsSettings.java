package org.hled.aggregator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.hled.aggregator.instance.Instance;
import org.hled.aggregator.intake.AppendTimeExtractor;
import org.hled.aggregator.pace.Pace;
import org.hled.schemas.topic.Road;

/** Settings of Kafka Streams that differ from its defaults, each with its reason. */
final class StreamsSettings {

    private StreamsSettings() {}

    /** Those of a Ledger. */
    static Properties ofLedger(String applicationId, Instance instance, AggregatorConfig config) {
        return of(applicationId, instance, config.threads(), config);
    }

    /** Those of the Roll-up: one task. */
    static Properties ofRollUp(Instance instance, AggregatorConfig config) {
        return of(Road.ROLL_UP, instance, 1, config);
    }

    private static Properties of(String applicationId, Instance instance, int threads, AggregatorConfig config) {
        Map<String, Object> settings = new HashMap<>(config.kafka());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, instance.directory().toString());
        // Who comes back in the place of one that was killed has its partitions at once. Streams appends the thread.
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance.id());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.putAll(ClientSettings.common());
        ClientSettings.consumer().forEach((key, value) -> settings.put(StreamsConfig.consumerPrefix(key), value));
        ClientSettings.producer().forEach((key, value) -> settings.put(StreamsConfig.producerPrefix(key), value));
        exactness(settings);
        liveliness(settings);
        throughput(settings);
        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private static void exactness(Map<String, Object> settings) {
        // What is read, what is stored and what is sent are committed together, or not at all.
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // A name that Streams makes up changes with the topology, and the state behind it is lost.
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // The broker's time, and never an exception over a time that makes no sense.
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, AppendTimeExtractor.class.getName());
        // Streams' own would print each exception a second time.
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailingHandler.class.getName());
        // What is written by the clock carries this machine's time into a changelog, and nothing there depends on it.
        // The broker would refuse it from a machine whose clock is an hour ahead, and that would be the end.
        settings.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                String.valueOf(Long.MAX_VALUE));
        // Changelogs are as safe as the broker makes topics by default.
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    }

    private static void liveliness(Map<String, Object> settings) {
        // The longest time between two commits. While records come singly, tasks ask for one as soon as they have
        // sent on what they have: each of the three hops from report to total waits for one.
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Pace.LONGEST.toMillis());
        // A thread that waits for records does not look whether tasks have something to send on.
        settings.put(StreamsConfig.POLL_MS_CONFIG, 10);
        // A new instance takes over at once what it restores in a second, or in some ten where each entry is a full
        // bundle. With Streams' own number it would stand by, after ten minutes of single reports already, until the
        // next look at who has a copy, which is each ten minutes.
        settings.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 100_000L);
        // And with more than that, such a look each minute, the least that Streams allows.
        settings.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
        // A broker that is down is waited for: after this a task gives up, and its thread is replaced.
        settings.put(
                StreamsConfig.TASK_TIMEOUT_MS_CONFIG, Duration.ofMinutes(10).toMillis());
    }

    private static void throughput(Map<String, Object> settings) {
        // What is read are bundles of up to 16 KiB: who has much to catch up on holds so many of each partition at
        // most, 1 MiB, and those of one look beside them.
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 64);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 100);
        // No result depends on the order in which topics are read. Looking for an order costs a sixth of the work where
        // most of a task's topics are quiet.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    }
}
