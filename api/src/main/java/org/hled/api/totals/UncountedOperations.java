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
import org.hled.api.openapi.AnswersFigures;
import org.hled.api.openapi.TakesPage;

/** What the description of the API says of what does not count. */
interface UncountedOperations {

    /** A page of what does not count. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "uncounted",
            tags = "Figures",
            summary = "What does not count, and why",
            description =
                    "Well-formed reports that do not count as things stand, by initiative, agency, measure, unit, place and period. They count by themselves when the catalog changes.")
    @TakesPage
    @ApiResponse(
            responseCode = "200",
            description = "A page of what does not count.",
            headers = {@Header(name = "Link", ref = "Link")},
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UncountedAnswer.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface Uncounted {}
}
