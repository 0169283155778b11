package org.hled.api.series;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hled.api.http.Csv;
import org.hled.api.openapi.AnswersFigures;
import org.hled.api.openapi.TakesSelection;

/** What the description of the API says of totals over time. */
interface SeriesOperations {

    /** How the ends of a range are written. */
    String ENDS = "^\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$";

    /** Totals over time. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "series",
            tags = "Figures",
            summary = "Totals over time",
            description =
                    "The totals that the parameters select, for each month, quarter or year of a range. A period without a report is null, a reported zero is 0. An answer has 1,200 periods and 100,000 points at most.",
            parameters = {
                @Parameter(
                        name = "by",
                        in = ParameterIn.QUERY,
                        description = "How long each period is.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"month", "quarter", "year"},
                                        defaultValue = "month")),
                @Parameter(
                        name = "from",
                        in = ParameterIn.QUERY,
                        description =
                                "The first period, written as by says: 2024-03, 2024-Q1 or 2024. The first that has a figure if it is absent.",
                        schema = @Schema(type = "string", pattern = ENDS)),
                @Parameter(
                        name = "to",
                        in = ParameterIn.QUERY,
                        description = "The last period, which is included. The last that has a figure if it is absent.",
                        schema = @Schema(type = "string", pattern = ENDS))
            })
    @TakesSelection
    @ApiResponse(
            responseCode = "200",
            description = "The series. As CSV, a line for each point.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SeriesAnswer.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @ApiResponse(responseCode = "413", ref = "TooMuch")
    @interface SeriesOf {}
}
