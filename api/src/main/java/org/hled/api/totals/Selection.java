package org.hled.api.totals;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.Figures;
import org.hled.api.figures.Figures.LongCell;
import org.hled.api.figures.Period;
import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;
import org.hled.api.http.Parameters;
import org.hled.api.http.ProblemException;
import org.hled.schemas.code.Pillar;
import org.hled.schemas.code.Programme;
import org.hled.schemas.code.Scope;

/**
 * Which totals are asked for. An empty set means all.
 *
 * @param scopes at least one
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

    /** What {@code scope}, {@code id}, {@code measure} and {@code unit} ask for, in these periods. */
    public static Selection asked(Parameters parameters, Set<Period> periods) {
        var scopes = parameters.all("scope", Scope::byId, "one of " + SCOPES);
        var ids = parameters.texts("id");
        var measures = parameters.texts("measure");
        var units = parameters.texts("unit");
        return new Selection(
                scopes.isEmpty() ? Set.of(Scope.PILLAR) : Set.copyOf(scopes),
                Set.copyOf(ids),
                Set.copyOf(measures),
                Set.copyOf(units),
                periods);
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

    /** @throws ProblemException if there is an id that none of the scopes has */
    public void requireKnownIds(Figures figures) {
        unknownId(figures).ifPresent(id -> {
            throw ProblemException.notFound("There is no '%s' in the scopes asked for.".formatted(id));
        });
    }

    private static boolean isKnown(Figures figures, Scope scope, String id) {
        return switch (scope) {
            case PROGRAMME -> id.equals(Programme.ID);
            case PILLAR -> Pillar.byId(id).isPresent();
            case INITIATIVE -> figures.knowsInitiative(id);
        };
    }

    /** The totals, sorted, that come after the key. */
    public Iterator<TotalRow> totals(Figures figures, Optional<TotalKey> after) {
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
                && (periods.isEmpty() || periods.contains(new Period(key.period())));
    }

    /**
     * How many counted reports stand in a period that is longer than one asked for and contains it: they may lie partly
     * in it and are not counted in it.
     */
    public long straddling(Figures figures) {
        Set<Period> shorter =
                periods.stream().filter(period -> !period.equals(Period.ALL)).collect(Collectors.toSet());
        return shorter.isEmpty()
                ? 0
                : longReports(figures, longer -> shorter.stream().anyMatch(longer::isLongerAndContains));
    }

    /** How many counted reports of more than a month stand in such periods, whatever periods are asked for. */
    public long longReports(Figures figures, Predicate<Period> condition) {
        return figures.longReports(cell -> scopes.stream().anyMatch(scope -> allows(ids, idOf(scope, cell)))
                && allows(measures, cell.measure())
                && allows(units, cell.unit())
                && condition.test(cell.period()));
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
