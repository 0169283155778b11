package org.hled.bench.fresh;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A plain consumer of a topic, with Kafka's defaults: tells the key of each record that comes from now on. */
final class TopicWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final CountDownLatch standing = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;

    TopicWatch(String bootstrapServers, String topic, Consumer<String> onKey) throws InterruptedException {
        this.thread =
                Thread.ofPlatform().daemon().name("watch-" + topic).start(() -> watch(bootstrapServers, topic, onKey));
        standing.await();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(String bootstrapServers, String topic, Consumer<String> onKey) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            standing.countDown();
            while (!closed) {
                consumer.poll(POLL).forEach(one -> onKey.accept(new String(one.key(), StandardCharsets.UTF_8)));
            }
        } finally {
            standing.countDown();
        }
    }
}
