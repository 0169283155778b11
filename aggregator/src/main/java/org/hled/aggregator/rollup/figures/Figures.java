package org.hled.aggregator.rollup.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hled.aggregator.catalog.CatalogEntry;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.report.Tally;
import org.hled.aggregator.rollup.figures.RollUpEntry.LeafKept;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialForgotten;
import org.hled.aggregator.rollup.figures.RollUpEntry.PartialsReceived;
import org.hled.aggregator.table.SecretHash;

/**
 * The programme's figures: leaves from partials, totals from leaves, by the catalog as it is.
 *
 * <p>Totals are at any time the sums of the leaves <em>as published</em>. A leaf whose sum or standing has become another
 * waits until it is published, and moves its totals then; so all that is published between two steps fits together.
 */
public final class Figures {

    private final Names names = new Names();
    private final LeafStates leaves = new LeafStates(names, new SecretHash());
    private final Map<String, CatalogEntry> catalog = new HashMap<>();
    private final Totals totals = new Totals();
    private final List<TotalState> touched = new ArrayList<>();
    private final WaitingLeaves waiting = new WaitingLeaves();
    private long looked;
    private Counting counting = Counting.FIRST;
    private long doneWhenCounted;

    /** Tells which leaves, by their keys, will be asked for next. */
    public void expect(List<String> keys) {
        leaves.expect(keys);
    }

    /** Whether the leaf's partial of this generation and ledger partition is this one already. */
    public boolean hasPartial(int generation, String leaf, int partition, Tally tally) {
        return leaves.find(leaf)
                .filter(state -> state.hasPartial(generation, partition, tally))
                .isPresent();
    }

    /**
     * Sets the sum that a ledger partition has of a leaf; an absolute value, which replaces the one before. That of a
     * generation which is not counted is kept beside, without effect.
     *
     * @param at when it came, milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
     */
    void setPartial(int generation, String leaf, int partition, Tally tally, long at) {
        LeafState state = leaves.of(leaf);
        state.setPartial(generation, partition, tally, at);
        if (generation == counting.generation()) {
            waiting.add(state);
        }
    }

    /** Sets sums that a ledger partition of the generation that is counted has told together. */
    void receive(PartialsReceived received) {
        received.partials().forEach(partial -> {
            LeafState state = leaves.of(partial.leaf());
            state.setPartial(received.generation(), received.partition(), partial.tally(), received.at());
            state.setUnsettled(true);
            waiting.add(state);
        });
    }

    /** Forgets a partial of a generation that is not counted. */
    void forgetPartial(int generation, String leaf, int partition) {
        leaves.find(leaf).ifPresent(state -> state.forget(generation, partition));
    }

    /** The generation that is counted. */
    public int generation() {
        return counting.generation();
    }

    /** Counts another generation from now on. All leaves are to be looked at: they may have another sum in it. */
    public void count(Counting next) {
        counting = next;
        leaves.forEach(waiting::add);
        doneWhenCounted = waiting.doneWhenCurrent();
    }

    /** Whether leaves have yet to go over to the generation that is counted. */
    public boolean isGoingOver() {
        return waiting.done() < doneWhenCounted;
    }

    /** Sets an initiative's entry in the catalog; empty takes it out. */
    public void setEntry(String initiative, Optional<CatalogEntry> entry) {
        Optional<CatalogEntry> before = Optional.ofNullable(catalog.remove(initiative));
        entry.ifPresent(now -> catalog.put(initiative, now));
        // An entry is set once more when it is published, and its leaves need no second look.
        if (!before.equals(entry)) {
            leaves.forEachOf(initiative, waiting::add);
        }
    }

    /**
     * To be called when all that was logged has been taken in. Totals stand as published; leaves that are judged otherwise today wait:
     * the lists of codes are this build's and this JVM's, and those that the leaf was published by may have been others.
     */
    public void resume() {
        takeTouchedTotals();
        leaves.forEach(state -> {
            if (state.isPublished() && !state.hasStanding(judge(state.leaf()))) {
                waiting.add(state);
            }
        });
    }

    /**
     * Looks at the next leaves that have changed, and gives those that differ from what was published, as they are now; also
     * where corrections have cancelled each other out, so that none is left out, however they fall.
     *
     * @param most how many leaves to look at: after a change of generation all have changed, and few differ
     * @param put logs and applies what has been found. First what differs, one leaf after the other, and then the rest, of which
     *     nothing is shown: a total that had no leaf before is new, whatever the order in which leaves have their turns
     */
    public List<LeafFigure> takeChanged(int most, Consumer<RollUpEntry> put) {
        List<LeafFigure> differing = new ArrayList<>();
        List<RollUpEntry> same = new ArrayList<>();
        for (int i = 0; i < most && !waiting.isEmpty(); i++) {
            Look look = look(waiting.poll());
            if (look.differing().isPresent()) {
                differing.add(look.differing().get());
                look.entries().forEach(put);
            } else {
                same.addAll(look.entries());
            }
        }
        same.forEach(put);
        return differing;
    }

