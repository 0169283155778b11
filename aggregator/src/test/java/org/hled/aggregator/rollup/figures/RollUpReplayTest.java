package org.hled.aggregator.rollup.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hled.aggregator.Samples;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.report.Precision;
import org.hled.aggregator.report.Tally;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.GenerationCounted;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafKept;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsReceived.LeafTally;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsSettled;
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

    @Property(tries = 1000)
    void publishesTheDifferenceToWhatWasPublished(@ForAll Random random) {
        // One instance serves all tries.
        state.clear();
        log.clear();
        revisions = 0;
        time = 0;
        write(new SchemaLearned(SCHEMA_ID, Topics.CATALOG.schema().orElseThrow()));
        for (int i = 0; i < 40; i++) {
            switch (random.nextInt(10)) {
                case 0, 1 -> write(partial(random));
                case 2, 3, 4 -> write(delivery(random));
                case 5, 6 -> write(catalogEntry(random));
                case 7 -> changeOver(random);
                default -> publish(random.nextInt(3));
            }
        }
        RollUpState restored = replay(log);
        RollUpState restoredFromCompacted = replay(compacted());
        RollUpState restoredLater = replay(
                compacted().stream().filter(entry -> entry.value() != null).toList());
        RollUpState restoredFromEarlier =
                replay(log.stream().flatMap(RollUpReplayTest::asEarlierBuilds).toList());

        // Totals stand as published, whatever was on its way; what is published next makes them equal again. And so
        // does what comes then, since all know the partials that it replaces.
        for (int round = 0; round < 3; round++) {
            Set<TotalFigure> next = publishAll(state);
            assertThat(publishAll(restored)).isEqualTo(next);
            assertThat(publishAll(restoredFromCompacted)).isEqualTo(next);
            assertThat(publishAll(restoredLater)).isEqualTo(next);
            assertThat(publishAll(restoredFromEarlier)).isEqualTo(next);
            PartialsReceived further = delivery(random);
            Stream.of(state, restored, restoredFromCompacted, restoredLater, restoredFromEarlier)
                    .forEach(each -> each.apply(further));
        }
        assertThat(restored.programme().unpublished())
                .hasSameSizeAs(state.programme().unpublished());
    }

    @Example
    void anEntryThatIsPublishedHasItsLeavesLookedAtOnce() {
        write(new SchemaLearned(SCHEMA_ID, Topics.CATALOG.schema().orElseThrow()));
        deliver(0, 1);
        byte[] value = encoder.encode(
                Samples.initiative("alpha", "mx-sep", "enrollment.enrolled").build());
        publish(1);
        write(new CatalogEntryAccepted("alpha", value, false));
        assertThat(state.figures().hasChanged()).isTrue();
        publish(1);

        write(new CatalogEntryAccepted("alpha", value, true));

        assertThat(state.figures().hasChanged()).isFalse();
    }

    /** Between two publications reports have moved from one ledger partition to another: the sum is the same, the partials are not. */
    @Example
    void knowsPartialsThatHaveChangedWithoutTheirSum() {
        deliver(0, 1);
        deliver(1, 2);
        publish(1);
        deliver(0, 2);
        deliver(1, 1);
        publish(1);
        RollUpState restored = replay(
                compacted().stream().filter(entry -> entry.value() != null).toList());

        PartialsReceived further = delivery(0, 3);
        state.apply(further);
        restored.apply(further);
        assertThat(state.deliveries().settled(Long.MAX_VALUE)).hasSize(1);
        assertThat(publishAll(restored)).isEqualTo(publishAll(state));
        assertThat(state.figures().hasPartial(1, LEAVES.getFirst(), 1, tally(1)))
                .isTrue();
        assertThat(restored.figures().hasPartial(1, LEAVES.getFirst(), 1, tally(1)))
                .isTrue();
    }

    /** A leaf of nothing has its turn first, and nothing is shown of it: what comes after it corrects nothing that was seen. */
    @Example
    void aTotalIsNewWhateverLeafOfNothingHasItsTurnBefore() {
        write(new SchemaLearned(SCHEMA_ID, Topics.CATALOG.schema().orElseThrow()));
        byte[] alpha = encoder.encode(
                Samples.initiative("alpha", "mx-sep", "enrollment.enrolled").build());
        write(new CatalogEntryAccepted("alpha", alpha, true));
        write(new PartialReceived(2, LEAVES.get(0), 0, Tally.NONE, 1));
        write(new GenerationCounted(new Counting(2, 1, 2)));
        Tally corrected = new Tally(amounts(1), new Corrections(1, amounts(1)));
        write(new PartialsReceived(1, 2, 0, List.of(new LeafTally(LEAVES.get(1), corrected)), 3));

        Set<TotalFigure> moved = publishAll(state);
        assertThat(moved).hasSize(3);
        assertThat(moved).allSatisfy(total -> assertThat(total.corrected()).isEmpty());
    }

    /** What the list of measures of an earlier build did not know counts as soon as a build knows it, whatever else comes. */
    @Example
    void judgesAgainByTheListsOfThisBuild() {
        write(new SchemaLearned(SCHEMA_ID, Topics.CATALOG.schema().orElseThrow()));
        byte[] alpha = encoder.encode(
                Samples.initiative("alpha", "mx-sep", "enrollment.enrolled").build());
        write(new CatalogEntryAccepted("alpha", alpha, true));
        LeafFigure unknown = new LeafFigure(
                Leaf.parse(LEAVES.getFirst()), new Standing.Uncounted(Standing.Reason.UNKNOWN_MEASURE), tally(3));
        Partials partials = Partials.none(1).with(0, tally(3), 1);
        write(new LeafKept(LEAVES.getFirst(), Optional.of(unknown), Optional.of(List.of(partials))));

        RollUpState restored = replay(compacted());
        assertThat(publishAll(restored))
                .isNotEmpty()
                .allSatisfy(total -> assertThat(total.amounts().reports()).isEqualTo(3));
        assertThat(restored.figures().hasChanged()).isFalse();
    }

    private void deliver(int partition, int reports) {
        write(delivery(partition, reports));
    }

    private PartialsReceived delivery(int partition, int reports) {
        List<LeafTally> partials = List.of(new LeafTally(LEAVES.getFirst(), tally(reports)));
        return new PartialsReceived(state.deliveries().next(), 1, partition, partials, ++time);
    }

    private static Tally tally(int reports) {
        return new Tally(amounts(reports), Corrections.NONE);
    }

    /** Of the generation that is being built; or of the one that is counted, as earlier builds wrote it. */
    private PartialReceived partial(Random random) {
        int generation = state.figures().generation() + random.nextInt(2);
        return new PartialReceived(generation, leaf(random), random.nextInt(3), tally(random), ++time);
    }

    private PartialsReceived delivery(Random random) {
        List<LeafTally> partials = new ArrayList<>();
        Stream.generate(() -> leaf(random))
                .limit(3)
                .distinct()
                .forEach(leaf -> partials.add(new LeafTally(leaf, tally(random))));
        return new PartialsReceived(
                state.deliveries().next(), state.figures().generation(), random.nextInt(3), partials, ++time);
    }

    private static String leaf(Random random) {
        return LEAVES.get(random.nextInt(LEAVES.size()));
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
        revisions += random.nextInt(8) / 7;
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
        state.figures().takeChanged(most, this::write);
        state.deliveries().settled(state.figures().done()).forEach(delivery -> write(new PartialsSettled(delivery)));
        state.figures().takeTouchedTotals();
    }

    /** The totals that move when everything that waits is published. */
    private static Set<TotalFigure> publishAll(RollUpState state) {
        state.figures().takeTouchedTotals();
        state.figures().takeChanged(Integer.MAX_VALUE, state::apply);
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
        state.figures().resume();
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

    /** As builds before 0.1.0 wrote it: partials and leaves by themselves, with each tally in its long form. */
    private static Stream<Entry> asEarlierBuilds(Entry entry) {
        return switch (RollUpCodec.decode(entry.key(), entry.value())) {
            case PartialReceived partial -> Stream.of(longPartial(partial));
            case PartialsReceived(var ignored, var generation, var partition, var partials, var at) ->
                partials.stream()
                        .map(partial -> longPartial(
                                new PartialReceived(generation, partial.leaf(), partition, partial.tally(), at)));
            case PartialsSettled ignored -> Stream.empty();
            case LeafKept kept -> kept.published().stream().map(figure -> new Entry(entry.key(), longLeaf(figure)));
            default -> Stream.of(entry);
        };
    }

    private static Entry longPartial(PartialReceived partial) {
        ByteBuffer out = ByteBuffer.allocate(Tally.BYTES + Long.BYTES);
        partial.tally().writeTo(out);
        return new Entry(
                RollUpCodec.encode(partial).key(), out.putLong(partial.at()).array());
    }

    private static byte[] longLeaf(LeafFigure figure) {
        boolean counted = figure.standing() instanceof Standing.Counted;
        String word = figure.standing() instanceof Standing.Counted(var pillar)
                ? pillar
                : ((Standing.Uncounted) figure.standing()).reason().name();
        ByteBuffer out = ByteBuffer.allocate(1 + Tally.BYTES + word.length()).put((byte) (counted ? 0 : 1));
        figure.tally().writeTo(out);
        return out.put(word.getBytes(StandardCharsets.UTF_8)).array();
    }
}
