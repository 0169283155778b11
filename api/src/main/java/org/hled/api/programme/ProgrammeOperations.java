package org.hled.api.programme;

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
import org.hled.api.openapi.AnswersFigures;
import org.hled.api.openapi.TakesPeriod;

/** What the description of the API says of the programme. */
interface ProgrammeOperations {

    /** The programme. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "programme",
            tags = "Programme",
            summary = "The programme and its catalog",
            description = "The four pillars, their initiatives as the catalog has them, and how each stands.")
    @ApiResponse(
            responseCode = "200",
            description = "The programme.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ProgrammeAnswer.class))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface WholeProgramme {}

    /** A pillar. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "pillar",
            tags = "Programme",
            summary = "A pillar with its totals",
            description = "The totals of the pillar in the periods, and its initiatives.")
    @Parameter(name = "id", in = ParameterIn.PATH, ref = "pillar")
    @TakesPeriod
    @ApiResponse(
            responseCode = "200",
            description = "The pillar.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PillarAnswer.class))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface OnePillar {}

    /** An initiative. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "initiative",
            tags = "Programme",
            summary = "An initiative with its totals and targets",
            description =
                    "The totals of the initiative in the periods, its targets, how it stands, and its entry in the catalog.")
    @Parameter(name = "id", in = ParameterIn.PATH, ref = "initiative")
    @TakesPeriod
    @ApiResponse(
            responseCode = "200",
            description = "The initiative.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = InitiativeAnswer.class))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface OneInitiative {}
}
