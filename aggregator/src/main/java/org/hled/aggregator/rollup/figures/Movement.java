package org.hled.aggregator.rollup.figures;

import java.util.Optional;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Tally;
import org.hled.aggregator.rollup.figures.TotalFigure.Corrected;

/** What of a total's movement, from one change to the next, is correction. */
final class Movement {

    private final boolean shownBefore;
    private Corrections corrections = Corrections.NONE;

    /** By the catalog and by rebuilds; null where there was neither, as nearly always. */
    private Amounts otherwise;

    private boolean catalog;
    private boolean rebuild;

    /** @param shownBefore whether any leaf was in the total */
    Movement(boolean shownBefore) {
        this.shownBefore = shownBefore;
    }

    /**
     * A leaf that was not published before has come in. What was corrected of its reports until now corrects the total, since
     * a report may have moved here from a leaf that is in it as well; but where no leaf was in it, nobody has seen anything
     * that would be corrected. What a rebuild has found is its correction everywhere.
     */
    void takenInNew(Step step) {
        if (shownBefore) {
            corrections = corrections.plus(step.corrections());
        }
        rebuilt(step);
    }

    void replaced(Step step) {
        corrections = corrections.plus(step.corrections());
        rebuilt(step);
    }

    /** What was published of the leaf comes by the catalog; what is new in it since, by reports and revisions. */
    void broughtIn(Tally before, Step step) {
        otherwise().add(before.sum());
        catalog |= before.sum().reports() > 0;
        replaced(step);
    }

    void broughtOut(Tally before) {
        otherwise().subtract(before.sum());
        catalog |= before.sum().reports() > 0;
    }

    private void rebuilt(Step step) {
        step.rebuilt().ifPresent(difference -> {
            otherwise().add(difference);
            rebuild = true;
        });
    }

    private Amounts otherwise() {
        if (otherwise == null) {
            otherwise = new Amounts();
        }
        return otherwise;
    }

    /** All of it; empty if there was no correction. */
    Optional<Corrected> corrected() {
        if (corrections.revisions() == 0 && !catalog && !rebuild) {
            return Optional.empty();
        }
        Amounts amount = corrections.net();
        if (otherwise != null) {
            amount.add(otherwise);
        }
        return Optional.of(new Corrected(corrections.revisions(), catalog, rebuild, amount.value()));
    }
}
