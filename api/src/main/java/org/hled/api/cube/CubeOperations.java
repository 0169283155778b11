package org.hled.api.cube;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hled.api.http.Csv;
import org.hled.api.http.Download;
import org.hled.api.openapi.AnswersFigures;
import org.hled.api.openapi.TakesPage;

/** What the description of the API says of slices. */
interface CubeOperations {

    /** A page of a slice. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "cube",
            tags = "Figures",
            summary = "Any slice",
            description =
                    "Sums of leaves by what they are grouped by, or the leaves themselves. Measure and unit are always kept apart. What lies within a period asked for counts in it.",
            parameters = {
                @Parameter(
                        name = "groupBy",
                        in = ParameterIn.QUERY,
                        description =
                                "What is kept apart: some of initiative, agency, pillar, measure, unit, place and period, with commas between. All if it is absent.",
                        schema = @Schema(type = "string"),
                        example = "agency")
            })
    @Parameter(name = "initiative", in = ParameterIn.QUERY, ref = "initiatives")
    @Parameter(name = "agency", in = ParameterIn.QUERY, ref = "agency")
    @Parameter(name = "pillar", in = ParameterIn.QUERY, ref = "anyPillar")
    @Parameter(name = "measure", in = ParameterIn.QUERY, ref = "measure")
    @Parameter(name = "unit", in = ParameterIn.QUERY, ref = "unit")
    @Parameter(name = "place", in = ParameterIn.QUERY, ref = "place")
    @Parameter(name = "period", in = ParameterIn.QUERY, ref = "periodWithin")
    @Parameter(name = "counted", in = ParameterIn.QUERY, ref = "counted")
    @TakesPage
    @ApiResponse(
            responseCode = "200",
            description = "A page of the slice.",
            headers = {@Header(name = "Link", ref = "Link")},
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "CubeAnswer")),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface Cube {}

    /** All leaves. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "downloadCube",
            tags = "Figures",
            summary = "All leaves as a file",
            description =
                    "All leaves that count, or all that do not, of one version: CSV, or a JSON object in each line. Eight downloads run at once at most.")
    @Parameter(name = "counted", in = ParameterIn.QUERY, ref = "counted")
    @ApiResponse(
            responseCode = "200",
            description = "The leaves.",
            headers = {@Header(name = "Content-Disposition", ref = "Content-Disposition")},
            content = {
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string")),
                @Content(mediaType = Download.NDJSON, schema = @Schema(type = "string"))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface Whole {}
}
