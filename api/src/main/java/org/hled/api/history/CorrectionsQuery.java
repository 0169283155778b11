package org.hled.api.history;

import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.api.badges.Language;
import org.hled.api.figures.Period;
import org.hled.api.http.Cursor;
import org.hled.api.http.Parameters;
import org.hled.api.totals.Periods;
import org.hled.api.totals.Selection;
import org.hled.schemas.code.Scope;

/**
 * A request for corrections.
 *
 * @param limit how many at most
 * @param below the offset of the correction that the page before ended with; empty for the first page
 * @param language of texts, where the answer has any
 */
record CorrectionsQuery(Selection selection, int limit, OptionalLong below, Language language) {

    /** A feed is fetched again and again, and whoever reads it wants the latest. */
    private static final int LIMIT_OF_FEED = 50;

    static CorrectionsQuery ofList(HttpRequest<?> request) {
        return of(Parameters.of(request, "scope", "id", "measure", "unit", "period", "limit", "cursor"));
    }

    static CorrectionsQuery ofFeed(HttpRequest<?> request) {
        var parameters = Parameters.of(request, "scope", "id", "measure", "unit", "period", "limit", "cursor", "lang");
        CorrectionsQuery query = of(parameters);
        return request.getParameters().contains("limit")
                ? query
                : new CorrectionsQuery(query.selection, LIMIT_OF_FEED, query.below, query.language);
    }

    private static CorrectionsQuery of(Parameters parameters) {
        Selection selection = Selection.asked(parameters, Set.copyOf(Periods.of(parameters)));
        Language language = parameters
                .one("lang", Language::byCode, "one of " + String.join(", ", Language.codes()))
                .orElse(Language.EN);
        var page = parameters.page(Cursor.Kind.CORRECTIONS);
        return parameters.build(() -> new CorrectionsQuery(
                selection,
                page.limit(),
                page.after()
                        .map(parts -> OptionalLong.of(Long.parseLong(parts.getFirst())))
                        .orElse(OptionalLong.empty()),
                language));
    }

    /** What is asked for, whichever page: fit for a URI. */
    String name() {
        return Stream.of(
                        Stream.of(language.code()),
                        selection.scopes().stream().map(Scope::id),
                        selection.ids().stream(),
                        selection.measures().stream(),
                        selection.units().stream(),
                        selection.periods().stream().map(Period::text))
                .map(values -> values.sorted().map(Permalink::encoded).collect(Collectors.joining(",")))
                .collect(Collectors.joining("/"));
    }

    static String cursor(long offset) {
        return Cursor.encode(Cursor.Kind.CORRECTIONS, List.of(String.valueOf(offset)));
    }
}
