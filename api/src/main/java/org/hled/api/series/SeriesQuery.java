package org.hled.api.series;

import io.micronaut.http.HttpRequest;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hled.api.http.Parameters;
import org.hled.api.totals.Selection;

/**
 * A request for series.
 *
 * @param from number of the first period; empty for the first that has a figure
 * @param to number of the last period; empty for the last that has a figure
 */
record SeriesQuery(Selection selection, Grain by, OptionalInt from, OptionalInt to) {

    static SeriesQuery of(HttpRequest<?> request) {
        var parameters = Parameters.of(request, "scope", "id", "measure", "unit", "by", "from", "to");
        Selection selection = Selection.asked(parameters, Set.of());
        Grain by = parameters
                .one("by", Grain::byWord, "one of " + String.join(", ", Grain.words()))
                .orElse(Grain.MONTH);
        OptionalInt from = end(parameters, "from", by);
        OptionalInt to = end(parameters, "to", by);
        if (from.isPresent() && to.isPresent() && from.getAsInt() > to.getAsInt()) {
            parameters.refuse("from", "It must not be after 'to'.");
        }
        return parameters.build(() -> new SeriesQuery(selection, by, from, to));
    }

    private static OptionalInt end(Parameters parameters, String name, Grain by) {
        return parameters
                .one(
                        name,
                        text -> Optional.of(by.number(text)).filter(OptionalInt::isPresent),
                        "a %s, %s".formatted(by.word(), by.grammar()))
                .orElse(OptionalInt.empty());
    }
}
