package org.hled.api.badges;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hled.api.openapi.AnswersFigures;

/** What the description of the API says of badges. */
interface BadgesOperations {

    /** How the last part of the path ends. */
    String NAMES = "^.+\\.(svg|json)$";

    /** The badge of an initiative. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "initiativeBadge",
            tags = "Programme",
            summary = "A badge: how an initiative stands",
            description = "A small picture for the pages of others, or the same for shields.io.",
            parameters = {
                @Parameter(
                        name = "name",
                        in = ParameterIn.PATH,
                        required = true,
                        description = "Id of an initiative, with .svg for the picture or .json for shields.io.",
                        schema = @Schema(type = "string", pattern = NAMES),
                        example = "cybersecurity-workshop.svg")
            })
    @Parameter(name = "lang", in = ParameterIn.QUERY, ref = "lang")
    @ApiResponse(responseCode = "200", ref = "Badge")
    @AnswersFigures
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @interface OfInitiative {}

    /** The badge of a pillar. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "pillarBadge",
            tags = "Figures",
            summary = "A badge: a total of a pillar",
            description =
                    "The total of all time of a measure, as a small picture for the pages of others, or the same for shields.io.",
            parameters = {
                @Parameter(
                        name = "name",
                        in = ParameterIn.PATH,
                        required = true,
                        description = "Id of a pillar, with .svg for the picture or .json for shields.io.",
                        schema = @Schema(type = "string", pattern = NAMES),
                        example = "pillar-4.svg"),
                @Parameter(
                        name = "measure",
                        in = ParameterIn.QUERY,
                        required = true,
                        description = "The measure.",
                        schema = @Schema(type = "string", minLength = 1),
                        example = "enrollment.enrolled"),
                @Parameter(
                        name = "unit",
                        in = ParameterIn.QUERY,
                        description = "The unit; needed where the measure has several.",
                        schema = @Schema(type = "string", minLength = 1))
            })
    @Parameter(name = "lang", in = ParameterIn.QUERY, ref = "lang")
    @ApiResponse(responseCode = "200", ref = "Badge")
    @AnswersFigures
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @interface OfPillar {}
}
