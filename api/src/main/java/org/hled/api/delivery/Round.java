package org.hled.api.delivery;

import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.api.delivery.sink.OpenAlertsView;
import org.hled.api.delivery.sink.Outgoing;
import org.hled.api.delivery.sink.Sink;
import org.hled.api.delivery.sink.Transitions;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.UnknownSchemaException;
import org.hled.stall.Alert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One membership in a sink's group, of which one member at a time has the topic's only partition and delivers. First it reads
 * the whole topic, which is small, to learn what is open; then it delivers from the committed offset on, one record after the
 * other, and commits what the receiver has accepted. While it waits to try again it keeps polling, paused, and so stays in its
 * group. For one thread, which calls {@link #step()} again and again.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    static final TopicPartition PARTITION = new TopicPartition(Topics.ALERTS.name(), 0);

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CALL = Duration.ofSeconds(3);

    private final Consumer<byte[], byte[]> consumer;
    private final Sink sink;
    private final AlertReader reader;
    private final Journal journal;
    private final OpenNow open;
    private final Attempts attempts;
    private final Time time;
    private final ObjectMapper json;
    private final SinkMeters meters;

    private final Queue<ConsumerRecord<byte[], byte[]>> queue = new ArrayDeque<>();
    private Phase phase = Phase.STANDBY;
    /** Where learning ends. */
    private long learnTo;
    /** What is before it has been delivered. */
    private long position;
    /** Whether position or state have changed since they were committed. */
    private boolean uncommitted;
    /** Whether it is not known yet what is open: what the topic has must wait for it. */
    private boolean unsettled;
    /** What {@link #works} says. */
    private boolean works;

    /** How it stood before the registry failed; empty if it does not. */
    private Optional<DeliveryState> unobstructed = Optional.empty();

    private enum Phase {
        /** Another member has the partition. */
        STANDBY,
        ASSIGNED,
        LEARNING,
        DELIVERING
    }

    Round(
            Consumer<byte[], byte[]> consumer,
            Sink sink,
            AlertReader reader,
            Optional<OpenAlerts> statuses,
            Attempts attempts,
            Time time,
            ObjectMapper json,
            SinkMeters meters) {
        this.consumer = consumer;
        this.sink = sink;
        this.reader = reader;
        this.journal = new Journal();
        this.open = new OpenNow(statuses, journal, time);
        this.attempts = attempts;
        this.time = time;
        this.json = json;
        this.meters = meters;
    }

    /** Joins the group. */
    void join() {
        consumer.subscribe(List.of(PARTITION.topic()), new Changes());
    }

    /**
     * Takes in what is new, and makes at most one attempt.
     *
     * @throws InterruptedException if the thread is interrupted
     * @throws TimeoutException if the broker does not answer; the next step tries again
     */
    void step() throws InterruptedException {
        poll();
        switch (phase) {
            case STANDBY -> {}
            case ASSIGNED -> begin();
            case LEARNING -> learn();
            case DELIVERING -> deliver();
        }
        meters.pending(pending());
    }

    /**
     * Whether it has shown, since its part in the group changed last, that it works: it was given its part, and that is to stand by,
     * or it has made an attempt, or had nothing to deliver.
     */
    boolean works() {
        return works;
    }

    /** Whether it works, or waits for something else than for the brokers: for statuses, the registry or the receiver. */
    boolean isServed() {
        return works || unsettled || !queue.isEmpty();
    }

    private void poll() {
        boolean busy = phase != Phase.STANDBY && !queue.isEmpty();
        if (phase == Phase.LEARNING || phase == Phase.DELIVERING) {
            if (busy) {
                consumer.pause(List.of(PARTITION));
            } else {
                consumer.resume(List.of(PARTITION));
            }
        }
        boolean ready = busy && attempts.isDue() && !unsettled;
        var polled = consumer.poll(ready ? Duration.ZERO : POLL);
        if (phase == Phase.LEARNING || phase == Phase.DELIVERING) {
            queue.addAll(polled.records(PARTITION));
        }
    }

    private void begin() {
        OffsetAndMetadata committed =
                consumer.committed(Set.of(PARTITION), CALL).get(PARTITION);
        long beginning = consumer.beginningOffsets(List.of(PARTITION), CALL).get(PARTITION);
        long end = consumer.endOffsets(List.of(PARTITION), CALL).get(PARTITION);
        boolean valid = committed != null && committed.offset() >= beginning && committed.offset() <= end;

        DeliveryState state = committed == null ? DeliveryState.INITIAL : StateJson.read(json, committed.metadata());
        if (state.digest().isEmpty()) {
            // A sink that is new begins with the digest of tomorrow.
            state = state.withDigest(sink.lastDigestDue(time.now()));
        }
        attempts.resume(state.withOpening(sink.needsRaised() && (!valid || state.opening())));
        position = valid ? committed.offset() : beginning;
        uncommitted = true;
        learnTo = end;
        unsettled = false;
        unobstructed = Optional.empty();
        journal.clear();
        queue.clear();
        consumer.seekToBeginning(List.of(PARTITION));
        phase = Phase.LEARNING;
        LOG.info("Delivering to {} from offset {} on", sink.name(), position);
    }

    private void learn() {
        while (!queue.isEmpty() && attempts.isDue()) {
            try {
                read(queue.element()).ifPresent(journal::see);
                queue.remove();
            } catch (RegistryUnavailableException | UnknownSchemaException e) {
                obstructed(e);
            }
        }
        if (queue.isEmpty() && consumer.position(PARTITION, CALL) >= learnTo) {
            consumer.seek(PARTITION, position);
            phase = Phase.DELIVERING;
            commit();
        }
    }

    private void deliver() throws InterruptedException {
        if (!attempts.isDue() || !open()) {
            return;
        }
        if (!queue.isEmpty()) {
            deliver(queue.element());
            return;
        }
        Optional<Outgoing> due = sink.due(open, attempts.state().digest(), time.now());
        if (due.isPresent()) {
            send(due.get());
        } else {
            idle();
        }
    }

    /** Tells of alerts that were raised before the topic's beginning. Whether what the topic has may be delivered now. */
    private boolean open() throws InterruptedException {
        if (!attempts.state().opening()) {
            return true;
        }
        Optional<OpenAlertsView.Settled> settled = open.settled();
        unsettled = settled.isEmpty();
        if (unsettled) {
            return false;
        }
        if (!settled.get().current()) {
            // Later, when it is known: what the topic has is worth more than its order with those.
            return true;
        }
        Optional<Alert> untold = settled.get().alerts().stream()
                .filter(alert -> !journal.tellsRaised(alert.getAlert()))
                .map(Round::raised)
                .findFirst();
        if (untold.isPresent()) {
            tellRaised(untold.get());
            return false;
        }
        attempts.change(attempts.state().withOpening(false));
        uncommitted = true;
        return true;
    }

    private void tellRaised(Alert alert) throws InterruptedException {
        Optional<Outgoing> outgoing = sink.transition(alert, time.now());
        if (outgoing.isEmpty() || send(outgoing.get())) {
            journal.see(alert);
        }
    }

    /** As it was raised, by the id that it had then: who knows it already takes it for a repeat. */
    private static Alert raised(Alert alert) {
        return Alert.newBuilder(alert)
                .setId(Transitions.raisedId(alert.getAlert()))
                .setTransition(Transitions.RAISED)
                .setAt(alert.getRaisedAt())
                .build();
    }

    private void deliver(ConsumerRecord<byte[], byte[]> next) throws InterruptedException {
        Optional<Alert> alert;
        try {
            alert = read(next);
        } catch (RegistryUnavailableException | UnknownSchemaException e) {
            obstructed(e);
            return;
        }
        if (alert.isEmpty()) {
            // Nobody can ever read it; waiting for it would hold up all alerts after it.
            meters.undecodable();
            passed(next);
            return;
        }
        journal.see(alert.get());
        Optional<Outgoing> outgoing = sink.transition(alert.get(), time.now());
        if (outgoing.isEmpty()) {
            passed(next);
        } else {
            if (attempt(outgoing.get())) {
                passed(next);
            }
            uncommitted = true;
            commit();
        }
    }

    private void passed(ConsumerRecord<byte[], byte[]> done) {
        queue.remove();
        position = done.offset() + 1;
        uncommitted = true;
    }

    private boolean attempt(Outgoing outgoing) throws InterruptedException {
        boolean accepted = attempts.send(outgoing);
        works = true;
        if (accepted) {
            sink.accepted(outgoing, time.now());
        }
        return accepted;
    }

    /** Makes an attempt at what is no record of the topic. */
    private boolean send(Outgoing outgoing) throws InterruptedException {
        DeliveryState before = attempts.state();
        boolean accepted = attempt(outgoing);
        if (!attempts.state().equals(before)) {
            uncommitted = true;
            commit();
        }
        return accepted;
    }

    /** Nothing is left: what was passed over counts as done, the markers of transactions at the topic's end too. */
    private void idle() {
        long read = consumer.position(PARTITION, CALL);
        if (read > position) {
            position = read;
            uncommitted = true;
        }
        if (uncommitted) {
            commit();
        }
        // Before that the queue is empty for want of an answer.
        works |= read >= learnTo;
    }

    /** Reads a record; that one can be read again says how it stood before none could. */
    private Optional<Alert> read(ConsumerRecord<byte[], byte[]> consumed) {
        Optional<Alert> alert = reader.read(consumed);
        if (unobstructed.isPresent()) {
            attempts.change(unobstructed.get());
            unobstructed = Optional.empty();
            uncommitted = true;
        }
        return alert;
    }

    private void obstructed(RuntimeException e) {
        LOG.debug("An alert cannot be read now", e);
        if (unobstructed.isEmpty()) {
            unobstructed = Optional.of(attempts.state());
        }
        attempts.obstructed(
                e instanceof UnknownSchemaException
                        ? "The schema registry does not know the schema of an alert."
                        : "The schema registry does not answer.");
        uncommitted = true;
        commit();
    }

    /** What could not be committed now is committed with the next; until then a crash makes repeats, and loses nothing. */
    private void commit() {
        var offset = new OffsetAndMetadata(position, StateJson.write(json, attempts.state()));
        try {
            consumer.commitSync(Map.of(PARTITION, offset), CALL);
            uncommitted = false;
        } catch (TimeoutException | RebalanceInProgressException e) {
            LOG.warn("What was delivered to {} could not be committed yet", sink.name());
        }
    }

    private long pending() {
        return phase == Phase.DELIVERING
                ? queue.size() + consumer.currentLag(PARTITION).orElse(0)
                : 0;
    }

    private final class Changes implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.contains(PARTITION)) {
                phase = Phase.ASSIGNED;
                consumer.pause(List.of(PARTITION));
            } else if (phase == Phase.STANDBY) {
                works = true;
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (partitions.contains(PARTITION) && phase == Phase.DELIVERING && uncommitted) {
                commit();
            }
            onPartitionsLost(partitions);
        }

        /** The attempt is given up; whoever has the partition now makes it. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            // What comes now is not known before the group has agreed on it.
            works = false;
            if (partitions.contains(PARTITION)) {
                queue.clear();
                unsettled = false;
                phase = Phase.STANDBY;
                meters.standby();
            }
        }
    }
}
