package org.hled.api.stream;

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
import org.hled.api.openapi.TakesPeriod;
import org.hled.api.openapi.TakesSelection;

/** What the description of the API says of the stream. */
interface StreamOperations {

    /** The figures as they change. */
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @Operation(
            operationId = "stream",
            tags = "Figures",
            summary = "The figures as they change",
            description =
                    "Server-sent events. The first is a snapshot of what the parameters select, as totals would answer, and of how the initiatives stand; then total and status tell what has changed, and heartbeat that nothing has. It does not end by itself: follow it with EventSource or curl -N, for a page that waits for the end of an answer shows nothing.")
    @TakesSelection
    @TakesPeriod
    @Parameter(name = "Last-Event-ID", in = ParameterIn.HEADER, ref = "lastEventId")
    @ApiResponse(
            responseCode = "200",
            description = "Events. The schemas are of their data: snapshot, total, status and heartbeat.",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM,
                            schema =
                                    @Schema(
                                            anyOf = {
                                                Events.Snapshot.class,
                                                Events.Totals.class,
                                                Events.Statuses.class,
                                                Events.Heartbeat.class
                                            })))
    @ApiResponse(responseCode = "400", ref = "InvalidParameter")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "406", ref = "NotAcceptable")
    @ApiResponse(responseCode = "503", ref = "NotNow")
    @interface StreamOf {}
}
