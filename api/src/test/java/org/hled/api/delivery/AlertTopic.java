package org.hled.api.delivery;

import static org.hled.api.delivery.Round.PARTITION;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.TestRegistry;
import org.hled.stall.Alert;

/** The topic of alerts and what a group has committed of it, for members that come and go. */
final class AlertTopic {

    private final TestRegistry registry = new TestRegistry();
    private final AvroEncoder<Alert> encoder;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<OffsetAndMetadata> commits = new ArrayList<>();
    private long beginning;
    private long end;
    private boolean refusesCommits;
    private volatile boolean withoutLeader;
    private volatile Consumer<Member> atPoll = member -> {};

    AlertTopic() {
        var schema = Topics.ALERTS.schema().orElseThrow();
        encoder = new AvroEncoder<>(schema, registry.register(Topics.ALERTS.subject(), schema));
    }

    TestRegistry registry() {
        return registry;
    }

    /** Appends transitions in one transaction. */
    void publish(Alert... alerts) {
        append(Stream.of(alerts).map(encoder::encode).toArray(byte[][]::new));
    }

    /** Appends values in one transaction: a marker follows, which has an offset and is no record. */
    void append(byte[]... values) {
        for (byte[] value : values) {
            records.add(new ConsumerRecord<>(PARTITION.topic(), 0, end++, null, value));
        }
        end++;
    }

    /** Drops what is before an offset, as retention does. */
    void dropBefore(long offset) {
        beginning = offset;
        records.removeIf(record -> record.offset() < offset);
    }

    void refuseCommits(boolean refuse) {
        refusesCommits = refuse;
    }

    /** Nobody says where it begins or ends. */
    void loseLeader(boolean lost) {
        withoutLeader = lost;
    }

    /** Does this at the beginning of each poll, which may end there with what it throws. */
    void atPoll(Consumer<Member> action) {
        atPoll = action;
    }

    long end() {
        return end;
    }

    /** What was committed last. */
    OffsetAndMetadata committed() {
        return commits.getLast();
    }

    void forgetCommits() {
        commits.clear();
    }

    /** A consumer of the group. */
    Member member() {
        Member member = new Member();
        member.updateBeginningOffsets(Map.of(PARTITION, beginning));
        return member;
    }

    final class Member extends MockConsumer<byte[], byte[]> {

        private Duration lastPoll = Duration.ZERO;
        private ConsumerRebalanceListener listener;

        private Member() {
            super("earliest");
        }

        /** Gives it the partition, as a rebalance does. */
        void take() {
            rebalance(List.of(PARTITION));
        }

        void lose() {
            rebalance(List.of());
        }

        /** Is taken for dead, and its group has not agreed on anything since. */
        void drop() {
            listener.onPartitionsLost(List.of(PARTITION));
        }

        @Override
        public synchronized void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
            super.subscribe(topics, listener);
            this.listener = listener;
        }

        /** How long the last poll would have waited. */
        Duration lastPoll() {
            return lastPoll;
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            lastPoll = timeout;
            atPoll.accept(this);
            if (!assignment().contains(PARTITION) || paused().contains(PARTITION)) {
                return ConsumerRecords.empty();
            }
            long from = position(PARTITION);
            List<ConsumerRecord<byte[], byte[]>> batch = records.stream()
                    .filter(record -> record.offset() >= from)
                    .limit(2)
                    .toList();
            seek(PARTITION, batch.isEmpty() ? end : batch.getLast().offset() + 1);
            return new ConsumerRecords<>(Map.of(PARTITION, batch), Map.of());
        }

        @Override
        public synchronized Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
            if (withoutLeader) {
                throw new TimeoutException("no leader");
            }
            return super.beginningOffsets(partitions);
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
            return Map.of(PARTITION, end);
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
            return commits.isEmpty() ? Map.of() : Map.of(PARTITION, commits.getLast());
        }

        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            if (refusesCommits) {
                throw new TimeoutException("no answer");
            }
            commits.add(offsets.get(PARTITION));
        }

        @Override
        public OptionalLong currentLag(TopicPartition partition) {
            return OptionalLong.of(end - position(partition));
        }
    }
}
