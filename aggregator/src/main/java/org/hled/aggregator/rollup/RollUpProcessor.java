package org.hled.aggregator.rollup;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.hled.aggregator.ledger.PartialCodec;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.RejectionCode;
import org.hled.aggregator.rollup.CatalogDesk.Verdict;
import org.hled.aggregator.rollup.figures.Figures;
import org.hled.aggregator.rollup.figures.LeafFigure;
import org.hled.aggregator.rollup.figures.RollUpCodec;
import org.hled.aggregator.rollup.figures.RollUpEntry;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryWaiting;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafPublished;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.VersionReached;
import org.hled.aggregator.rollup.figures.RollUpState;
import org.hled.aggregator.rollup.figures.TotalKey;
import org.hled.aggregator.store.FoldStore;
import org.hled.aggregator.wire.Rejections;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.aggregator.wire.Rejections.Rejected;
import org.hled.schemas.topic.Topics;
import org.hled.totals.Change;

/**
 * The one writer of the programme's figures: takes in partials and the catalog, and publishes what has changed, one numbered
 * change at a time.
 */
final class RollUpProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /** Leaves in a change. Each moves up to twelve totals, most of them shared with others. */
    private static final int MOST_LEAVES = 1_000;

    /** A punctuation that publishes for longer holds up the commit. Leaves that wait go on changing until their turn. */
    private static final long PUBLISH_NANOS = Duration.ofMillis(50).toNanos();

    /** Longest id of an initiative. */
    private static final int ID_BYTES = 64;

    /** An entry is written to the changelog and to {@code hled.programme}, whose records have at most a mebibyte. */
    private static final int ENTRY_BYTES = 512 * 1024;

    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final Duration publishEvery;
    private final CatalogDesk desk;
    private final OutputRecords output;
    private final Rejections rejections;
    private ProcessorContext<byte[], byte[]> context;
    private FoldStore<RollUpState> store;
    private long latest;

    RollUpProcessor(Duration publishEvery, CatalogDesk desk, OutputRecords output, Rejections rejections) {
        this.publishEvery = publishEvery;
        this.desk = desk;
        this.output = output;
        this.rejections = rejections;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        this.store = context.getStateStore(RollUpTopology.STORE);
        this.latest = store.state().version().asOf();
        // Totals were moved while restoring; they stand as published.
        store.state().figures().takeTouchedTotals();
        context.schedule(publishEvery, PunctuationType.WALL_CLOCK_TIME, this::publish);
        context.schedule(ASK_AGAIN, PunctuationType.WALL_CLOCK_TIME, this::judgeWaiting);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        latest = Math.max(latest, record.timestamp());
        RecordMetadata position = context.recordMetadata().orElseThrow();
        if (position.topic().equals(Topics.CATALOG.name())) {
            takeEntry(record, position.offset());
        } else {
            takePartial(record);
        }
    }

    private void takePartial(Record<byte[], byte[]> record) {
        String leaf = PartialCodec.leaf(record.key());
        int partition = PartialCodec.partition(record.key());
        Amounts amounts = PartialCodec.amounts(record.value());
        // A Ledger that has restarted sends all of its sums again.
        if (!store.state().figures().hasPartial(leaf, partition, amounts)) {
            put(new PartialReceived(leaf, partition, amounts));
        }
    }

    private void takeEntry(Record<byte[], byte[]> record, long offset) {
        var rejected = new Rejected(Topics.CATALOG.name(), 0, offset, record.timestamp(), record.key(), record.value());
        if (record.key() == null || record.key().length > ID_BYTES) {
            reject(
                    rejected,
                    new Reason(RejectionCode.INVALID_ENTRY.id(), "id", "the record's key must be the initiative's id"));
            return;
        }
        if (record.value() != null && record.value().length > ENTRY_BYTES) {
            reject(
                    rejected,
                    new Reason(
                            RejectionCode.TOO_LARGE.id(),
                            null,
                            "an entry must have at most %d bytes".formatted(ENTRY_BYTES)));
            return;
        }
        String initiative = new String(record.key(), StandardCharsets.UTF_8);
        CatalogEntryWaiting entry =
                new CatalogEntryWaiting(initiative, offset, record.timestamp(), bytes(record.value()));
        // An entry replaces what came before it, also where that still waits.
        endWaiting(entry);
        if (record.value() != null) {
            judge(entry, context.currentSystemTimeMs());
        } else if (store.state().programme().has(initiative)) {
            put(new CatalogEntryAccepted(initiative, new byte[0], false));
        }
    }

    private void judgeWaiting(long now) {
        for (CatalogEntryWaiting entry : store.state().waiting()) {
            judge(entry, now);
        }
    }

    private void judge(CatalogEntryWaiting entry, long now) {
        switch (desk.judge(entry, store.state().programme(), now)) {
            case Verdict.Accepted(var entries) -> {
                entries.forEach(this::put);
                endWaiting(entry);
            }
            case Verdict.Refused(var reason) -> {
                byte[] key = entry.initiative().getBytes(StandardCharsets.UTF_8);
                reject(
                        new Rejected(Topics.CATALOG.name(), 0, entry.offset(), entry.timestamp(), key, entry.value()),
                        reason);
                endWaiting(entry);
            }
            case Verdict.Pending() -> {
                if (!store.state().isWaiting(entry.initiative())) {
                    put(entry);
                }
            }
        }
    }

    private void endWaiting(CatalogEntryWaiting entry) {
        if (store.state().isWaiting(entry.initiative())) {
            put(entry.over());
        }
    }

    /** One change after the other, for as long as a punctuation may last. */
    private void publish(long now) {
        long start = System.nanoTime();
        boolean more = true;
        while (more && System.nanoTime() - start < PUBLISH_NANOS) {
            more = publishChange(now);
        }
    }

    /** Publishes what has changed, up to a number of leaves; false if there was nothing. */
    private boolean publishChange(long now) {
        Figures figures = store.state().figures();
        List<LeafFigure> leaves = figures.takeChanged(MOST_LEAVES);
        leaves.forEach(leaf -> put(new LeafPublished(leaf)));
        Map<TotalKey, Amounts> totals = figures.takeTouchedTotals();
        List<CatalogEntryAccepted> entries = store.state().programme().unpublished();
        if (leaves.isEmpty() && entries.isEmpty()) {
            return figures.hasChanged();
        }
        long number = store.state().version().number() + 1;
        put(new VersionReached(number, latest));
        Change change =
                new Change(number, Instant.ofEpochMilli(latest), totals.size(), leaves.size(), entries.size(), 0);
        for (CatalogEntryAccepted entry : entries) {
            var initiative = store.state().programme().initiative(entry);
            put(new CatalogEntryAccepted(entry.initiative(), entry.value(), true));
            context.forward(output.initiative(entry.initiative(), initiative, change, now), RollUpTopology.PROGRAMME);
        }
        leaves.forEach(leaf -> context.forward(output.leaf(leaf, change, now), RollUpTopology.CUBE));
        totals.forEach(
                (key, amounts) -> context.forward(output.total(key, amounts, change, now), RollUpTopology.TOTALS));
        return true;
    }

    private void put(RollUpEntry entry) {
        store.put(RollUpCodec.encode(entry));
    }

    private void reject(Rejected rejected, Reason reason) {
        context.forward(
                new Record<>(Rejections.key(rejected), rejections.encode(rejected, reason), rejected.timestamp()),
                RollUpTopology.REJECTIONS);
    }

    private static byte[] bytes(byte[] value) {
        return value == null ? new byte[0] : value;
    }
}
