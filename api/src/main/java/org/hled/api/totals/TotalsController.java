package org.hled.api.totals;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.TotalRow;
import org.hled.api.http.Csv;
import org.hled.api.http.Download;
import org.hled.api.http.FigureAnswers;
import org.hled.api.http.Page;
import org.hled.api.http.Parameters;

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
    @TotalsOperations.Totals
    HttpResponse<?> totals(HttpRequest<?> request) {
        return answers.listAskedOften(request, () -> {
            TotalsQuery query = TotalsQuery.of(request);
            return view -> answer(query, view);
        });
    }

    /** All totals of all scopes and periods. */
    @Get("/download")
    @Produces({Csv.MEDIA_TYPE, Download.NDJSON})
    @TotalsOperations.Whole
    HttpResponse<?> download(HttpRequest<?> request) {
        return Parameters.of(request)
                .build(() -> answers.download(
                        request,
                        view -> new Download<>(
                                "hled-totals",
                                List.copyOf(view.figures().totals().values()),
                                TotalJson.COLUMNS,
                                total -> TotalJson.of(total).cells(),
                                TotalJson::of)));
    }

    private static FigureAnswers.ListAnswer answer(TotalsQuery query, View view) {
        query.selection().requireKnownIds(view.figures());
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
        Csv csv = new Csv(TotalJson.COLUMNS.toArray(String[]::new));
        totals.forEach(total -> csv.row(total.cells()));
        return new FigureAnswers.ListAnswer(json, csv, page.next());
    }
}
