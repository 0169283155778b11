package org.hled.local.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hled.catalog.Initiative;
import org.hled.local.report.Update;
import org.hled.local.report.UpdateKind;
import org.hled.schemas.code.Currencies;
import org.hled.update.Precision;

/** What the totals of the pillars must be, worked out from the catalog and from what has been published. */
final class ExpectedTotals {

    private record ReportKey(String agency, UpdateKind kind, String reportId) {}

    private final Map<String, Initiative> catalog;
    private final Map<ReportKey, Contribution> reports = new HashMap<>();

    ExpectedTotals(Collection<Initiative> catalog) {
        this.catalog = catalog.stream().collect(Collectors.toMap(Initiative::getId, initiative -> initiative));
    }

    void add(Update update) {
        Contribution contribution = Contribution.of(update.value());
        reports.merge(
                new ReportKey(contribution.agency(), update.kind(), update.reportId()),
                contribution,
                (one, other) -> other.replaces(one) ? other : one);
    }

    SortedMap<PillarTotal, Figure> totals() {
        Map<PillarTotal, List<Contribution>> parts = new HashMap<>();
        for (Contribution report : reports.values()) {
            totalOf(report)
                    .ifPresent(total ->
                            parts.computeIfAbsent(total, t -> new ArrayList<>()).add(report));
        }
        SortedMap<PillarTotal, Figure> totals = new TreeMap<>(Totals.ORDER);
        parts.forEach((total, contributions) -> totals.put(total, figure(total.unit(), contributions)));
        return totals;
    }

    /** Empty if it does not count: taken back, not in the catalog, or another agency's to report. */
    private Optional<PillarTotal> totalOf(Contribution report) {
        Initiative initiative = catalog.get(report.initiative());
        boolean counts = !report.withdrawn()
                && initiative != null
                && initiative.getMeasures().stream()
                        .anyMatch(expected -> expected.getMeasure().equals(report.measure())
                                && expected.getAgency().equals(report.agency()));
        return counts
                ? report.unit().map(unit -> new PillarTotal(initiative.getPillar(), report.measure(), unit))
                : Optional.empty();
    }

    private static Figure figure(String unit, List<Contribution> parts) {
        BigDecimal sum = parts.stream().map(Contribution::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Figure(sum.setScale(Currencies.digitsOf(unit)).toPlainString(), bound(parts));
    }

    private static String bound(List<Contribution> parts) {
        boolean negative = parts.stream().anyMatch(part -> part.value().signum() < 0);
        if (anyIs(parts, Precision.AT_LEAST)) {
            return negative ? "estimated" : "at-least";
        }
        return anyIs(parts, Precision.ESTIMATED) ? "estimated" : "exact";
    }

    private static boolean anyIs(List<Contribution> parts, Precision precision) {
        return parts.stream().anyMatch(part -> part.precision() == precision);
    }
}
