package org.hled.aggregator.rollup;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.hled.aggregator.ledger.PartialCodec;
import org.hled.aggregator.pace.Share;
import org.hled.aggregator.rollup.figures.Figures;
import org.hled.aggregator.rollup.figures.LeafFigure;
import org.hled.aggregator.rollup.figures.RollUpCodec;
import org.hled.aggregator.rollup.figures.RollUpEntry;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.ConditionPublished;
import org.hled.aggregator.rollup.figures.RollUpEntry.OutageNoted;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsSettled;
import org.hled.aggregator.rollup.figures.RollUpEntry.TimeReached;
import org.hled.aggregator.rollup.figures.RollUpEntry.VersionReached;
import org.hled.aggregator.rollup.figures.RollUpState;
import org.hled.aggregator.rollup.figures.TotalFigure;
import org.hled.aggregator.rollup.figures.TotalKey;
import org.hled.aggregator.stall.StallBook;
import org.hled.aggregator.stall.StallBook.Judged;
import org.hled.aggregator.stall.WatchedTime;
import org.hled.aggregator.store.FoldStore;
import org.hled.aggregator.wire.Rejections;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.aggregator.wire.Rejections.Rejected;
import org.hled.aggregator.wire.RevivedTaskException;
import org.hled.generation.Generation;
import org.hled.schemas.code.Scope;
import org.hled.totals.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of the programme's figures: takes in partials, the catalog and what operators say, and publishes what has
 * changed, one numbered change at a time. It also looks, once a second, which initiatives are due: a silence is found by the
 * clock and not by a record.
 */
