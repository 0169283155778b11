package org.hled.api.series;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Objects;
import java.util.Optional;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.http.Csv;
import org.hled.api.http.FigureAnswers;
import org.hled.api.http.ProblemException;

/** Totals over time. */
@Controller("/api/v1/series")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SeriesController {

    /** A hundred years of months. */
    private static final int MAX_PERIODS = 1200;

    private static final int MAX_POINTS = 100_000;

    private final FigureAnswers answers;

    SeriesController(FigureAnswers answers) {
        this.answers = answers;
    }

    /** Totals by scope, id, measure and unit for each month, quarter or year of a range; ends inclusive. */
    @Get
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    @SeriesOperations.SeriesOf
    HttpResponse<?> series(HttpRequest<?> request) {
        SeriesQuery query = SeriesQuery.of(request);
        return answers.list(request, view -> answer(query, view));
    }

    private static FigureAnswers.ListAnswer answer(SeriesQuery query, View view) {
        query.selection().requireKnownIds(view.figures());
        Series series = new Series(query, view.figures());
        Range range = series.range();
        refuseTooMuch(query, range, series.count());
        var json = new SeriesAnswer(
                view.asOf(),
                view.stamp().version(),
                view.stale(),
                query.by().word(),
                range.isEmpty() ? null : query.by().period(range.first()),
                range.isEmpty() ? null : query.by().period(range.last()),
                query.selection()
                        .longReports(
                                view.figures(),
                                longer -> !range.isEmpty()
                                        && query.by().isStraddledBy(longer, range.first(), range.last())),
                series.entries());
        return new FigureAnswers.ListAnswer(json, csv(json), Optional.empty());
    }

    private static void refuseTooMuch(SeriesQuery query, Range range, int count) {
        if (range.size() > MAX_PERIODS) {
            throw ProblemException.tooMuch(
                    "A series has at most %,d periods, and from %s to %s there are %,d: name a shorter range by 'from' and 'to', or longer periods by 'by'."
                            .formatted(
                                    MAX_PERIODS,
                                    query.by().period(range.first()),
                                    query.by().period(range.last()),
                                    range.size()));
        }
        long points = (long) count * range.size();
        if (points > MAX_POINTS) {
            throw ProblemException.tooMuch(
                    "An answer has at most %,d points, and %,d series of %,d periods have %,d: select by 'scope', 'id', 'measure' or 'unit', name a shorter range by 'from' and 'to', or longer periods by 'by'."
                            .formatted(MAX_POINTS, count, range.size(), points));
        }
    }

    private static Csv csv(SeriesAnswer answer) {
        Csv csv = new Csv(
                "scope", "id", "measure", "unit", "period", "value", "bound", "reports", "atLeast", "estimated");
        answer.series()
                .forEach(of -> of.points()
                        .forEach(point -> csv.row(
                                Csv.text(of.scope()),
                                Csv.text(of.id()),
                                Csv.text(of.measure()),
                                Csv.text(of.unit()),
                                point.period(),
                                orEmpty(point.value()),
                                orEmpty(point.bound()),
                                point.reports(),
                                point.atLeast(),
                                point.estimated())));
        return csv;
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
