package org.hled.local.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.hled.schemas.code.Measures;
import org.hled.update.EnrollmentUpdate;
import org.hled.update.InvestmentUpdate;
import org.hled.update.MilestoneUpdate;
import org.hled.update.PortThroughputUpdate;
import org.hled.update.Precision;

/**
 * What an update counts as. Worked out here from the update alone, apart from the aggregator, whose totals it checks.
 *
 * @param measure the measure
 * @param currency the currency, for a measure of money; else of no meaning
 * @param value how much
 */
record Contribution(
        String agency,
        String initiative,
        int revision,
        Instant submittedAt,
        boolean withdrawn,
        Precision precision,
        String measure,
        String currency,
        BigDecimal value) {

    static Contribution of(SpecificRecord update) {
        return switch (update) {
            case EnrollmentUpdate e ->
                new Contribution(
                        e.getAgency(),
                        e.getInitiative(),
                        e.getRevision(),
                        e.getSubmittedAt(),
                        e.getWithdrawn(),
                        e.getPrecision(),
                        "enrollment." + Measures.nameOf(e.getStage()),
                        "",
                        BigDecimal.valueOf(e.getPeople()));
            case InvestmentUpdate i ->
                new Contribution(
                        i.getAgency(),
                        i.getInitiative(),
                        i.getRevision(),
                        i.getSubmittedAt(),
                        i.getWithdrawn(),
                        i.getPrecision(),
                        "investment." + Measures.nameOf(i.getTransaction()),
                        i.getCurrency(),
                        new BigDecimal(i.getAmount()));
            case PortThroughputUpdate p ->
                new Contribution(
                        p.getAgency(),
                        p.getInitiative(),
                        p.getRevision(),
                        p.getSubmittedAt(),
                        p.getWithdrawn(),
                        p.getPrecision(),
                        "port.%s.%s"
                                .formatted(
                                        Measures.nameOf(p.getTraffic()),
                                        p.getDirection().name().toLowerCase(Locale.ROOT)),
                        "",
                        BigDecimal.valueOf(p.getCrossings()));
            case MilestoneUpdate m ->
                new Contribution(
                        m.getAgency(),
                        m.getInitiative(),
                        m.getRevision(),
                        m.getSubmittedAt(),
                        m.getWithdrawn(),
                        m.getPrecision(),
                        "milestone." + Measures.nameOf(m.getStatus()),
                        "",
                        BigDecimal.ONE);
            default -> throw new IllegalArgumentException("no update: " + update.getClass());
        };
    }

    /** In what it is counted; empty if the lists do not have the measure. */
    Optional<String> unit() {
        return Measures.unitOf(measure).map(unit -> switch (unit) {
            case Measures.Unit.Fixed fixed -> fixed.name();
            case Measures.Unit.Currency c -> currency;
        });
    }

    /** Whether it replaces another version of the same report. */
    boolean replaces(Contribution other) {
        return revision != other.revision ? revision > other.revision : submittedAt.isAfter(other.submittedAt);
    }
}