    private Look look(LeafState state) {
        looked++;
        Leaf leaf = state.leaf();
        Standing standing = judge(leaf);
        LeafFigure now = new LeafFigure(leaf, standing, state.tally(counting.generation()));
        Optional<LeafFigure> published = state.published();
        boolean known = published.isPresent() || state.isKnownTo(counting.generation());
        boolean differs = known && !published.equals(Optional.of(now));
        List<PartialForgotten> obsolete = state.before(counting.generation());
        List<RollUpEntry> entries = new ArrayList<>();
        if (differs || state.isUnsettled() || !obsolete.isEmpty()) {
            Optional<LeafFigure> kept = differs ? Optional.of(now) : published;
            entries.add(new LeafKept(leaf.key(), kept, Optional.of(state.since(counting.generation()))));
        }
        entries.addAll(obsolete);
        boolean shown = differs && !new LeafChange(state, now, counting).isOnlyRecounted();
        return new Look(entries, shown ? Optional.of(now) : Optional.empty());
    }

    private Standing judge(Leaf leaf) {
        return CountingRule.judge(leaf, Optional.ofNullable(catalog.get(leaf.initiative())));
    }

    /** Whether leaves wait to be looked at. */
    public boolean hasChanged() {
        return !waiting.isEmpty();
    }

    /** How many changed leaves have been looked at. */
    public long looked() {
        return looked;
    }

    /** How much of what waits is through, in the order in which it has its turn; leaves of an initiative count as one. */
    public long done() {
        return waiting.done();
    }

    /** How much will be when all leaves that wait now have been looked at. */
    public long doneWhenCurrent() {
        return waiting.doneWhenCurrent();
    }

    /** The total as published; empty if no report is in it. */
    public Optional<BigDecimal> value(TotalKey key) {
        return totals.get(key)
                .map(TotalState::amounts)
                .filter(amounts -> amounts.reports() > 0)
                .map(Amounts::value);
    }

    /** Keeps what is known of a leaf from now on; where it is published, its totals move. */
    void keep(LeafKept kept) {
        LeafState state = leaves.of(kept.leaf());
        kept.published().ifPresent(published -> setPublished(state, published));
        kept.partials().ifPresent(state::setPartials);
        state.setUnsettled(false);
    }

    /** A leaf is published: its totals move from what was published of it before to this. */
    private void setPublished(LeafState state, LeafFigure figure) {
        Optional<LeafFigure> before = state.published();
        if (before.equals(Optional.of(figure))) {
            return;
        }
        boolean stays =
                before.filter(b -> b.standing().equals(figure.standing())).isPresent();
        Optional<LeafTotals> now = stays ? state.totals() : totalsOf(figure);
        LeafChange change = new LeafChange(state, figure, counting);
        Step step = change.step();
        if (change.isOnlyRecounted()) {
            if (before.isEmpty()) {
                now.ifPresent(totals -> totals.forEach(TotalState::takeInNothing));
            }
        } else if (stays) {
            now.ifPresent(totals ->
                    totals.forEach(total -> touch(total).replace(before.get().tally(), figure.tally(), step)));
        } else if (before.isPresent()) {
            moveByCatalog(before.get(), figure, all(state.totals()), all(now), step);
        } else {
            now.ifPresent(totals -> totals.forEach(total -> touch(total).takeInNew(figure.tally(), step)));
        }
        state.setPublished(names.standing(figure.standing()), figure.tally(), now);
    }

    private static List<TotalState> all(Optional<LeafTotals> totals) {
        return totals.map(LeafTotals::all).orElse(List.of());
    }

    private void moveByCatalog(
            LeafFigure before, LeafFigure figure, List<TotalState> left, List<TotalState> now, Step step) {
        for (TotalState total : left) {
            if (now.contains(total)) {
                touch(total).replace(before.tally(), figure.tally(), step);
            } else {
                touch(total).bringOut(before.tally());
            }
        }
        for (TotalState total : now) {
            if (!left.contains(total)) {
                touch(total).bringIn(before.tally(), figure.tally(), step);
            }
        }
    }

    /** The totals that have moved since they were last taken, emptied ones included, and what of it is correction. */
    public List<TotalFigure> takeTouchedTotals() {
        List<TotalFigure> moved = touched.stream().map(TotalState::take).toList();
        touched.clear();
        return moved;
    }

    /** Forgets everything. */
    public void clear() {
        leaves.clear();
        catalog.clear();
        totals.clear();
        touched.clear();
        names.clear();
        waiting.clear();
        looked = 0;
        counting = Counting.FIRST;
        doneWhenCounted = 0;
    }

    private Optional<LeafTotals> totalsOf(LeafFigure figure) {
        return switch (figure.standing()) {
            case Standing.Counted(var pillar) ->
                Optional.of(totals.of(
                        figure.leaf(),
                        names.word(pillar),
                        names.containing(figure.leaf().period())));
            case Standing.Uncounted ignored -> Optional.empty();
        };
    }

    /** To be called before it moves. */
    private TotalState touch(TotalState total) {
        if (!total.hasMoved()) {
            touched.add(total);
        }
        return total;
    }
}
