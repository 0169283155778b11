package org.hled.api.stall;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.http.Csv;
import org.hled.api.http.FigureAnswers;
import org.hled.api.http.Page;

/** Who reports, and who has stalled. */
@Controller("/api/v1/initiatives")
@ExecuteOn(TaskExecutors.BLOCKING)
final class InitiativesController {

    private final FigureAnswers answers;

    InitiativesController(FigureAnswers answers) {
        this.answers = answers;
    }

    /** The catalog's initiatives by status, reason and pillar, sorted by id; several values by repeating a parameter. */
    @Get
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    @InitiativesOperations.Initiatives
    HttpResponse<?> initiatives(HttpRequest<?> request) {
        InitiativesQuery query = InitiativesQuery.of(request);
        return answers.list(request, view -> answer(query, view));
    }

    private static FigureAnswers.ListAnswer answer(InitiativesQuery query, View view) {
        var following = view.figures()
                .catalog()
                .filter(query::takes)
                .map(entry -> new Entry(entry, Standing.of(view, entry.id())))
                .filter(entry -> query.takes(entry.standing()))
                .iterator();
        Page<Entry> page = Page.take(
                following,
                query.page().limit(),
                last -> InitiativesQuery.cursor(last.catalog().id()));
        var initiatives = page.entries().stream()
                .map(entry -> StandingJson.of(entry.catalog(), entry.standing()))
                .toList();
        var json = new InitiativesAnswer(
                view.asOf(),
                view.stamp().version(),
                view.stale(),
                initiatives,
                page.next().orElse(null));
        return new FigureAnswers.ListAnswer(json, InitiativesCsv.of(initiatives), page.next());
    }

    private record Entry(CatalogEntry catalog, Standing standing) {}
}
