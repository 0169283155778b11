package org.hled.api.totals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.Figures;
import org.hled.api.figures.Figures.LongCell;
import org.hled.api.figures.Period;
import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;
import org.hled.api.http.Parameters;
import org.hled.schemas.code.Pillar;
import org.hled.schemas.code.Programme;
import org.hled.schemas.code.Scope;

/**
 * Which totals are asked for. An empty set means all.
 *
 * @param scopes at least one
 * @param periods at least one
 */
public record Selection(
        Set<Scope> scopes, Set<String> ids, Set<String> measures, Set<String> units, Set<Period> periods) {

    private static final String SCOPES =
            Arrays.stream(Scope.values()).map(Scope::id).collect(Collectors.joining(", "));

    public Selection {
        scopes = Set.copyOf(scopes);
        ids = Set.copyOf(ids);
        measures = Set.copyOf(measures);
        units = Set.copyOf(units);
        periods = Set.copyOf(periods);
    }

    /** All totals of one pillar or initiative in these periods. */
    public static Selection of(Scope scope, String id, List<Period> periods) {
        return new Selection(Set.of(scope), Set.of(id), Set.of(), Set.of(), Set.copyOf(periods));
    }

    /** What {@code scope}, {@code id}, {@code measure}, {@code unit} and {@code period} ask for, once they are in order. */
    public static Supplier<Selection> asked(Parameters parameters) {
        var scopes = parameters.all("scope", Scope::byId, "one of " + SCOPES);
        var ids = parameters.texts("id");
        var measures = parameters.texts("measure");
        var units = parameters.texts("unit");
        var periods = Periods.of(parameters);
        return () -> new Selection(
                scopes.isEmpty() ? Set.of(Scope.PILLAR) : new HashSet<>(scopes),
                new HashSet<>(ids),
                new HashSet<>(measures),
                new HashSet<>(units),
                new HashSet<>(periods));
    }

    /** Whether the total is one of them. */
    public boolean has(TotalKey key) {
        return scopes.stream().anyMatch(scope -> scope.id().equals(key.scope()))
                && allows(ids, key.id())
                && matches(key);
    }

    /** Whether the initiative is one of them, of one of the pillars, or of the programme. */
    public boolean covers(CatalogEntry entry) {
        return scopes.stream()
                .anyMatch(scope -> allows(
                        ids,
                        switch (scope) {
                            case PROGRAMME -> Programme.ID;
                            case PILLAR -> entry.pillar();
                            case INITIATIVE -> entry.id();
                        }));
    }

    /** Which of the ids none of the scopes has; empty if all are known. */
    public Optional<String> unknownId(Figures figures) {
        return new TreeSet<>(ids)
                .stream()
                        .filter(id -> scopes.stream().noneMatch(scope -> isKnown(figures, scope, id)))
                        .findFirst();
    }

    private static boolean isKnown(Figures figures, Scope scope, String id) {
        return switch (scope) {
            case PROGRAMME -> id.equals(Programme.ID);
            case PILLAR -> Pillar.byId(id).isPresent();
            case INITIATIVE -> figures.knowsInitiative(id);
        };
    }

    /** The totals, sorted, that come after the key. */
    Iterator<TotalRow> totals(Figures figures, Optional<TotalKey> after) {
        return ranges(figures.totals(), after)
                .flatMap(range -> range.values().stream())
                .filter(total -> matches(total.key()))
                .iterator();
    }

    /** The stretches of the sorted totals that hold the scopes and ids: what is not asked for is not looked at. */
    private Stream<NavigableMap<TotalKey, TotalRow>> ranges(
            NavigableMap<TotalKey, TotalRow> totals, Optional<TotalKey> after) {
        NavigableMap<TotalKey, TotalRow> following =
                after.map(key -> totals.tailMap(key, false)).orElse(totals);
        return scopes.stream().map(Scope::id).sorted().flatMap(scope -> {
            if (ids.isEmpty()) {
                return between(following, start(scope, ""), start(justAfter(scope), ""));
            }
            return ids.stream()
                    .sorted()
                    .flatMap(id -> between(following, start(scope, id), start(scope, justAfter(id))));
        });
    }

    /** A part of a map must lie within the map, else Java refuses it. */
    private static Stream<NavigableMap<TotalKey, TotalRow>> between(
            NavigableMap<TotalKey, TotalRow> totals, TotalKey from, TotalKey to) {
        TotalKey first = totals.ceilingKey(from);
        return first == null || first.compareTo(to) >= 0
                ? Stream.empty()
                : Stream.of(totals.subMap(first, true, to, false));
    }

    private static TotalKey start(String scope, String id) {
        return new TotalKey(scope, id, "", "", "");
    }

    private static String justAfter(String text) {
        return text + '\0';
    }

    private boolean matches(TotalKey key) {
        return allows(measures, key.measure())
                && allows(units, key.unit())
                && periods.contains(new Period(key.period()));
    }

    /**
     * How many counted reports stand in a period that is longer than one asked for and contains it: they may lie partly
     * in it and are not counted in it.
     */
    public long straddling(Figures figures) {
        Set<Period> shorter =
                periods.stream().filter(period -> !period.equals(Period.ALL)).collect(Collectors.toSet());
        if (shorter.isEmpty()) {
            return 0;
        }
        return figures.longReports(cell -> scopes.stream().anyMatch(scope -> allows(ids, idOf(scope, cell)))
                && allows(measures, cell.measure())
                && allows(units, cell.unit())
                && shorter.stream().anyMatch(cell.period()::isLongerAndContains));
    }

    private static String idOf(Scope scope, LongCell cell) {
        return switch (scope) {
            case PROGRAMME -> Programme.ID;
            case PILLAR -> cell.pillar();
            case INITIATIVE -> cell.initiative();
        };
    }

    private static boolean allows(Set<String> allowed, String value) {
        return allowed.isEmpty() || allowed.contains(value);
    }

    /** The totals, sorted, as they are served. */
    public List<TotalJson> answer(Figures figures) {
        Iterable<TotalRow> rows = () -> totals(figures, Optional.empty());
        return java.util.stream.StreamSupport.stream(rows.spliterator(), false)
                .map(TotalJson::of)
                .toList();
    }
}
