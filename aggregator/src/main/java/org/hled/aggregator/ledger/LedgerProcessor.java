package org.hled.aggregator.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.hled.aggregator.ledger.book.Ledger;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.aggregator.ledger.book.Outgoing;
import org.hled.aggregator.pace.Pace;
import org.hled.aggregator.report.Bundle;
import org.hled.aggregator.report.PulseMark;
import org.hled.aggregator.report.RejectionMark;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.store.FoldStore;
import org.hled.aggregator.wire.RevivedTaskException;

/**
 * Keeps the winning version of each report, and forwards sums that have changed: as absolute values, before each commit, so
 * that downstream is bounded by leaves and commits and not by the rate of reports, and so that forwarding one again is
 * harmless.
 */
final class LedgerProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** A punctuation that forwards for longer than this holds up the commit, and in the end outlives the transaction. */
    private static final long FORWARD_NANOS = Duration.ofMillis(20).toNanos();

    /** More reports of one task than this, a second, are bulk. */
    private static final int BULK_PER_SECOND = 3_000;

    /**
     * The longest time that a sum waits in a backlog. Nothing is complete before the next pulse, and what is told until then is
     * told again.
     */
    private static final Duration LONGEST_IN_BACKLOG = Duration.ofSeconds(10);

    private final int generation;
    private final LongSupplier nanos;
    private ProcessorContext<byte[], byte[]> context;
    private FoldStore<Ledger> store;
    private OutcomeCounts outcomes;
    private PartialWriter partials;
    private Pace pace;
    private boolean tells;
    private long latest;

    /** @param nanos how long something takes, as {@link System#nanoTime} does */
    LedgerProcessor(int generation, LongSupplier nanos) {
        this.generation = generation;
        this.nanos = nanos;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        if (this.context != null) {
            throw new RevivedTaskException();
        }
        this.context = context;
        this.store = context.getStateStore(LedgerTopology.LEDGER_STORE);
        KeyValueStore<String, Long> counts = context.getStateStore(LedgerTopology.OUTCOMES_STORE);
        this.outcomes = new OutcomeCounts(counts);
        this.partials = new PartialWriter(generation, context.taskId().partition());
        this.latest = 0;
        this.pace = new Pace(context.currentSystemTimeMs(), BULK_PER_SECOND, LONGEST_IN_BACKLOG);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        tellFromNowOn();
        byte[] value = record.value();
        if (Bundle.isBundle(value)) {
            store.state().expect(() -> Bundle.ids(value));
            Bundle.forEach(value, this::takeEntry);
            logTaken();
        } else if (PulseMark.isMark(value)) {
            pace.complete();
            store.state().addPulse(PulseMark.asOf(value));
        } else {
            // By itself, under its identity: builds before 0.1.0 wrote these, and may have left some unread.
            takeEntry(record.key(), value, record.timestamp());
            logTaken();
        }
    }

    /**
     * Not before the first record, which is a pulse at the latest: only a transaction with offsets is refused to an
     * instance that was taken for dead, and what such a one tells would stand in the place of what its successor has told.
     */
    private void tellFromNowOn() {
        if (!tells) {
            tells = true;
            // All tasks of a thread at the same moments: it has one transaction for them, and one commit then does for
            // all.
            context.schedule(Instant.EPOCH, Pace.TICK, PunctuationType.WALL_CLOCK_TIME, this::forwardWhenDue);
        }
    }

    private void logTaken() {
        store.state().takeEntries().forEach(store::log);
        outcomes.store();
    }

    private void takeEntry(byte[] id, byte[] value, long timestamp) {
        pace.take();
        latest = Math.max(latest, timestamp);
        if (ReportCodec.isReport(value)) {
            outcomes.count(store.state().take(id, value, timestamp));
        } else if (RejectionMark.isMark(value)) {
            outcomes.count(Outcome.REJECTED);
            RejectionMark.sign(value).ifPresent(sign -> store.state().takeSign(sign, timestamp));
        } else {
            throw new IllegalStateException("hled.reports holds what this version does not know: "
                    + (value.length == 0 ? "without a form" : "form " + value[0]));
        }
    }

    private void forwardWhenDue(long now) {
        if (pace.isDue(now) && forwardChanged()) {
            context.commit();
        }
    }

    /** Sends what has changed for a while; the rest stays due, and its sums go on growing until its turn comes. */
    private boolean forwardChanged() {
        long start = nanos.getAsLong();
        Outgoing next = store.state().takeDue();
        boolean any = next != null;
        while (next != null) {
            partials.add(next);
            if (partials.isFull()) {
                forwardPartials();
            }
            next = nanos.getAsLong() - start < FORWARD_NANOS ? store.state().takeDue() : null;
        }
        if (!partials.isEmpty()) {
            forwardPartials();
        }
        return any;
    }

    private void forwardPartials() {
        context.forward(new Record<>(partials.key(), partials.take(), latest));
    }
}
