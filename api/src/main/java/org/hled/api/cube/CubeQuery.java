package org.hled.api.cube;

import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.api.figures.LeafRow;
import org.hled.api.figures.Period;
import org.hled.api.http.Cursor;
import org.hled.api.http.PageRequest;
import org.hled.api.http.Parameters;

/**
 * A slice of the leaves.
 *
 * @param filters the values that are asked for, of dimensions other than the period; all of one that is not in it
 * @param periods leaves of these, or that lie within one; all if it is empty
 * @param counted whether those that count are asked for, or those that do not
 * @param groupBy what is kept apart: measure and unit at least
 */
record CubeQuery(
        Map<Dimension, Set<String>> filters,
        Set<Period> periods,
        boolean counted,
        Set<Dimension> groupBy,
        PageRequest page) {

    private static final List<Dimension> FILTERS = List.of(
            Dimension.INITIATIVE,
            Dimension.AGENCY,
            Dimension.PILLAR,
            Dimension.MEASURE,
            Dimension.UNIT,
            Dimension.PLACE);

    CubeQuery {
        filters = Map.copyOf(filters);
        periods = Set.copyOf(periods);
        groupBy = groupBy.isEmpty() ? EnumSet.allOf(Dimension.class) : EnumSet.copyOf(groupBy);
        // Money of several currencies and people are never added together.
        groupBy.add(Dimension.MEASURE);
        groupBy.add(Dimension.UNIT);
    }

    static CubeQuery of(HttpRequest<?> request) {
        var parameters = Parameters.of(
                request,
                Stream.concat(Dimension.words().stream(), Stream.of("counted", "groupBy", "limit", "cursor"))
                        .toArray(String[]::new));
        Map<Dimension, Set<String>> filters = new EnumMap<>(Dimension.class);
        for (Dimension dimension : FILTERS) {
            List<String> values = parameters.texts(dimension.word());
            if (!values.isEmpty()) {
                filters.put(dimension, Set.copyOf(values));
            }
        }
        var periods = Set.copyOf(parameters.all("period", Period::parse, Period.FORMS));
        boolean counted = counted(parameters);
        Set<Dimension> groupBy = parameters
                .all(
                        "groupBy",
                        CubeQuery::dimensions,
                        "a list of " + String.join(", ", Dimension.words()) + ", with commas between")
                .stream()
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        // The mark of a cursor needs the grouping as it is in the end.
        String grouping =
                new CubeQuery(filters, periods, counted, groupBy, new PageRequest(1, Optional.empty())).mark();
        PageRequest page =
                parameters.page(Cursor.Kind.CUBE, key -> key.getFirst().equals(grouping));
        return parameters.build(() -> new CubeQuery(filters, periods, counted, groupBy, page));
    }

    /** The parameter {@code counted}; true if it is absent. */
    static boolean counted(Parameters parameters) {
        return parameters
                .one("counted", text -> Optional.of(text).filter(List.of("true", "false")::contains), "true or false")
                .map(Boolean::valueOf)
                .orElse(true);
    }

    private static Optional<List<Dimension>> dimensions(String text) {
        var read = Arrays.stream(text.split(",", -1)).map(Dimension::byWord).toList();
        return read.stream().allMatch(Optional::isPresent)
                ? Optional.of(read.stream().flatMap(Optional::stream).toList())
                : Optional.empty();
    }

    /** The initiatives that are asked for; all if it is empty. */
    Set<String> initiatives() {
        return filters.getOrDefault(Dimension.INITIATIVE, Set.of());
    }

    /** Whether the leaf is asked for, in whatever period. */
    boolean takesButForPeriod(LeafRow leaf) {
        return (counted ? leaf.isCounted() : leaf.isUncounted())
                && filters.entrySet().stream()
                        .allMatch(filter ->
                                filter.getValue().contains(filter.getKey().of(leaf)));
    }

    /** Whether all its reports lie within the periods asked for. */
    boolean takesPeriodOf(LeafRow leaf) {
        Period period = new Period(leaf.key().period());
        return periods.isEmpty()
                || periods.stream().anyMatch(asked -> asked.equals(period) || asked.isLongerAndContains(period));
    }

    /** Whether its reports may lie partly within one of the periods asked for, and partly out of it. */
    boolean isStraddledBy(LeafRow leaf) {
        Period period = new Period(leaf.key().period());
        return periods.stream().anyMatch(period::isLongerAndContains);
    }

    /** The key of what the leaf is added to: its value in each dimension, empty where that is not kept apart. */
    List<String> keyOf(LeafRow leaf) {
        String[] key = new String[Dimension.values().length];
        for (Dimension dimension : Dimension.values()) {
            key[dimension.ordinal()] = groupBy.contains(dimension) ? dimension.of(leaf) : "";
        }
        return List.of(key);
    }

    /** The key that the page before ended with; empty for the first page. */
    Optional<List<String>> after() {
        return page.after().map(parts -> parts.subList(1, parts.size()));
    }

    String cursor(List<String> key) {
        return Cursor.encode(
                Cursor.Kind.CUBE, Stream.concat(Stream.of(mark()), key.stream()).toList());
    }

    /** Tells groupings apart. */
    private String mark() {
        return groupBy.stream().map(Dimension::word).collect(Collectors.joining(","));
    }
}
