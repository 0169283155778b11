package org.hled.aggregator.rollup.figures;

import java.util.function.Consumer;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Tally;

/**
 * A total: the sum of the leaves in it as published, and how it has moved since it was last taken. The movement is not
 * state: a restart forgets it, and it comes about again when the leaves are published again.
 */
final class TotalState {

    private final TotalLine line;
    private final String period;

    /** Null where nothing contains the period. */
    private final TotalState wider;

    private final Amounts sum = new Amounts();
    private int leaves;
    private Movement movement;

    /**
     * Of no leaf yet.
     *
     * @param line what it is of
     * @param wider that of the next period that contains this one; null if there is none
     */
    TotalState(TotalLine line, String period, TotalState wider) {
        this.line = line;
        this.period = period;
        this.wider = wider;
    }

    /** This one, and those of the same in the periods that contain this one's. */
    void forEachPeriod(Consumer<TotalState> action) {
        for (TotalState total = this; total != null; total = total.wider) {
            action.accept(total);
        }
    }

    Amounts amounts() {
        return sum;
    }

    /** Whether it has moved since it was last taken. */
    boolean hasMoved() {
        return movement != null;
    }

    /** A leaf that was not published before comes in. */
    void takeInNew(Tally now, Step step) {
        movement().takenInNew(step);
        sum.add(now.sum());
        leaves++;
    }

    /** A leaf comes in of which there is nothing to show. */
    void takeInNothing() {
        leaves++;
    }

    /** A leaf that is in it has become another sum. */
    void replace(Tally before, Tally now, Step step) {
        movement().replaced(step);
        sum.subtract(before.sum());
        sum.add(now.sum());
    }

    /** The catalog brings in a leaf that was published without counting here, and perhaps with another sum. */
    void bringIn(Tally before, Tally now, Step step) {
        movement().broughtIn(before, step);
        sum.add(now.sum());
        leaves++;
    }

    /** The catalog brings a leaf out, with all that was published of it. */
    void bringOut(Tally before) {
        movement().broughtOut(before);
        sum.subtract(before.sum());
        leaves--;
    }

    /** The total as it is now; its next movement begins here. */
    TotalFigure take() {
        TotalFigure figure =
                new TotalFigure(line.at(period), sum.copy(), movement().corrected());
        movement = null;
        return figure;
    }

    private Movement movement() {
        if (movement == null) {
            movement = new Movement(leaves > 0);
        }
        return movement;
    }
}
