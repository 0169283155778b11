package org.hled.api.totals;

import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hled.api.figures.Period;
import org.hled.api.figures.TotalKey;
import org.hled.api.http.Cursor;
import org.hled.api.http.Parameters;
import org.hled.schemas.code.Scope;

/**
 * A request for totals.
 *
 * @param limit how many at most
 * @param after the total that the page before ended with; empty for the first page
 */
public record TotalsQuery(Selection selection, int limit, Optional<TotalKey> after) {

    private static final String SCOPES =
            Arrays.stream(Scope.values()).map(Scope::id).collect(Collectors.joining(", "));

    static TotalsQuery of(HttpRequest<?> request) {
        var parameters = Parameters.of(request, "scope", "id", "measure", "unit", "period", "limit", "cursor");
        Selection selection = selection(parameters, Set.copyOf(Periods.of(parameters)));
        var page = parameters.page(Cursor.Kind.TOTALS);
        return parameters.build(
                () -> new TotalsQuery(selection, page.limit(), page.after().map(TotalsQuery::key)));
    }

    /** The parameters {@code scope}, {@code id}, {@code measure} and {@code unit}. */
    public static Selection selection(Parameters parameters, Set<Period> periods) {
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

    static String cursor(TotalKey key) {
        return Cursor.encode(
                Cursor.Kind.TOTALS, List.of(key.scope(), key.id(), key.measure(), key.unit(), key.period()));
    }

    private static TotalKey key(List<String> parts) {
        return new TotalKey(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }
}
