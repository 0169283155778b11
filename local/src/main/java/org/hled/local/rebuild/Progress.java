package org.hled.local.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Road;

/** Looks how far a generation has come. */
final class Progress {

    private static final int LOOKS = 10;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Cluster cluster;

    Progress(Cluster cluster) {
        this.cluster = cluster;
    }

    Look of(Generation generation) {
        Road road = new Road(generation.getNumber());
        Instant now = Instant.now();
        List<TopicPartition> inputs = cluster.inputs();
        Map<TopicPartition, Long> beginnings = cluster.beginnings(inputs);
        Map<TopicPartition, Long> ends = cluster.ends(inputs);
        Map<TopicPartition, Long> committed = cluster.committed(road.intake());
        long read = 0;
        long records = 0;
        Map<TopicPartition, Long> unread = new HashMap<>();
        for (TopicPartition input : inputs) {
            long beginning = beginnings.get(input);
            long end = ends.get(input);
            long at = Math.clamp(committed.getOrDefault(input, beginning), beginning, end);
            read += at - beginning;
            records += end - beginning;
            if (at < end) {
                unread.put(input, at);
            }
        }
        Optional<Instant> asOf = unread.isEmpty() ? Optional.of(now) : oldest(unread);
        return new Look(generation.getNumber(), read, records, waiting(road, generation), asOf);
    }

    private long waiting(Road road, Generation generation) {
        String topic = road.reports(generation.getPartitions()).name();
        if (!cluster.topics().contains(topic)) {
            return 0;
        }
        Collection<TopicPartition> partitions = cluster.partitionsOf(List.of(topic));
        Map<TopicPartition, Long> beginnings = cluster.beginnings(partitions);
        Map<TopicPartition, Long> committed = cluster.committed(road.ledger());
        return cluster.ends(partitions).entrySet().stream()
                .mapToLong(end -> Math.max(
                        0, end.getValue() - committed.getOrDefault(end.getKey(), beginnings.get(end.getKey()))))
                .sum();
    }

    /** The broker's time of the oldest of the records that stand here. */
    private Optional<Instant> oldest(Map<TopicPartition, Long> unread) {
        Consumer<byte[], byte[]> consumer = cluster.consumer();
        consumer.assign(unread.keySet());
        unread.forEach(consumer::seek);
        Map<TopicPartition, Long> times = new HashMap<>();
        for (int look = 0; look < LOOKS && times.size() < unread.size(); look++) {
            var found = consumer.poll(POLL);
            for (TopicPartition partition : found.partitions()) {
                times.putIfAbsent(partition, found.records(partition).getFirst().timestamp());
            }
            consumer.pause(found.partitions());
        }
        return times.size() < unread.size()
                ? Optional.empty()
                : times.values().stream().min(Long::compare).map(Instant::ofEpochMilli);
    }
}
