package org.hled.api.stall;

import io.micronaut.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.Status;
import org.hled.api.http.Cursor;
import org.hled.api.http.PageRequest;
import org.hled.api.http.Parameters;
import org.hled.schemas.code.Pillar;

/** Which initiatives are asked for. An empty set means all. */
record InitiativesQuery(Set<Status> statuses, Set<String> reasons, Set<Pillar> pillars, PageRequest page) {

    /** What may be said beside a status. */
    private static final List<String> REASONS = List.of("silent", "rejected", "flat", "behind");

    static InitiativesQuery of(HttpRequest<?> request) {
        var parameters = Parameters.of(request, "status", "reason", "pillar", "limit", "cursor");
        List<Status> statuses = parameters.all("status", Status::byWord, "one of " + String.join(", ", Status.words()));
        List<String> reasons = parameters.all(
                "reason", text -> Optional.of(text).filter(REASONS::contains), "one of " + String.join(", ", REASONS));
        List<Pillar> pillars = parameters.all("pillar", Pillar::byId, "the id of a pillar");
        PageRequest page = parameters.page(Cursor.Kind.INITIATIVES);
        return parameters.build(() ->
                new InitiativesQuery(new HashSet<>(statuses), new HashSet<>(reasons), new HashSet<>(pillars), page));
    }

    /** Whether the initiative is of the pillars asked for, and after the last page. */
    boolean takes(CatalogEntry entry) {
        return page.after()
                        .filter(after -> entry.id().compareTo(after.getFirst()) <= 0)
                        .isEmpty()
                && (pillars.isEmpty()
                        || Pillar.byId(entry.pillar()).filter(pillars::contains).isPresent());
    }

    /** Whether it stands as asked for: in one of the statuses, and for one of the reasons. */
    boolean takes(Standing standing) {
        return (statuses.isEmpty() || statuses.contains(standing.status()))
                && (reasons.isEmpty() || standing.reasons().stream().anyMatch(reasons::contains));
    }

    static String cursor(String id) {
        return Cursor.encode(Cursor.Kind.INITIATIVES, List.of(id));
    }
}
