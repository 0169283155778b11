package org.hled.api.delivery;

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
import org.hled.api.openapi.AnswersLog;
import org.hled.api.openapi.NeedsOperator;
import org.hled.api.openapi.TakesPage;

/** What the description of the API says of alerts. */
interface AlertsOperations {

    /** A page of transitions. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "alerts",
            tags = "Alerts and rejections",
            summary = "What was raised and resolved",
            description =
                    "Transitions of alerts, newest first, for 90 days, and how their delivery stands. A page may have fewer than the limit, and go on all the same.")
    @Parameter(name = "initiative", in = ParameterIn.QUERY, ref = "initiatives")
    @TakesPage
    @ApiResponse(
            responseCode = "200",
            description = "A page of transitions.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AlertsAnswer.class))
            })
    @AnswersLog
    @interface Alerts {}

    /** A test of the delivery. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "sendTestAlert",
            tags = "Operator",
            summary = "Tell everybody a test",
            description = "Sends a test down the whole road that alerts take, to every sink.")
    @ApiResponse(
            responseCode = "202",
            description = "The test is on its way.",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TestAnswer.class))
            })
    @NeedsOperator
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    @interface Test {}
}
