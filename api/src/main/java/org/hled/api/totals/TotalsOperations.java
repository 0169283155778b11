package org.hled.api.totals;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
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
import org.hled.api.openapi.TakesPeriod;
import org.hled.api.openapi.TakesSelection;

/** What the description of the API says of totals. */
interface TotalsOperations {

    /** A page of totals. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "totals",
            tags = "Figures",
            summary = "Running totals",
            description =
                    "The totals that the parameters select, sorted by scope, id, measure, unit and period. A filter that matches nothing gives an empty list. As CSV, a line for each total, with the columns of the fields.")
    @TakesSelection
    @TakesPeriod
    @TakesPage
    @ApiResponse(
            responseCode = "200",
            description = "A page of totals.",
            headers = {@Header(name = "Link", ref = "Link")},
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TotalsAnswer.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface Totals {}

    /** All totals. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "downloadTotals",
            tags = "Figures",
            summary = "All totals as a file",
            description =
                    "All totals of all scopes and periods, of one version: CSV, or a JSON object in each line. Eight downloads run at once at most.")
    @ApiResponse(
            responseCode = "200",
            description = "The totals, with the fields of a total in a page.",
            headers = {@Header(name = "Content-Disposition", ref = "Content-Disposition")},
            content = {
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string")),
                @Content(mediaType = Download.NDJSON, schema = @Schema(type = "string"))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface Whole {}
}
