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
import java.util.NavigableMap;
import java.util.Optional;
import org.hled.api.figures.LeafKey;
import org.hled.api.figures.LeafRow;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.http.Csv;
import org.hled.api.http.Cursor;
import org.hled.api.http.FigureAnswers;
import org.hled.api.http.Page;
import org.hled.api.http.PageRequest;
import org.hled.api.http.Parameters;

/** What has been reported and does not count, and why. */
@Controller("/api/v1/uncounted")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UncountedController {

    private final FigureAnswers answers;

    UncountedController(FigureAnswers answers) {
        this.answers = answers;
    }

    /** Leaves that hold reports and do not count, sorted by initiative, agency, measure, unit, place and period. */
    @Get
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    @UncountedOperations.Uncounted
    HttpResponse<?> uncounted(HttpRequest<?> request) {
        var parameters = Parameters.of(request, "limit", "cursor");
        PageRequest asked = parameters.page(Cursor.Kind.UNCOUNTED);
        return parameters.build(() -> answers.list(request, view -> answer(asked, view)));
    }

    private static FigureAnswers.ListAnswer answer(PageRequest asked, View view) {
        NavigableMap<LeafKey, LeafRow> uncounted = view.figures().uncounted();
        var following = asked.after()
                .map(UncountedController::key)
                .map(key -> uncounted.tailMap(key, false))
                .orElse(uncounted);
        Page<LeafRow> page = Page.take(following.values().iterator(), asked.limit(), last -> cursor(last.key()));
        var entries = page.entries().stream().map(UncountedAnswer.Entry::of).toList();
        var json = new UncountedAnswer(
                view.asOf(),
                view.stamp().version(),
                view.stale(),
                entries,
                page.next().orElse(null));
        Csv csv = new Csv(
                "initiative", "agency", "measure", "unit", "place", "period", "value", "reports", "reason", "message");
        entries.forEach(entry -> csv.row(
                Csv.text(entry.initiative()),
                Csv.text(entry.agency()),
                Csv.text(entry.measure()),
                Csv.text(entry.unit()),
                Csv.text(Optional.ofNullable(entry.place()).orElse("")),
                Csv.text(entry.period()),
                entry.value(),
                entry.reports(),
                Csv.text(entry.reason()),
                Csv.text(entry.message())));
        return new FigureAnswers.ListAnswer(json, csv, page.next());
    }

    private static String cursor(LeafKey key) {
        return Cursor.encode(
                Cursor.Kind.UNCOUNTED,
                List.of(key.initiative(), key.agency(), key.measure(), key.unit(), key.place(), key.period()));
    }

    private static LeafKey key(List<String> parts) {
        return new LeafKey(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4), parts.get(5));
    }
}
