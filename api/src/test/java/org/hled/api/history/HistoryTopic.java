package org.hled.api.history;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.api.Samples;
import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.TestRegistry;
import org.hled.totals.Change;
import org.hled.totals.Correction;
import org.hled.totals.Total;

/** The topic of the history in memory, as the aggregator would write it; any number of consumers read it, again and again. */
final class HistoryTopic {

    private static final TopicPartition PARTITION = HistoryReading.PARTITION;
    private static final int BATCH = 100;

    private final TestRegistry registry;
    private final List<ConsumerRecord<byte[], byte[]>> log = new CopyOnWriteArrayList<>();
    private volatile boolean exists = true;
    private volatile boolean isDown;
    private volatile long beginning;
    private volatile long end;

    HistoryTopic(TestRegistry registry) {
        this.registry = registry;
    }

    /** Writes a total of a change; the key is scope/id/measure/unit/period. Gives its offset. */
    long write(String key, long version, String value) {
        return write(row(key, version, value), version, null);
    }

    /** The same of a change that is a correction in part. */
    long correct(String key, long version, String value, String amount) {
        return write(
                row(key, version, value),
                version,
                new Correction(1L, false, false, new BigDecimal(amount).setScale(2)));
    }

    /** The row that a total of a version is: when it was made tells the version. */
    static TotalRow row(String key, long version, String value) {
        TotalRow row = Samples.total(key, value, 1);
        return new TotalRow(
                row.key(), row.value(), row.reports(), row.atLeast(), row.estimated(), row.negative(), time(version));
    }

    static Instant time(long version) {
        return Samples.UPDATED.plusSeconds(version);
    }

    private long write(TotalRow row, long version, Correction correction) {
        TotalKey key = row.key();
        var schema = Topics.HISTORY.schema().orElseThrow();
        int id = registry.register(Topics.HISTORY.subject(), schema);
        Total total = Total.newBuilder()
                .setScope(key.scope())
                .setId(key.id())
                .setMeasure(key.measure())
                .setUnit(key.unit())
                .setPeriod(key.period())
                .setValue(row.value())
                .setReports(row.reports())
                .setAtLeast(row.atLeast())
                .setEstimated(row.estimated())
                .setNegative(row.negative())
                .setUpdatedAt(row.updatedAt())
                .setChange(new Change(version, row.updatedAt(), 1, 0, 0, 0))
                .setCorrection(correction)
                .build();
        return bytes(new AvroEncoder<Total>(schema, id).encode(total));
    }

    long bytes(byte[] value) {
        log.add(new ConsumerRecord<>(PARTITION.topic(), 0, end, "key".getBytes(StandardCharsets.UTF_8), value));
        return end++;
    }

    /** The marker of a transaction, or what an aborted one has written: readers of what is committed never see it. */
    void marker() {
        end++;
    }

    /** As retention does. */
    void deleteBefore(long offset) {
        beginning = offset;
        log.removeIf(consumed -> consumed.offset() < offset);
    }

    void setExists(boolean whether) {
        exists = whether;
    }

    void setDown(boolean whether) {
        isDown = whether;
    }

    Consumer<byte[], byte[]> consumer() {
        return new View();
    }

    private final class View extends MockConsumer<byte[], byte[]> {

        private View() {
            super("none");
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            long from = position(PARTITION);
            if (isDown) {
                return ConsumerRecords.empty();
            }
            if (from < beginning || from > end) {
                throw new OffsetOutOfRangeException(Map.of(PARTITION, from));
            }
            List<ConsumerRecord<byte[], byte[]>> batch = log.stream()
                    .filter(consumed -> consumed.offset() >= from)
                    .limit(BATCH)
                    .toList();
            seek(PARTITION, batch.size() < BATCH ? end : batch.getLast().offset() + 1);
            return new ConsumerRecords<>(Map.of(PARTITION, batch), Map.of());
        }

        @Override
        public synchronized List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
            answer();
            Node node = new Node(0, "localhost", 9092);
            return exists
                    ? List.of(new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node}))
                    : List.of();
        }

        @Override
        public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
            seek(PARTITION, beginning);
        }

        @Override
        public synchronized Map<TopicPartition, Long> beginningOffsets(
                Collection<TopicPartition> partitions, Duration timeout) {
            answer();
            return Map.of(PARTITION, beginning);
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(
                Collection<TopicPartition> partitions, Duration timeout) {
            answer();
            return Map.of(PARTITION, end);
        }

        private void answer() {
            if (isDown) {
                throw new TimeoutException("no answer");
            }
        }
    }
}
