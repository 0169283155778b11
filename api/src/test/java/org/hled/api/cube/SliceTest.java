package org.hled.api.cube;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.hled.api.figures.LeafKey;
import org.hled.api.figures.LeafRow;
import org.hled.api.figures.Period;
import org.hled.api.http.PageRequest;

class SliceTest {

    /** As wide as the topics' decimals are. */
    private static final BigDecimal HUGE = new BigDecimal("9".repeat(36) + ".99");

    @Property(tries = 500)
    void pagesGiveEachSumOnceAndAllOfThemExactly(
            @ForAll("leaves") List<LeafRow> leaves,
            @ForAll Set<Dimension> groupBy,
            @ForAll boolean counted,
            @ForAll("filters") Map<Dimension, Set<String>> filters,
            @ForAll("periods") Set<Period> periods,
            @ForAll @IntRange(min = 1, max = 12) int limit) {
        List<Slice.Cell> paged = new ArrayList<>();
        Optional<List<String>> after = Optional.empty();
        do {
            CubeQuery query = new CubeQuery(filters, periods, counted, groupBy, new PageRequest(limit, after));
            Slice slice = Slice.of(query, leaves);
            assertThat(slice.page().entries()).hasSizeLessThanOrEqualTo(limit);
            assertThat(slice.straddling()).isEqualTo(straddling(leaves, filters, periods, counted));
            paged.addAll(slice.page().entries());
            after = slice.page().next().map(next -> withMark(paged.getLast().key()));
        } while (after.isPresent());

        assertThat(paged.stream().map(cell -> text(cell.key(), cell.sum())))
                .containsExactlyElementsOf(expected(leaves, filters, periods, counted, groupBy));
    }

    private static List<String> withMark(List<String> key) {
        List<String> parts = new ArrayList<>(List.of("any"));
        parts.addAll(key);
        return parts;
    }

    /** Written anew, the plain way: by text and long sums of cents where possible. */
    private static List<String> expected(
            List<LeafRow> leaves,
            Map<Dimension, Set<String>> filters,
            Set<Period> periods,
            boolean counted,
            Set<Dimension> groupBy) {
        Set<Dimension> kept = groupBy.isEmpty() ? EnumSet.allOf(Dimension.class) : EnumSet.copyOf(groupBy);
        kept.addAll(Set.of(Dimension.MEASURE, Dimension.UNIT));
        TreeMap<String, List<LeafRow>> groups = new TreeMap<>();
        for (LeafRow leaf : leaves) {
            boolean inPeriod = periods.isEmpty()
                    || periods.stream().anyMatch(p -> lies(leaf.key().period(), p.text()));
            if (isAskedFor(leaf, filters, counted) && inPeriod) {
                String key = java.util.Arrays.stream(Dimension.values())
                        .map(dimension -> kept.contains(dimension) ? value(leaf, dimension) : "")
                        .collect(Collectors.joining("\0"));
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(leaf);
            }
        }
        return groups.entrySet().stream()
                .map(group -> text(
                        List.of(group.getKey().split("\0", -1)),
                        new Sum(
                                group.getValue().stream().map(LeafRow::value).reduce(BigDecimal.ZERO, BigDecimal::add),
                                group.getValue().stream()
                                        .mapToLong(LeafRow::reports)
                                        .sum(),
                                group.getValue().stream()
                                        .mapToLong(LeafRow::atLeast)
                                        .sum(),
                                group.getValue().stream()
                                        .mapToLong(LeafRow::estimated)
                                        .sum(),
                                group.getValue().stream()
                                        .mapToLong(LeafRow::negative)
                                        .sum())))
                .toList();
    }