final class RollUpProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    /**
     * Leaves in a change, and statuses. A leaf moves up to twelve totals, and the more leaves, the more of these they share; but a
     * change is published in one go, so it must not take long: this many take less than half a second.
     */
    private static final int MOST_LEAVES = 16_000;

    /** How often it looks whether there is something to publish. */
    private static final Duration TICK = Duration.ofMillis(10);

    /** The shortest time between two rounds of changes, of which history keeps each for ever. */
    private static final long SHORTEST_MILLIS = 50;

    /** A punctuation that publishes for longer holds up the commit. What waits goes on changing until its turn. */
    private static final long PUBLISH_NANOS = Duration.ofMillis(50).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(RollUpProcessor.class);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Generation first;
    private final EntryDesk desk;
    private final OutputRecords output;
    private final StallRecords stallOutput;
    private final Rejections rejections;
    private final LongSupplier nanos;
    private ProcessorContext<byte[], byte[]> context;
    private FoldStore<RollUpState> store;
    private EntryDesk.Office office;
    private PartialDesk partials;
    private PulseWatch pulseWatch;
    private Share share;
    private long publishedAt;

    /** @param nanos how long something takes, as {@link System#nanoTime} does */
    RollUpProcessor(
            Generation first,
            EntryDesk desk,
            OutputRecords output,
            StallRecords stallOutput,
            Rejections rejections,
            LongSupplier nanos) {
        this.first = first;
        this.desk = desk;
        this.output = output;
        this.stallOutput = stallOutput;
        this.rejections = rejections;
        this.nanos = nanos;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        if (this.context != null) {
            throw new RevivedTaskException();
        }
        this.context = context;
        this.store = context.getStateStore(RollUpTopology.STORE);
        this.office = new EntryDesk.Office(store.state(), this::put, this::reject);
        this.partials = new PartialDesk(first, store.state(), this::put);
        this.share = new Share();
        this.publishedAt = 0;
    }

    /**
     * Goes on from what is restored. Not before the first record, which is a pulse at the latest: only a transaction with
     * offsets is refused to an instance that was taken for dead, and what such a one publishes would stand beside what its
     * successor publishes.
     */
    private void goOn() {
        if (pulseWatch == null) {
            StallBook stalls = store.state().stalls();
            pulseWatch =
                    new PulseWatch(context.currentSystemTimeMs(), stalls.time().asOf(), stalls.isSaidToBeBlind());
            store.state().figures().resume();
            context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::publishWhenDue);
            context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        goOn();
        RecordMetadata position = context.recordMetadata().orElseThrow();
        if (EntryDesk.isFor(position.topic())) {
            desk.take(
                    new Rejected(
                            position.topic(),
                            position.partition(),
                            position.offset(),
                            record.timestamp(),
                            record.key(),
                            record.value()),
                    office,
                    context.currentSystemTimeMs());
        } else {
            // Pulses come every second, also when nothing else does: they are no reason to wait with what is left.
            share.take(partials.take(PartialCodec.read(record.key(), record.value()), record.timestamp()));
        }
    }

    /** Once a second: what waits, what time it is, and who is due. */
    private void look(long now) {
        desk.judgeWaiting(office, now);
        StallBook stalls = store.state().stalls();
        stalls.setBlind(pulseWatch.isBlind(now, stalls.time().asOf()));
        stalls.collectDue();
        pulseWatch
                .unsent(stalls.time().asOf())
                .ifPresent(asOf -> context.forward(
                        stallOutput.pulse(asOf, store.state().version().number(), now), RollUpTopology.PULSE));
        RollUpState state = store.state();
        state.signs().before(state.figures().generation(), MOST_LEAVES).forEach(this::put);
    }

    private void publishWhenDue(long now) {
        if (share.isDue(now) && isLongEnoughAgo(now)) {
            long start = nanos.getAsLong();
            long before = store.state().version().number();
            long looked = store.state().figures().looked();
            publish(now, start);
            share.spent(now, nanos.getAsLong() - start, store.state().figures().looked() - looked);
            if (store.state().version().number() > before) {
                publishedAt = now;
                context.commit();
            }
        }
    }

    /** A change that comes alone goes out at once. */
    private boolean isLongEnoughAgo(long now) {
        return now - publishedAt >= SHORTEST_MILLIS || now < publishedAt;
    }

    /** One change after the other, for as long as a punctuation may last. */
    private void publish(long now, long start) {
        Changeover.Turn turn = partials.turn(now);
        if (turn == Changeover.Turn.WAIT) {
            // Nor does time pass: what was received last may be known to the former generation only.
            return;
        }
        boolean more = turn == Changeover.Turn.PUBLISH || changeOver(now);
        while (more && nanos.getAsLong() - start < PUBLISH_NANOS) {
            more = publishChange(now);
        }
        RollUpState state = store.state();
        state.deliveries().settled(state.figures().done()).forEach(delivery -> put(new PartialsSettled(delivery)));
        partials.reached().ifPresent(this::advance);
    }

    /** With the figures that come of it in one transaction, and what is said of the two generations too. */
    private boolean changeOver(long now) {
        partials.changeOver(now).forEach(generation -> {
            LOG.info("generation {} is {}", generation.getNumber(), generation.getPhase());
            context.forward(output.generation(generation, now), RollUpTopology.GENERATIONS);
        });
        return true;
    }

    private void advance(long asOf) {
        WatchedTime time = store.state().stalls().time();
        if (asOf > time.asOf()) {
            time.endedBy(asOf).ifPresent(outage -> put(new OutageNoted(outage)));
            put(new TimeReached(asOf));
        }
    }

    /** Publishes what has changed, up to a number of leaves and statuses; false if there was nothing. */
    private boolean publishChange(long now) {
        RollUpState state = store.state();
        Figures figures = state.figures();
        List<LeafFigure> leaves = figures.takeChanged(MOST_LEAVES, this::put);
        List<TotalFigure> totals = figures.takeTouchedTotals();
        List<CatalogEntryAccepted> entries = state.programme().unpublished();
        List<Judged> statuses = state.stalls().judgeDue(MOST_LEAVES, this::total);
        leaves.forEach(leaf -> state.stalls().touch(leaf.leaf().initiative()));
        if (leaves.isEmpty() && entries.isEmpty() && statuses.isEmpty()) {
            return figures.hasChanged() || state.stalls().hasDue();
        }
        long number = state.version().number() + 1;
        long asOf = state.stalls().time().asOf();
        put(new VersionReached(number, asOf));
        Change change = new Change(
                number, Instant.ofEpochMilli(asOf), totals.size(), leaves.size(), entries.size(), statuses.size());
        entries.forEach(entry -> publish(entry, change, now));
        leaves.forEach(leaf -> context.forward(output.leaf(leaf, change, now), RollUpTopology.CUBE));
        totals.forEach(figure -> publish(figure, change, now));
        statuses.forEach(judged -> publish(judged, asOf, change, now));
        return true;
    }

    private void publish(TotalFigure figure, Change change, long now) {
        OutputRecords.TotalRecords records = output.total(figure, change, now);
        context.forward(records.standing(), RollUpTopology.TOTALS);
        context.forward(records.historic(), RollUpTopology.HISTORY);
    }

    private void publish(CatalogEntryAccepted entry, Change change, long now) {
        var initiative = store.state().programme().initiative(entry);
        put(new CatalogEntryAccepted(entry.initiative(), entry.value(), true));
        context.forward(output.initiative(entry.initiative(), initiative, change, now), RollUpTopology.PROGRAMME);
    }

    /** The alert goes out with the status that it stands in, in one transaction: each transition once. */
    private void publish(Judged judged, long asOf, Change change, long now) {
        put(new ConditionPublished(judged.initiative(), judged.now()));
        context.forward(
                stallOutput.status(judged.initiative(), judged.now(), change, now), RollUpTopology.INITIATIVE_STATUS);
        judged.transition().ifPresent(transition -> {
            var initiative = store.state().programme().initiative(judged.initiative());
            context.forward(
                    stallOutput.alert(judged, transition, initiative, asOf, change, now), RollUpTopology.ALERTS);
        });
    }

    private Optional<BigDecimal> total(String initiative, String measure, String unit) {
        return store.state().figures().value(TotalKey.ofAllTime(Scope.INITIATIVE, initiative, measure, unit));
    }

    private void put(RollUpEntry entry) {
        store.log(RollUpCodec.encode(entry));
        store.state().apply(entry);
    }

    private void reject(Rejected rejected, Reason reason) {
        context.forward(
                new Record<>(Rejections.key(rejected), rejections.encode(rejected, reason), rejected.timestamp()),
                RollUpTopology.REJECTIONS);
    }
}
