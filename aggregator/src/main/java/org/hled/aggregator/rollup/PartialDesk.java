package org.hled.aggregator.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.hled.aggregator.ledger.Partial;
import org.hled.aggregator.ledger.Partial.LeafPartial;
import org.hled.aggregator.ledger.Partial.PulsePartial;
import org.hled.aggregator.ledger.Partial.SignPartial;
import org.hled.aggregator.rollup.figures.Counting;
import org.hled.aggregator.rollup.figures.Figures;
import org.hled.aggregator.rollup.figures.RollUpEntry;
import org.hled.aggregator.rollup.figures.RollUpEntry.GenerationCounted;
import org.hled.aggregator.rollup.figures.RollUpEntry.GenerationNoted;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsReceived;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsReceived.LeafTally;
import org.hled.aggregator.rollup.figures.RollUpEntry.SignReceived;
import org.hled.aggregator.rollup.figures.RollUpState;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Phase;

/**
 * Takes in what the ledgers of all generations tell, and changes over from one generation to the next. Which partials count
 * is the state's affair; as of when they are is not state, since pulses go on coming.
 */
final class PartialDesk {

    private static final long NONE = -1;

    private final Generation first;
    private final RollUpState state;
    private final Consumer<RollUpEntry> put;
    private final Map<Integer, PulseGate> gates = new HashMap<>();
    private final Changeover changeover = new Changeover();
    private long latest = NONE;

    /** @param first what is known of the first generation where nothing was said of it */
    PartialDesk(Generation first, RollUpState state, Consumer<RollUpEntry> put) {
        this.first = first;
        this.state = state;
        this.put = put;
    }

    /**
     * Takes in what a ledger has told together, each leaf once. One that has restarted tells all again: what is known already is
     * not written a second time.
     *
     * @param at when it came, milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
     * @return how many leaves are another by it, in the generation that counts
     */
    int take(List<Partial> told, long at) {
        state.figures().expect(leaves(told));
        List<LeafPartial> counting = new ArrayList<>();
        for (Partial partial : told) {
            if (partial.generation() < counted()) {
                // Of a road that has yet to be stopped.
                continue;
            }
            latest = Math.max(latest, at);
            switch (partial) {
                case LeafPartial leaf when !isAnother(leaf) -> {}
                case LeafPartial leaf -> {
                    if (leaf.generation() == counted()) {
                        counting.add(leaf);
                    } else {
                        put.accept(new PartialReceived(
                                leaf.generation(), leaf.leaf(), leaf.partition(), leaf.tally(), at));
                    }
                }
                case SignPartial(var generation, var sign, var second) -> {
                    if (!state.signs().has(generation, sign, second)) {
                        put.accept(new SignReceived(generation, sign, second));
                    }
                }
                case PulsePartial(var generation, var partition, var asOf) ->
                    gate(generation).ifPresent(gate -> gate.take(partition, asOf));
            }
        }
        deliver(counting, at);
        return counting.size();
    }

    private static List<String> leaves(List<Partial> told) {
        List<String> leaves = new ArrayList<>(told.size());
        for (Partial partial : told) {
            if (partial instanceof LeafPartial leaf) {
                leaves.add(leaf.leaf());
            }
        }
        return leaves;
    }

    private boolean isAnother(LeafPartial partial) {
        return !state.figures().hasPartial(partial.generation(), partial.leaf(), partial.partition(), partial.tally());
    }

    private void deliver(List<LeafPartial> counting, long at) {
        if (!counting.isEmpty()) {
            LeafPartial any = counting.getFirst();
            List<LeafTally> partials = counting.stream()
                    .map(partial -> new LeafTally(partial.leaf(), partial.tally()))
                    .toList();
            put.accept(
                    new PartialsReceived(state.deliveries().next(), any.generation(), any.partition(), partials, at));
        }
    }

    /** The time as of which all that is published stands, where it is another than before. */
    OptionalLong reached() {
        Figures figures = state.figures();
        return gate(counted())
                .map(gate -> gate.reached(figures.done(), figures.doneWhenCurrent()))
                .orElse(OptionalLong.empty());
    }

    /** Whether to publish, to wait, or to change over first. */
    Changeover.Turn turn(long now) {
        OptionalLong built =
                next().map(generation -> received(generation.getNumber())).orElse(OptionalLong.empty());
        return changeover.turn(
                now,
                built,
                received(counted()),
                state.stalls().time().asOf(),
                latest == NONE ? OptionalLong.empty() : OptionalLong.of(latest));
    }

    /** Counts the next generation from now on. Gives what is to be said of generations, in this order. */
    List<Generation> changeOver(long now) {
        Generation next = next().orElseThrow();
        Generation former = known(counted()).orElseThrow();
        long comparableUntil = Math.min(
                received(former.getNumber()).orElse(0),
                received(next.getNumber()).orElse(0));
        put.accept(new GenerationCounted(new Counting(next.getNumber(), former.getNumber(), comparableUntil)));
        gates.remove(former.getNumber());
        List<Generation> said = said(next, former, now);
        said.forEach(generation -> put.accept(new GenerationNoted(generation)));
        return said;
    }

    /** Nothing that stands there already: it may say more by now than is known here. */
    private static List<Generation> said(Generation next, Generation former, long now) {
        if (is(next, Phase.CURRENT)) {
            return List.of();
        }
        Generation current = in(Phase.CURRENT, next, now);
        return is(former, Phase.RETIRED) ? List.of(current) : List.of(current, in(Phase.RETIRED, former, now));
    }

    /** The generation to be counted next. None until the leaves have gone over that changed their generation last. */
    private Optional<Generation> next() {
        return state.figures().isGoingOver()
                ? Optional.empty()
                : lost().or(() -> state.generations().building()).filter(this::isAhead);
    }

    /**
     * The one that is current, where the state is lost that said so: then the first one is counted again, of which nobody tells
     * anything any more. Where nobody tells anything of this one either, what is being built may take the place of both.
     */
    private Optional<Generation> lost() {
        return Optional.of(state.generations().current())
                .filter(this::isAhead)
                .filter(current -> received(current.getNumber()).isPresent()
                        || state.generations().building().isEmpty());
    }

    private boolean isAhead(Generation generation) {
        return generation.getNumber() > counted();
    }

    private static boolean is(Generation generation, Phase phase) {
        return phase.id().equals(generation.getPhase());
    }

    private static Generation in(Phase phase, Generation generation, long now) {
        return Generation.newBuilder(generation)
                .setPhase(phase.id())
                .setSince(Instant.ofEpochMilli(now))
                .build();
    }

    private Optional<Generation> known(int number) {
        return state.generations()
                .of(number)
                .or(() -> number == first.getNumber() ? Optional.of(first) : Optional.empty());
    }

    private OptionalLong received(int generation) {
        return gate(generation).map(PulseGate::received).orElse(OptionalLong.empty());
    }

    private int counted() {
        return state.figures().generation();
    }

    /** Empty where nothing was said of the generation yet: its next pulse will do. */
    private Optional<PulseGate> gate(int generation) {
        return known(generation)
                .map(known -> gates.computeIfAbsent(generation, g -> new PulseGate(known.getPartitions())));
    }
}