    private static long straddling(
            List<LeafRow> leaves, Map<Dimension, Set<String>> filters, Set<Period> periods, boolean counted) {
        return leaves.stream()
                .filter(leaf -> isAskedFor(leaf, filters, counted))
                .filter(leaf -> periods.stream().noneMatch(p -> lies(leaf.key().period(), p.text())))
                .filter(leaf ->
                        periods.stream().anyMatch(p -> lies(p.text(), leaf.key().period())))
                .mapToLong(LeafRow::reports)
                .sum();
    }

    private static boolean isAskedFor(LeafRow leaf, Map<Dimension, Set<String>> filters, boolean counted) {
        return leaf.reports() > 0
                && leaf.uncounted().isEmpty() == counted
                && filters.entrySet().stream()
                        .allMatch(filter -> filter.getValue().contains(value(leaf, filter.getKey())));
    }

    private static String value(LeafRow leaf, Dimension dimension) {
        return switch (dimension) {
            case INITIATIVE -> leaf.key().initiative();
            case AGENCY -> leaf.key().agency();
            case PILLAR -> leaf.pillar().orElse("");
            case MEASURE -> leaf.key().measure();
            case UNIT -> leaf.key().unit();
            case PLACE -> leaf.key().place();
            case PERIOD -> leaf.key().period();
        };
    }

    /** Of the few periods that there are here. */
    private static boolean lies(String inner, String outer) {
        return inner.equals(outer)
                || outer.equals("all")
                || (outer.equals("2024") && inner.startsWith("2024"))
                || (outer.equals("2024-Q2") && inner.equals("2024-04"));
    }

    private static String text(List<String> key, Sum sum) {
        return key + " " + sum;
    }

    @Provide
    Arbitrary<List<LeafRow>> leaves() {
        Arbitrary<LeafKey> keys = Combinators.combine(
                        Arbitraries.of("a", "ab", "b"),
                        Arbitraries.of("us-x", "mx-y"),
                        Arbitraries.of("m1", "m2"),
                        Arbitraries.of("USD", "MXN", "people"),
                        Arbitraries.of("", "2304", "2402"),
                        Arbitraries.of("all", "2023", "2024", "2024-Q1", "2024-Q2", "2024-04", "2024-07"))
                .as(LeafKey::new);
        Arbitrary<BigDecimal> values = Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(new BigDecimal(-1000), new BigDecimal(1000))
                        .ofScale(2),
                Arbitraries.of(HUGE, HUGE.negate()));
        return keys.list()
                .ofMaxSize(40)
                .map(all -> all.stream().distinct().sorted().toList())
                .flatMap(all -> Combinators.combine(
                                all.stream().map(key -> leaf(key, values)).toList())
                        .as(made -> made));
    }

    private static Arbitrary<LeafRow> leaf(LeafKey key, Arbitrary<BigDecimal> values) {
        Arbitrary<Long> few = Arbitraries.longs().between(0, 3);
        return Combinators.combine(values, few, few, few, few, Arbitraries.of(true, true, false))
                .as((value, reports, atLeast, estimated, negative, counted) -> new LeafRow(
                        key,
                        counted ? Optional.of("pillar-" + key.initiative().length()) : Optional.empty(),
                        counted ? Optional.empty() : Optional.of("unknown-port"),
                        value,
                        reports,
                        atLeast,
                        estimated,
                        negative));
    }

    @Provide
    Arbitrary<Map<Dimension, Set<String>>> filters() {
        return Arbitraries.of(
                Map.of(),
                Map.of(),
                Map.of(Dimension.AGENCY, Set.of("us-x")),
                Map.of(Dimension.PLACE, Set.of("2304", "2402"), Dimension.MEASURE, Set.of("m1")),
                Map.of(Dimension.PILLAR, Set.of("pillar-2")),
                Map.of(Dimension.INITIATIVE, Set.of("unheard-of")));
    }

    @Provide
    Arbitrary<Set<Period>> periods() {
        return Arbitraries.of("all", "2023", "2024", "2024-Q2", "2024-04")
                .map(Period::new)
                .set()
                .ofMaxSize(2);
    }
}
