package org.hled.api.history;

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
import org.hled.api.openapi.TakesPeriod;
import org.hled.api.openapi.TakesSelection;

/** What the description of the API says of figures as they were, and of what was corrected. */
interface HistoryOperations {

    /** A figure in a version. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "figure",
            tags = "Figures",
            summary = "A figure as it was in a version: what a permalink leads to",
            description =
                    "The total as it stood after the change of that version, what it is now, and the latest corrections between the two. With its version it is the address to cite a figure by.",
            parameters = {
                @Parameter(
                        name = "scope",
                        in = ParameterIn.PATH,
                        required = true,
                        description = "What the total is of.",
                        schema =
                                @Schema(
                                        type = "string",
                                        allowableValues = {"programme", "pillar", "initiative"}),
                        example = "pillar"),
                @Parameter(
                        name = "id",
                        in = ParameterIn.PATH,
                        required = true,
                        description = "Id of the programme (hled), the pillar or the initiative.",
                        schema = @Schema(type = "string"),
                        example = "pillar-4"),
                @Parameter(
                        name = "measure",
                        in = ParameterIn.PATH,
                        required = true,
                        description = "The measure.",
                        schema = @Schema(type = "string"),
                        example = "enrollment.enrolled"),
                @Parameter(
                        name = "unit",
                        in = ParameterIn.PATH,
                        required = true,
                        description = "The unit.",
                        schema = @Schema(type = "string"),
                        example = "people"),
                @Parameter(
                        name = "period",
                        in = ParameterIn.PATH,
                        required = true,
                        description = "all, a year, a quarter or a month.",
                        schema = @Schema(type = "string"),
                        example = "all"),
                @Parameter(
                        name = "version",
                        in = ParameterIn.QUERY,
                        description = "Number of a change, at most that of the figures now. Now if it is absent.",
                        schema = @Schema(type = "integer", format = "int64", minimum = "0"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The figure. As CSV, one line.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = FigureAnswer.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @ApiResponse(responseCode = "410", ref = "Gone")
    @interface OfFigure {}

    /** Corrections as a list. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "corrections",
            tags = "Figures",
            summary = "What of the totals was corrected",
            description =
                    "Changes of totals that do not come from new reports alone, newest first: from what to what, and how much of it is correction. A page may have fewer entries than limit and yet not be the last. As CSV, a line for each; as application/atom+xml, what /api/v1/corrections.atom answers.")
    @TakesSelection
    @TakesPeriod
    @TakesPage
    @ApiResponse(
            responseCode = "200",
            description = "A page of corrections.",
            headers = {@Header(name = "Link", ref = "Link")},
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CorrectionsAnswer.class)),
                @Content(mediaType = Csv.MEDIA_TYPE, schema = @Schema(type = "string")),
                @Content(mediaType = AtomFeed.MEDIA_TYPE, schema = @Schema(type = "string"))
            })
    @AnswersFigures
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @interface Corrections {}

    /** Corrections as a feed. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "correctionsFeed",
            tags = "Figures",
            summary = "What of the totals was corrected, for feed readers",
            description = "The same as a feed: Atom (RFC 4287).",
            parameters = {
                @Parameter(
                        name = "limit",
                        in = ParameterIn.QUERY,
                        description = "How many entries a page has at most.",
                        schema = @Schema(type = "integer", minimum = "1", maximum = "10000", defaultValue = "50"))
            })
    @TakesSelection
    @TakesPeriod
    @Parameter(name = "cursor", in = ParameterIn.QUERY, ref = "cursor")
    @Parameter(name = "lang", in = ParameterIn.QUERY, ref = "lang")
    @ApiResponse(
            responseCode = "200",
            description = "The feed; the next page is linked in it.",
            content = @Content(mediaType = AtomFeed.MEDIA_TYPE, schema = @Schema(type = "string")))
    @AnswersFigures
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @interface Feed {}
}
