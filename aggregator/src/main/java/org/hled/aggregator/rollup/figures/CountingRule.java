package org.hled.aggregator.rollup.figures;

import java.util.Optional;
import org.hled.aggregator.catalog.CatalogEntry;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.rollup.figures.Standing.Counted;
import org.hled.aggregator.rollup.figures.Standing.Reason;
import org.hled.aggregator.rollup.figures.Standing.Uncounted;
import org.hled.schemas.code.Currencies;
import org.hled.schemas.code.Measures;
import org.hled.schemas.code.Ports;

/**
 * Whether a leaf counts: its codes must be known, its initiative in the catalog, and its agency the one that the catalog
 * names for the measure, so that a lead and a partner never double what they did together.
 */
public final class CountingRule {

    private CountingRule() {}

    /** Judges a leaf by its initiative's entry; empty where the catalog has none. */
    public static Standing judge(Leaf leaf, Optional<CatalogEntry> entry) {
        var unit = Measures.unitOf(leaf.measure());
        if (unit.isEmpty()) {
            return new Uncounted(Reason.UNKNOWN_MEASURE);
        }
        if (unit.get() instanceof Measures.Unit.Currency && !Currencies.isKnown(leaf.unit())) {
            return new Uncounted(Reason.UNKNOWN_CURRENCY);
        }
        if (!leaf.place().equals(Leaf.NO_PLACE) && Ports.nameOf(leaf.place()).isEmpty()) {
            return new Uncounted(Reason.UNKNOWN_PORT);
        }
        if (entry.isEmpty()) {
            return new Uncounted(Reason.UNKNOWN_INITIATIVE);
        }
        if (!entry.get().agencies().contains(leaf.agency())) {
            return new Uncounted(Reason.UNLISTED_AGENCY);
        }
        String reporter = entry.get().reporters().get(leaf.measure());
        if (reporter == null) {
            return new Uncounted(Reason.UNEXPECTED_MEASURE);
        }
        return reporter.equals(leaf.agency())
                ? new Counted(entry.get().pillar().id())
                : new Uncounted(Reason.OTHER_REPORTER);
    }
}
