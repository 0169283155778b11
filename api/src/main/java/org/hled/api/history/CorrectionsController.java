package org.hled.api.history;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.function.Supplier;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.http.Csv;
import org.hled.api.http.FigureAnswers;

/** What of the figures was corrected. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CorrectionsController {

    private final FigureAnswers answers;
    private final FigureHistory history;

    CorrectionsController(FigureAnswers answers, FigureHistory history) {
        this.answers = answers;
        this.history = history;
    }

    /** Corrections, newest first, as a list or as a feed. */
    @Get("/corrections")
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE, AtomFeed.MEDIA_TYPE})
    HttpResponse<?> corrections(HttpRequest<?> request) {
        if (FigureAnswers.likesBetter(request, AtomFeed.MEDIA_TYPE, MediaType.APPLICATION_JSON)) {
            return feed(request);
        }
        CorrectionsQuery query = CorrectionsQuery.ofList(request);
        return answers.listLater(request, history.mark(), view -> list(query, view));
    }

    /** The same as a feed (Atom, RFC 4287), for programs that cannot say what they like. */
    @Get("/corrections.atom")
    @Produces({AtomFeed.MEDIA_TYPE, MediaType.ALL})
    HttpResponse<?> feed(HttpRequest<?> request) {
        CorrectionsQuery query = CorrectionsQuery.ofFeed(request);
        return answers.textLater(
                request, AtomFeed.MEDIA_TYPE, "-atom" + history.mark(), view -> atom(request, query, view));
    }

    private Supplier<FigureAnswers.ListAnswer> list(CorrectionsQuery query, View view) {
        query.selection().requireKnownIds(view.figures());
        String asOf = view.asOf();
        long version = view.stamp().version();
        boolean stale = view.stale();
        return () -> {
            var page = page(query, version);
            var corrections =
                    page.corrections().stream().map(CorrectionJson::of).toList();
            Optional<String> next = next(page);
            Csv csv = new Csv(CorrectionJson.COLUMNS.toArray(String[]::new));
            corrections.forEach(correction -> csv.row(correction.cells()));
            return new FigureAnswers.ListAnswer(
                    new CorrectionsAnswer(asOf, version, stale || history.isBehind(), corrections, next.orElse(null)),
                    csv,
                    next);
        };
    }

    private Supplier<String> atom(HttpRequest<?> request, CorrectionsQuery query, View view) {
        query.selection().requireKnownIds(view.figures());
        long version = view.stamp().version();
        AtomFeed feed = new AtomFeed(
                request.getUri(), query.name(), query.language(), Titles.of(view, query.language()), view.time());
        return () -> {
            var page = page(query, version);
            return feed.of(page.corrections(), next(page));
        };
    }

    private FigureHistory.Page page(CorrectionsQuery query, long version) {
        return history.corrections(query.selection()::has, 0, version, query.below(), query.limit());
    }

    private static Optional<String> next(FigureHistory.Page page) {
        return page.next().isPresent()
                ? Optional.of(CorrectionsQuery.cursor(page.next().getAsLong()))
                : Optional.empty();
    }
}
