package org.hled.api.operator;

import io.micronaut.http.MediaType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hled.api.openapi.NeedsOperator;

/** What the description of the API says of what an operator says of initiatives. */
interface OperatorOperations {

    /** Somebody is on an alert. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "acknowledge",
            tags = "Operator",
            summary = "Somebody is on the alert",
            description = "No reminders of the open alert until a time at most 90 days ahead.")
    @Parameter(name = "id", in = ParameterIn.PATH, ref = "initiative")
    @RequestBody(
            required = true,
            description = "Until when, and a note.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Acknowledgement")))
    @ApiResponse(
            responseCode = "202",
            description = "It is written, and holds from one of the next changes on.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OrderAnswer.class))
            })
    @NeedsOperator
    @ApiResponse(responseCode = "400", ref = "InvalidOrder")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @ApiResponse(responseCode = "413", ref = "BodyTooLarge")
    @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @interface Acknowledge {}

    /** Nobody is on it any more. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "endAcknowledgement",
            tags = "Operator",
            summary = "Nobody is on the alert any more",
            description = "Reminders again.")
    @Parameter(name = "id", in = ParameterIn.PATH, ref = "initiative")
    @ApiResponse(
            responseCode = "202",
            description = "It is written, and holds from one of the next changes on.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OrderAnswer.class))
            })
    @NeedsOperator
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @interface EndAcknowledgement {}

    /** Nothing is expected for a while. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "pause",
            tags = "Operator",
            summary = "Expect nothing for a while",
            description = "Pauses the initiative until a time, or without one until it is ended.")
    @Parameter(name = "id", in = ParameterIn.PATH, ref = "initiative")
    @RequestBody(
            required = true,
            description = "Until when, and a note; an empty object pauses without end.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Pause")))
    @ApiResponse(
            responseCode = "202",
            description = "It is written, and holds from one of the next changes on.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OrderAnswer.class))
            })
    @NeedsOperator
    @ApiResponse(responseCode = "400", ref = "InvalidOrder")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @ApiResponse(responseCode = "413", ref = "BodyTooLarge")
    @ApiResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @interface Pause {}

    /** Something is expected again. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "endPause",
            tags = "Operator",
            summary = "Expect reports again",
            description = "Ends an operator's pause; one by the catalog's own status is ended there.")
    @Parameter(name = "id", in = ParameterIn.PATH, ref = "initiative")
    @ApiResponse(
            responseCode = "202",
            description = "It is written, and holds from one of the next changes on.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OrderAnswer.class))
            })
    @NeedsOperator
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @interface EndPause {}
}
