package org.hled.api.totals;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.TotalRow;
import org.hled.api.http.Csv;
import org.hled.api.http.FigureAnswers;
import org.hled.api.http.Page;
import org.hled.api.http.ProblemException;

/** Running totals. */
@Controller("/api/v1/totals")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TotalsController {

    private final FigureAnswers answers;

    TotalsController(FigureAnswers answers) {
        this.answers = answers;
    }

    /** Totals by scope, id, measure, unit and period; several values by repeating a parameter. */
    @Get
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    HttpResponse<?> totals(HttpRequest<?> request) {
        TotalsQuery query = TotalsQuery.of(request);
        return answers.list(request, view -> answer(query, view));
    }

    private static FigureAnswers.ListAnswer answer(TotalsQuery query, View view) {
        query.selection().unknownId(view.figures()).ifPresent(id -> {
            throw ProblemException.notFound("There is no '%s' in the scopes asked for.".formatted(id));
        });
        Page<TotalRow> page = Page.take(
                query.selection().totals(view.figures(), query.after()),
                query.limit(),
                last -> TotalsQuery.cursor(last.key()));
        var totals = page.entries().stream().map(TotalJson::of).toList();
        var json = new TotalsAnswer(
                view.asOf(),
                view.stamp().version(),
                view.stale(),
                query.selection().straddling(view.figures()),
                totals,
                page.next().orElse(null));
        Csv csv = new Csv(
                "scope",
                "id",
                "measure",
                "unit",
                "period",
                "value",
                "bound",
                "reports",
                "atLeast",
                "estimated",
                "updatedAt");
        totals.forEach(total -> csv.row(
                Csv.text(total.scope()),
                Csv.text(total.id()),
                Csv.text(total.measure()),
                Csv.text(total.unit()),
                Csv.text(total.period()),
                total.value(),
                total.bound(),
                total.reports(),
                total.atLeast(),
                total.estimated(),
                total.updatedAt()));
        return new FigureAnswers.ListAnswer(json, csv, page.next());
    }
}
