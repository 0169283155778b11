package org.hled.api.totals;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hled.api.figures.TotalKey;
import org.hled.api.http.Cursor;
import org.hled.api.http.Parameters;

/**
 * A request for totals.
 *
 * @param limit how many at most
 * @param after the total that the page before ended with; empty for the first page
 */
public record TotalsQuery(Selection selection, int limit, Optional<TotalKey> after) {

    static TotalsQuery of(HttpRequest<?> request) {
        var parameters = Parameters.of(request, "scope", "id", "measure", "unit", "period", "limit", "cursor");
        Selection selection = Selection.asked(parameters, Set.copyOf(Periods.of(parameters)));
        var page = parameters.page(Cursor.Kind.TOTALS);
        return parameters.build(
                () -> new TotalsQuery(selection, page.limit(), page.after().map(TotalsQuery::key)));
    }

    static String cursor(TotalKey key) {
        return Cursor.encode(
                Cursor.Kind.TOTALS, List.of(key.scope(), key.id(), key.measure(), key.unit(), key.period()));
    }

    private static TotalKey key(List<String> parts) {
        return new TotalKey(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }
}
