package org.hled.api.badges;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.function.Function;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.Status;
import org.hled.api.http.FigureAnswers;
import org.hled.api.http.Parameters;
import org.hled.api.http.ProblemException;
import org.hled.api.stall.Standing;
import org.hled.schemas.code.Pillar;

/** Small pictures for other people's pages: how an initiative stands, a total of a pillar. */
@Controller("/api/v1/badges")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BadgesController {

    private final FigureAnswers answers;

    BadgesController(FigureAnswers answers) {
        this.answers = answers;
    }

    /** An initiative's status, as {@code .svg} or as {@code .json} for shields.io. */
    @Get("/initiatives/{name}")
    @Produces(MediaType.ALL)
    @BadgesOperations.OfInitiative
    HttpResponse<?> initiative(HttpRequest<?> request, String name) {
        var parameters = Parameters.of(request, "lang");
        Language language = language(parameters);
        return parameters.build(() -> answer(request, name, language, (view, id) -> initiative(view, id, language)));
    }

    /** A pillar's total of all time, as {@code .svg} or as {@code .json} for shields.io. */
    @Get("/pillars/{name}")
    @Produces(MediaType.ALL)
    @BadgesOperations.OfPillar
    HttpResponse<?> pillar(HttpRequest<?> request, String name) {
        var parameters = Parameters.of(request, "measure", "unit", "lang");
        Language language = language(parameters);
        Optional<String> measure = parameters.one("measure", BadgesController::text, "a text that is not empty");
        if (request.getParameters().getAll("measure").isEmpty()) {
            parameters.refuse("measure", "It must be given, e.g. enrollment.enrolled.");
        }
        Optional<String> unit = parameters.one("unit", BadgesController::text, "a text that is not empty");
        return parameters.build(() -> answer(request, name, language, (view, id) -> {
            Pillar pillar = Pillar.byId(id).orElseThrow(() -> notFound("There is no pillar '%s'.", id));
            return PillarBadge.of(view, pillar, measure.orElseThrow(), unit, language, parameters);
        }));
    }

    private static Badge initiative(View view, String id, Language language) {
        CatalogEntry entry =
                view.figures().catalogEntry(id).orElseThrow(() -> notFound("The catalog has no initiative '%s'.", id));
        Status status = Standing.of(view, id).status();
        String label = language.of(entry.title());
        String message = Words.of(status, language);
        return new Badge(
                label, message, Colour.of(status), "%s: %s%s".formatted(label, message, AsOf.of(view, language)));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, String name, Language language, Drawing drawing) {
        BadgeFile file = BadgeFile.of(name)
                .orElseThrow(() -> notFound("A badge ends with .svg or .json, which '%s' does not.", name));
        Function<View, Badge> badge = view -> drawing.draw(view, file.id());
        return switch (file.form()) {
            case SVG -> answers.text(request, MediaType.IMAGE_SVG, view -> BadgeSvg.of(badge.apply(view), language));
            case JSON -> answers.json(request, view -> ShieldsJson.of(badge.apply(view)));
        };
    }

    private static Language language(Parameters parameters) {
        return parameters
                .one("lang", Language::byCode, "one of " + String.join(", ", Language.codes()))
                .orElse(Language.EN);
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(given -> !given.isBlank());
    }

    private static ProblemException notFound(String detail, String what) {
        return ProblemException.notFound(detail.formatted(what));
    }

    private interface Drawing {
        Badge draw(View view, String id);
    }
}
