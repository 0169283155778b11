package org.hled.api.history;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;
import org.hled.api.http.Csv;
import org.hled.api.http.FigureAnswers;
import org.hled.api.http.Parameters;
import org.hled.api.http.ProblemException;
import org.hled.api.totals.TotalJson;

/** Single figures, as they are and as they were: what a permalink leads to. */
@Controller("/api/v1/totals")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FigureController {

    private static final int MOST_CORRECTIONS = 10;

    private final FigureAnswers answers;
    private final FigureHistory history;

    FigureController(FigureAnswers answers, FigureHistory history) {
        this.answers = answers;
        this.history = history;
    }

    /** A figure as it stood after the change of a version, now if none is asked for. */
    @Get("/{scope}/{id}/{measure}/{unit}/{period}")
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    HttpResponse<?> figure(
            HttpRequest<?> request, String scope, String id, String measure, String unit, String period) {
        TotalKey key = new TotalKey(scope, id, measure, unit, period);
        Parameters parameters = Parameters.of(request, "version");
        Optional<Long> asked = parameters.one("version", FigureController::version, "a whole number");
        return parameters.build(() -> answers.listLater(request, history.mark(), view -> {
            Now now = now(view, key);
            long version = asked.orElse(now.version());
            if (version > now.version()) {
                parameters.refuse(
                        "version", "It must be at most %d, the version of the figures here.".formatted(now.version()));
            }
            return parameters.build(() -> () -> {
                FigureAnswer answer = version == now.version() ? answer(now) : answer(version, now);
                return new FigureAnswers.ListAnswer(answer, answer.csv(), Optional.empty());
            });
        }));
    }

    private static Now now(View view, TotalKey key) {
        TotalRow row = view.figures()
                .total(key)
                .orElseThrow(() -> ProblemException.notFound("There is no figure of this scope, id, measure, unit and"
                        + " period; /api/v1/totals has all that there are."));
        return new Now(row, view.stamp().version(), view.time(), view.stale());
    }

    private static FigureAnswer answer(Now now) {
        return answer(now.version(), now.row(), now.asOf(), now, List.of(), false, now.stale());
    }

    private FigureAnswer answer(long version, Now now) {
        Version then = history.at(version, now.row());
        var corrections = history.corrections(
                now.row().key()::equals, version, now.version(), OptionalLong.empty(), MOST_CORRECTIONS);
        return answer(
                version,
                then.row(),
                then.asOf(),
                now,
                corrections.corrections(),
                corrections.next().isPresent(),
                now.stale() || history.isBehind());
    }

    private static FigureAnswer answer(
            long version,
            TotalRow row,
            Optional<Instant> asOf,
            Now now,
            List<Corrected> corrections,
            boolean hasMore,
            boolean stale) {
        TotalKey key = row.key();
        TotalJson total = TotalJson.of(row);
        TotalJson current = TotalJson.of(now.row());
        return new FigureAnswer(
                asOf.map(Instant::toString).orElse(null),
                version,
                stale,
                Permalink.of(key, version),
                total,
                !saysTheSame(total, current),
                new FigureAnswer.Current(now.version(), Permalink.of(key, now.version()), current),
                corrections.stream().map(CorrectionJson::of).toList(),
                hasMore ? Permalink.corrections(key) : null);
    }

    /** When it last changed does not matter: it may have changed there and back. */
    private static boolean saysTheSame(TotalJson a, TotalJson b) {
        return a.value().equals(b.value())
                && a.bound().equals(b.bound())
                && a.reports() == b.reports()
                && a.atLeast() == b.atLeast()
                && a.estimated() == b.estimated();
    }

    private static Optional<Long> version(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** The figure as it is shown now, and in which version. */
    private record Now(TotalRow row, long version, Optional<Instant> asOf, boolean stale) {}
}
