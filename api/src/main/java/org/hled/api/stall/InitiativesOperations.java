package org.hled.api.stall;

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
import org.hled.api.openapi.AnswersFigures;
import org.hled.api.openapi.TakesPage;

/** What the description of the API says of who reports. */
interface InitiativesOperations {

    /** A page of initiatives. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "initiatives",
            tags = "Programme",
            summary = "Who reports, and who has stalled",
            description = "The initiatives of the catalog and how they stand, by id. As CSV without targets.")
    @Parameter(name = "status", in = ParameterIn.QUERY, ref = "status")
    @Parameter(name = "reason", in = ParameterIn.QUERY, ref = "reason")
    @Parameter(name = "pillar", in = ParameterIn.QUERY, ref = "pillars")
    @TakesPage
    @ApiResponse(
            responseCode = "200",
            description = "A page of initiatives.",
            headers = {@Header(name = "Link", ref = "Link")},
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = InitiativesAnswer.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface Initiatives {}
}
