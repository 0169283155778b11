package org.hled.api.cube;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.function.Supplier;
import org.hled.api.figures.LeafRow;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.http.Csv;
import org.hled.api.http.Download;
import org.hled.api.http.FigureAnswers;
import org.hled.api.http.Parameters;

/** The leaves, and whatever they add up to. */
@Controller("/api/v1/cube")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CubeController {

    private final FigureAnswers answers;

    CubeController(FigureAnswers answers) {
        this.answers = answers;
    }

    /** Sums of leaves by what they are grouped by, or the leaves; filters by repeating a parameter. */
    @Get
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    @CubeOperations.Cube
    HttpResponse<?> cube(HttpRequest<?> request) {
        CubeQuery query = CubeQuery.of(request);
        return answers.listLater(request, view -> answer(query, view));
    }

    /** All leaves that count, or all that do not. */
    @Get("/download")
    @Produces({Csv.MEDIA_TYPE, Download.NDJSON})
    @CubeOperations.Whole
    HttpResponse<?> download(HttpRequest<?> request) {
        var parameters = Parameters.of(request, "counted");
        boolean counted = CubeQuery.counted(parameters);
        return parameters.build(() -> answers.download(
                request,
                view -> new Download<>(
                        counted ? "hled-leaves" : "hled-leaves-uncounted",
                        view.figures().leaves().values().stream()
                                .filter(leaf -> counted ? leaf.isCounted() : leaf.isUncounted())
                                .toList(),
                        LeafJson.COLUMNS,
                        leaf -> LeafJson.of(leaf).cells(),
                        LeafJson::of)));
    }

    /** Adding up many leaves takes a while, in which the figures may move on. */
    private static Supplier<FigureAnswers.ListAnswer> answer(CubeQuery query, View view) {
        List<LeafRow> leaves = Slice.leaves(query, view.figures());
        return () -> {
            Slice slice = Slice.of(query, leaves);
            var cells = slice.page().entries();
            var json = new CubeAnswer(
                    view.asOf(),
                    view.stamp().version(),
                    view.stale(),
                    slice.straddling(),
                    query.groupBy().stream().map(Dimension::word).toList(),
                    cells.stream()
                            .map(cell -> CubeRows.json(query.groupBy(), cell))
                            .toList(),
                    slice.page().next().orElse(null));
            return new FigureAnswers.ListAnswer(
                    json, CubeRows.csv(query.groupBy(), cells), slice.page().next());
        };
    }
}
