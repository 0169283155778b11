package org.hled.api.rejections;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hled.api.openapi.AnswersLog;
import org.hled.api.openapi.TakesPage;

/** What the description of the API says of rejections. */
interface RejectionsOperations {

    /** A page of rejected records. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "rejections",
            tags = "Alerts and rejections",
            summary = "What was rejected, and why",
            description =
                    "Records that can never count, each once, newest first, for 90 days. Their content is not shown: it may be anything. "
                            + "Those that came in the moment in which a rebuild ended may be shown half a minute later.")
    @TakesPage
    @ApiResponse(
            responseCode = "200",
            description = "A page of rejected records.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RejectionsAnswer.class))
            })
    @AnswersLog
    @interface Rejections {}
}
