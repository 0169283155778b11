package org.hled.api.programme;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.Figures;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.Period;
import org.hled.api.figures.Status;
import org.hled.api.figures.StatusRow;
import org.hled.api.figures.TotalKey;
import org.hled.api.http.FigureAnswers;
import org.hled.api.http.Parameters;
import org.hled.api.http.ProblemException;
import org.hled.api.stall.Standing;
import org.hled.api.stall.StandingJson;
import org.hled.api.totals.Amounts;
import org.hled.api.totals.Periods;
import org.hled.api.totals.Selection;
import org.hled.schemas.code.Pillar;
import org.hled.schemas.code.Programme;
import org.hled.schemas.code.Scope;

/** The programme, its pillars and its initiatives. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProgrammeController {

    private final FigureAnswers answers;

    ProgrammeController(FigureAnswers answers) {
        this.answers = answers;
    }

    /** The programme with the catalog in force. */
    @Get("/programme")
    @ProgrammeOperations.WholeProgramme
    HttpResponse<?> programme(HttpRequest<?> request) {
        return Parameters.of(request).build(() -> answers.json(request, ProgrammeController::programme));
    }

    /** A pillar with its totals. */
    @Get("/pillars/{id}")
    @ProgrammeOperations.OnePillar
    HttpResponse<?> pillar(HttpRequest<?> request, String id) {
        var parameters = Parameters.of(request, "period");
        List<Period> periods = Periods.of(parameters);
        return parameters.build(() -> answers.json(request, view -> pillar(view, pillarOf(id), periods)));
    }

    /** An initiative with its totals and targets. */
    @Get("/initiatives/{id}")
    @ProgrammeOperations.OneInitiative
    HttpResponse<?> initiative(HttpRequest<?> request, String id) {
        var parameters = Parameters.of(request, "period");
        List<Period> periods = Periods.of(parameters);
        return parameters.build(() -> answers.json(request, view -> initiative(view, id, periods)));
    }

    private static ProgrammeAnswer programme(View view) {
        var pillars = Arrays.stream(Pillar.values())
                .map(pillar -> new ProgrammeAnswer.PillarEntry(
                        pillar.id(),
                        titleOf(pillar),
                        initiativesOf(view.figures(), pillar).stream()
                                .map(entry -> ProgrammeAnswer.InitiativeEntry.of(entry, statusOf(view, entry)))
                                .toList()))
                .toList();
        return new ProgrammeAnswer(
                view.asOf(),
                view.stamp().version(),
                view.stale(),
                Programme.ID,
                new CatalogEntry.Text(Programme.ENGLISH, Programme.SPANISH),
                pillars);
    }

    private static Pillar pillarOf(String id) {
        return Pillar.byId(id).orElseThrow(() -> ProblemException.notFound("There is no pillar '%s'.".formatted(id)));
    }

    private static PillarAnswer pillar(View view, Pillar pillar, List<Period> periods) {
        Selection selection = Selection.of(Scope.PILLAR, pillar.id(), periods);
        return new PillarAnswer(
                view.asOf(),
                view.stamp().version(),
                view.stale(),
                selection.straddling(view.figures()),
                pillar.id(),
                titleOf(pillar),
                selection.answer(view.figures()),
                initiativesOf(view.figures(), pillar).stream()
                        .map(entry -> new PillarAnswer.InitiativeEntry(
                                entry.id(), entry.title(), statusOf(view, entry).word()))
                        .toList());
    }

    private static InitiativeAnswer initiative(View view, String id, List<Period> periods) {
        CatalogEntry entry = view.figures()
                .catalogEntry(id)
                .orElseThrow(() -> ProblemException.notFound("The catalog has no initiative '%s'.".formatted(id)));
        Selection selection = Selection.of(Scope.INITIATIVE, id, periods);
        Standing standing = Standing.of(view, id);
        return new InitiativeAnswer(
                view.asOf(),
                view.stamp().version(),
                view.stale(),
                selection.straddling(view.figures()),
                id,
                entry.title(),
                selection.answer(view.figures()),
                entry.targets().stream()
                        .map(target -> progress(view.figures(), standing, id, target))
                        .toList(),
                StandingJson.of(entry, standing),
                entry);
    }

    private static InitiativeAnswer.Progress progress(
            Figures figures, Standing standing, String id, CatalogEntry.Target target) {
        var total = figures.totals()
                .get(new TotalKey(Scope.INITIATIVE.id(), id, target.measure(), target.unit(), Period.ALL.text()));
        // Missing is not zero.
        String current = total == null || total.reports() == 0 ? null : Amounts.text(total.value(), target.unit());
        var pace = standing.pace(target.measure(), target.unit(), target.due());
        return new InitiativeAnswer.Progress(
                target.measure(),
                target.unit(),
                target.value(),
                target.from(),
                target.baseline(),
                target.due(),
                current,
                pace.flatMap(StatusRow.Pace::expected).orElse(null),
                pace.flatMap(StatusRow.Pace::behindBy).orElse(null),
                pace.flatMap(StatusRow.Pace::movedAt).map(Instant::toString).orElse(null));
    }

    private static Status statusOf(View view, CatalogEntry entry) {
        return Standing.of(view, entry.id()).status();
    }

    private static List<CatalogEntry> initiativesOf(Figures figures, Pillar pillar) {
        return figures.catalog()
                .filter(entry -> entry.pillar().equals(pillar.id()))
                .toList();
    }

    private static CatalogEntry.Text titleOf(Pillar pillar) {
        return new CatalogEntry.Text(pillar.english(), pillar.spanish());
    }
}
