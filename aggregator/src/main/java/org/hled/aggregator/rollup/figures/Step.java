package org.hled.aggregator.rollup.figures;

import java.util.Optional;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Tally;

/**
 * What of a leaf's step, from one figure to the next, does not come from new reports.
 *
 * @param corrections what was corrected by revisions
 * @param rebuilt by how much a rebuild has found another sum of the same reports; empty where it has not
 */
record Step(Corrections corrections, Optional<Amounts> rebuilt) {

    /** Within a generation, whose ledgers have counted what they corrected. */
    static Step within(Tally before, Tally now) {
        return new Step(now.corrections().minus(before.corrections()), Optional.empty());
    }

    /**
     * From one generation to another, whose ledgers have met the same reports in another order, and so count other
     * corrections of them. Where both have the same reports, what the former one has corrected since is corrected, and what
     * differs is the rebuild's. Where reports were coming at that moment nobody can tell the two apart by sums: then what
     * the ledgers have counted is believed, unless a count would fall, which new reports cannot bring about.
     *
     * @param before as published, of the former generation
     * @param former what the former generation had in the end
     * @param now what the new one has
     * @param sameReports whether both are of the same reports
     */
    static Step across(Tally before, Tally former, Tally now, boolean sameReports) {
        if (!sameReports && !isFewer(former, now)) {
            return within(before, now);
        }
        Amounts difference = now.sum().copy();
        difference.subtract(former.sum());
        return new Step(
                former.corrections().minus(before.corrections()),
                now.sum().equals(former.sum()) ? Optional.empty() : Optional.of(difference));
    }

    private static boolean isFewer(Tally former, Tally now) {
        return now.corrections().revisions() < former.corrections().revisions() || firsts(now) < firsts(former);
    }

    /** How many reports came that replaced none. */
    private static long firsts(Tally tally) {
        return tally.sum().reports() - tally.corrections().net().reports();
    }

    /** Whether nothing was corrected. */
    boolean isNone() {
        return corrections.revisions() == 0 && rebuilt.isEmpty();
    }
}
