package org.hled.aggregator.ledger;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.hled.aggregator.ledger.book.LeafSum;
import org.hled.aggregator.ledger.book.Ledger;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.aggregator.report.RejectionMark;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.store.FoldStore;

/**
 * Keeps the winning version of each report, and forwards sums that have changed: as absolute values, about once a commit,
 * so that downstream is bounded by leaves and commits and not by the rate of reports, and so that forwarding one again is
 * harmless.
 */
final class LedgerProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** A punctuation that forwards for longer than this holds up the commit, and in the end outlives the transaction. */
    private static final long FORWARD_NANOS = Duration.ofMillis(50).toNanos();

    private final Duration forwardEvery;
    private ProcessorContext<byte[], byte[]> context;
    private FoldStore<Ledger> store;
    private OutcomeCounts outcomes;
    private int partition;
    private long latest;

    LedgerProcessor(Duration forwardEvery) {
        this.forwardEvery = forwardEvery;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        this.store = context.getStateStore(LedgerTopology.LEDGER_STORE);
        KeyValueStore<String, Long> counts = context.getStateStore(LedgerTopology.OUTCOMES_STORE);
        this.outcomes = new OutcomeCounts(counts);
        this.partition = context.taskId().partition();
        this.latest = 0;
        context.schedule(forwardEvery, PunctuationType.WALL_CLOCK_TIME, now -> forwardChanged());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        latest = Math.max(latest, record.timestamp());
        outcomes.count(outcome(record.key(), record.value()));
    }

    private Outcome outcome(byte[] id, byte[] value) {
        if (RejectionMark.isMark(value)) {
            return Outcome.REJECTED;
        }
        if (!ReportCodec.isReport(value)) {
            throw new IllegalStateException("hled.reports holds what this version does not know: form " + value[0]);
        }
        Outcome outcome = store.state().judge(id, value);
        if (outcome == Outcome.ACCEPTED) {
            String leaf = ReportCodec.leaf(value);
            store.state().leafEntry(leaf).ifPresent(store::put);
            store.put(store.state().versionEntry(id, value, leaf));
        }
        return outcome;
    }

    /** Sends what has changed for a while; the rest stays changed, and its sums go on growing until its turn comes. */
    private void forwardChanged() {
        long start = System.nanoTime();
        LeafSum leaf;
        while (System.nanoTime() - start < FORWARD_NANOS
                && (leaf = store.state().takeChanged()) != null) {
            byte[] key = PartialCodec.key(partition, leaf.key());
            context.forward(new Record<>(key, PartialCodec.value(leaf.sum()), latest));
        }
    }
}
