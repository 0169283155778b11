package org.hled.aggregator.rollup.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hled.aggregator.Samples;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Precision;
import org.hled.aggregator.report.Tally;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.GenerationCounted;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafPublished;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.SchemaLearned;
import org.hled.aggregator.store.Entry;
import org.hled.catalog.Initiative;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;

/** A Roll-up that is restored from its log publishes exactly what the one that wrote it would have published next. */
class RollUpReplayTest {

    private static final int SCHEMA_ID = 5;
    private static final List<String> LEAVES = List.of(
            "alpha/mx-sep/enrollment.enrolled/people/-/2024-03",
            "alpha/mx-sep/enrollment.enrolled/people/-/all",
            "beta/mx-sep/enrollment.enrolled/people/-/2024",
            "beta/us-dos/enrollment.enrolled/people/-/2024");

    private final RollUpState state = new RollUpState();
    private final List<Entry> log = new ArrayList<>();
    private int revisions;
    private long time;
    private final AvroEncoder<Initiative> encoder =
            new AvroEncoder<>(Topics.CATALOG.schema().orElseThrow(), SCHEMA_ID);

    @Property(tries = 300)
    void publishesTheDifferenceToWhatWasPublished(@ForAll Random random) {
        // One instance serves all tries.
        state.clear();
        log.clear();
        revisions = 0;
        time = 0;
        write(new SchemaLearned(SCHEMA_ID, Topics.CATALOG.schema().orElseThrow()));
        for (int i = 0; i < 40; i++) {
            switch (random.nextInt(9)) {
                case 0, 1, 2, 3 -> write(partial(random));
                case 4, 5 -> write(catalogEntry(random));
                case 6 -> changeOver(random);
                default -> publish(random.nextInt(3));
            }
        }
        RollUpState restored = replay(log);
        RollUpState restoredFromCompacted = replay(compacted());
        RollUpState restoredFromEarlier =
                replay(log.stream().map(RollUpReplayTest::asEarlierBuilds).toList());

        // Totals stand as published, whatever was on its way; what is published next makes them equal again.
        Set<TotalFigure> next = publishAll(state);
        assertThat(publishAll(restored)).isEqualTo(next);
        assertThat(publishAll(restoredFromCompacted)).isEqualTo(next);
        assertThat(publishAll(restoredFromEarlier)).isEqualTo(next);
        assertThat(restored.programme().unpublished())
                .hasSameSizeAs(state.programme().unpublished());
    }

    /** Of the generation that is counted, or of the one that is being built. */
    private PartialReceived partial(Random random) {
        int generation = state.figures().generation() + random.nextInt(2);
        String leaf = LEAVES.get(random.nextInt(LEAVES.size()));
        return new PartialReceived(generation, leaf, random.nextInt(3), tally(random), ++time);
    }

    private void changeOver(Random random) {
        int former = state.figures().generation();
        if (!state.figures().isGoingOver()) {
            long comparableUntil = Math.max(0, time + 2 - random.nextInt(6));
            write(new GenerationCounted(new Counting(former + 1, former, comparableUntil)));
        }
    }

    private CatalogEntryAccepted catalogEntry(Random random) {
        String initiative = random.nextBoolean() ? "alpha" : "beta";
        if (random.nextInt(4) == 0) {
            return new CatalogEntryAccepted(initiative, new byte[0], random.nextBoolean());
        }
        byte[] value = encoder.encode(Samples.initiative(initiative, "mx-sep", "enrollment.enrolled")
                .setPillar("pillar-" + (1 + random.nextInt(3)))
                .build());
        return new CatalogEntryAccepted(initiative, value, random.nextBoolean());
    }

    /** Corrections only grow; and where no version was replaced, nothing was changed by it. */
    private Tally tally(Random random) {
        revisions += random.nextInt(2);
        return new Tally(amounts(random.nextInt(4)), new Corrections(revisions, amounts(revisions % 5)));
    }

    private static Amounts amounts(int reports) {
        Amounts amounts = new Amounts();
        for (int i = 0; i < reports; i++) {
            amounts.add(new Contribution(100, Precision.AT_LEAST));
        }
        return amounts;
    }

    private void publish(int most) {
        Figures.Look look = state.figures().takeChanged(most);
        look.differing().forEach(leaf -> write(new LeafPublished(leaf)));
        look.recounted().forEach(leaf -> write(new LeafPublished(leaf)));
        look.obsolete().forEach(this::write);
        state.figures().takeTouchedTotals();
    }

    /** The totals that move when everything that waits is published. */
    private static Set<TotalFigure> publishAll(RollUpState state) {
        state.figures().takeTouchedTotals();
        Figures.Look look = state.figures().takeChanged(Integer.MAX_VALUE);
        look.differing().forEach(state.figures()::setPublished);
        look.recounted().forEach(state.figures()::setPublished);
        List<TotalFigure> moved = state.figures().takeTouchedTotals();
        assertThat(moved).extracting(TotalFigure::key).doesNotHaveDuplicates();
        return Set.copyOf(moved);
    }

    private void write(RollUpEntry entry) {
        log.add(RollUpCodec.encode(entry));
        state.apply(entry);
    }

    private static RollUpState replay(List<Entry> log) {
        RollUpState state = new RollUpState();
        state.applyAll(log);
        return state;
    }

    /** The last entry of each key, where it stood in the log. */
    private List<Entry> compacted() {
        Map<String, Entry> last = new LinkedHashMap<>();
        for (Entry entry : log) {
            String key = Arrays.toString(entry.key());
            last.remove(key);
            last.put(key, entry);
        }
        return List.copyOf(last.values());
    }

    /** As builds before 0.1.0 wrote it, with each tally in its long form. */
    private static Entry asEarlierBuilds(Entry entry) {
        byte[] value = switch (RollUpCodec.decode(entry.key(), entry.value())) {
            case PartialReceived partial -> {
                ByteBuffer out = ByteBuffer.allocate(Tally.BYTES + Long.BYTES);
                partial.tally().writeTo(out);
                yield out.putLong(partial.at()).array();
            }
            case LeafPublished(LeafFigure(var ignored, var standing, var tally)) -> {
                boolean counted = standing instanceof Standing.Counted;
                String word = standing instanceof Standing.Counted(var pillar)
                        ? pillar
                        : ((Standing.Uncounted) standing).reason().name();
                ByteBuffer out =
                        ByteBuffer.allocate(1 + Tally.BYTES + word.length()).put((byte) (counted ? 0 : 1));
                tally.writeTo(out);
                yield out.put(word.getBytes(StandardCharsets.UTF_8)).array();
            }
            default -> entry.value();
        };
        return new Entry(entry.key(), value);
    }
}
