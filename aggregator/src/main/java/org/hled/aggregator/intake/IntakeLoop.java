package org.hled.aggregator.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.hled.aggregator.pace.Pace;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.aggregator.wire.Rejections;
import org.hled.generation.Generation;
import org.hled.schemas.topic.InputTopics;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.wire.SchemaSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Input topics → Intake → {@code hled.reports}, or another generation's, and {@code hled.rejections}: what was read, and what
 * came of it, in one transaction. It has no state. For one thread, which calls {@link #step} again and again.
 *
 * <p>A record that cannot be judged yet holds up its partition, and nothing else: the partition is paused, and read again from
 * there.
 */
public final class IntakeLoop {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeLoop.class);

    /** More often than this in a row, new clients must join the group. */
    private static final int MOST_REFUSED = 3;

    /** More records of one thread than this, a second, are bulk. */
    private static final int BULK_PER_SECOND = 40_000;

    /**
     * A step that takes longer leaves the rest for the next one. A record whose schema nobody knows may take as long as the registry
     * does, and a transaction must not last for long.
     */
    static final Duration LONGEST_STEP = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final InputBytes input;
    private final Producer<byte[], byte[]> producer;
    private final IntakeDesk desk;
    private final ReportBundles bundles;
    private final InstantSource clock;
    private final Waits waits;
    private final IntakeDesk.Tray tray = new Transaction();
    private final Pace pace;

    private final Uncommitted uncommitted = new Uncommitted();

    /** The partition with which the last step came to take too long; null if it did not. */
    private TopicPartition slow;

    private boolean inTransaction;

    /** How often in a row the group has refused offsets. */
    private int refused;

    private boolean discarded;
    private long looked;

    /** When something came last. */
    private long came;

    private volatile boolean assigned;

    /**
     * An Intake; the clients are its own.
     *
     * @param generation that it is of
     * @param before what the generations before it have told
     * @param consumer reads only what is committed, and commits nothing by itself
     * @param input what the consumer makes keys and values with
     * @param producer transactional
     * @param schemas asked for each id that it meets; must not hold it up for long
     * @param clock of this machine
     */
    public IntakeLoop(
            Generation generation,
            ToldBefore before,
            Consumer<byte[], byte[]> consumer,
            InputBytes input,
            Producer<byte[], byte[]> producer,
            SchemaSource schemas,
            OutputEncoders encoders,
            InstantSource clock) {
        Topic<byte[]> reports = new Road(generation.getNumber()).reports(generation.getPartitions());
        this.consumer = consumer;
        this.input = input;
        this.producer = producer;
        this.desk = new IntakeDesk(
                new UpdateReader(schemas), new Rejecting(generation, before, new Rejections(encoders)), clock);
        this.bundles = new ReportBundles(reports.name(), reports.partitions(), producer);
        this.clock = clock;
        this.waits = new Waits(consumer);
        this.pace = new Pace(clock.millis(), BULK_PER_SECOND, Pace.LONGEST);
        this.looked = clock.millis();
    }

    /** Joins the group. To be called once, before the first step. */
    public void begin() {
        producer.initTransactions();
        consumer.subscribe(InputTopics.NAMES, new Assignments());
    }

    /** Whether it has its part of the partitions, which may be none. */
    public boolean isAssigned() {
        return assigned;
    }

    /**
     * Takes what has come, or waits for a moment; commits what has been taken, if it is time.
     *
     * @throws RuntimeException where it cannot: it must be {@linkplain #discard discarded}, and another with new clients reads
     *     again what was not committed
     */
    public void step() {
        long before = clock.millis();
        waits.resume(before);
        input.begin();
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(untilLook(before));
        takeAll(polled);
        long now = clock.millis();
        if (!polled.nextOffsets().isEmpty() || now < came) {
            came = now;
        }
        if (isUncommitted() && isTimeToLook(now)) {
            looked = now;
            if (now - came >= Pace.TICK.toMillis()) {
                pace.end();
            }
            if (pace.isDue(now)) {
                commitOrTakeBack();
            }
        }
    }

    /** Commits what has been taken. */
    public void finish() {
        if (isUncommitted() && !discarded) {
            commit();
        }
    }

    /** What is in flight does not count any more: a step has failed. All that is left to do is to close the clients. */
    public void discard() {
        discarded = true;
    }

    private boolean isUncommitted() {
        return inTransaction || !uncommitted.isEmpty();
    }

    /** What is uncommitted must not wait for longer than it has to; no longer than that otherwise, for the sake of {@link Waits}. */
    private Duration untilLook(long now) {
        return isUncommitted() && !isTimeToLook(now) ? Pace.TICK.minusMillis(now - looked) : Pace.TICK;
    }

    /** A clock that was set back must not make it wait until it is as late again. */
    private boolean isTimeToLook(long now) {
        return now - looked >= Pace.TICK.toMillis() || now < looked;
    }

    private void takeAll(ConsumerRecords<byte[], byte[]> polled) {
        // Also where only markers of transactions have come, of which no record tells.
        List<TopicPartition> partitions = new ArrayList<>(polled.nextOffsets().keySet());
        // Behind those that it has kept waiting.
        if (slow != null && partitions.remove(slow)) {
            partitions.add(slow);
        }
        slow = null;
        long since = clock.millis();
        for (TopicPartition partition : partitions) {
            take(partition, polled.records(partition), polled.nextOffsets().get(partition), since);
            if (slow == null && isLate(since)) {
                slow = partition;
            }
        }
    }

    private boolean isLate(long since) {
        return clock.millis() - since >= LONGEST_STEP.toMillis();
    }

    /** @param since when this step began to take records */
    private void take(
            TopicPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            OffsetAndMetadata next,
            long since) {
        SourceTopic topic = desk.topic(partition.topic());
        boolean first = true;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            boolean late = isLate(since);
            Optional<String> obstacle = late ? Optional.empty() : desk.take(topic, record, tray);
            if (late || obstacle.isPresent()) {
                OffsetAndMetadata here = at(record);
                if (!first) {
                    waits.end(partition);
                    uncommitted.readTo(partition, here);
                }
                leave(partition, here, obstacle);
                return;
            }
            if (first) {
                uncommitted.begin(partition, at(record));
                first = false;
            }
            pace.take();
        }
        waits.end(partition);
        uncommitted.readTo(partition, next);
    }

    private static OffsetAndMetadata at(ConsumerRecord<?, ?> record) {
        return new OffsetAndMetadata(record.offset(), record.leaderEpoch(), "");
    }

    /** To be read again from there: after a while if there is an obstacle, else with the next step. */
    private void leave(TopicPartition partition, OffsetAndMetadata here, Optional<String> obstacle) {
        if (obstacle.isPresent()) {
            waits.pause(partition, here, clock.millis(), obstacle.get());
        } else {
            consumer.seek(partition, here);
        }
    }

    private void beginTransaction() {
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
        }
    }

    /**
     * The group may have agreed on who reads what while this member was at work, which hears of it by its next poll; until then the
     * broker takes no offsets from it. Nothing is committed by then, so what was taken is read again, by whoever has it.
     */
    private void commitOrTakeBack() {
        try {
            send();
        } catch (CommitFailedException e) {
            refused++;
            if (refused > MOST_REFUSED) {
                throw e;
            }
            LOG.info("the group has moved on; reading again what was not committed: {}", e.getMessage());
            producer.abortTransaction();
            inTransaction = false;
            uncommitted.takeBack(consumer);
            return;
        }
        commitSent();
    }

    private void commit() {
        send();
        commitSent();
    }

    private void send() {
        beginTransaction();
        bundles.sendAll();
        producer.sendOffsetsToTransaction(uncommitted.offsets(), consumer.groupMetadata());
    }

    /** Where this fails, nobody knows whether it was committed; only new clients find out. */
    private void commitSent() {
        producer.commitTransaction();
        inTransaction = false;
        refused = 0;
        uncommitted.clear();
    }

    /** What is in flight belongs to another by now, who reads it again. */
    private void abandon() {
        bundles.clear();
        uncommitted.clear();
        if (inTransaction && !discarded) {
            inTransaction = false;
            producer.abortTransaction();
        }
    }

    private final class Transaction implements IntakeDesk.Tray {

        @Override
        public void report(byte[] id, byte[] value, long timestamp) {
            beginTransaction();
            bundles.add(id, value, timestamp);
        }

        @Override
        public void rejection(ProducerRecord<byte[], byte[]> rejection) {
            beginTransaction();
            producer.send(rejection);
        }
    }

    private final class Assignments implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            assigned = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            finish();
            waits.forget(Set.copyOf(partitions));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            assigned = false;
            abandon();
            waits.forget(Set.copyOf(partitions));
        }
    }
}
