package org.hled.api.stream;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import java.util.Set;
import org.hled.api.http.Parameters;
import org.hled.api.totals.Periods;
import org.hled.api.totals.Selection;

/** The figures as they change: server-sent events. */
@Controller("/api/v1/stream")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StreamController {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final StreamHub hub;

    StreamController(StreamHub hub) {
        this.hub = hub;
    }

    /**
     * A snapshot of what is asked for as in {@code /totals}, then each change of it; after a {@code Last-Event-ID} only what
     * has changed since, where that is known.
     */
    @Get(headRoute = false)
    @Produces(MediaType.TEXT_EVENT_STREAM)
    @StreamOperations.StreamOf
    HttpResponse<EventStream> stream(HttpRequest<?> request) {
        var parameters = Parameters.of(request, "scope", "id", "measure", "unit", "period");
        Selection asked = Selection.asked(parameters, Set.copyOf(Periods.of(parameters)));
        Selection selection = parameters.build(() -> asked);
        Optional<String> lastEventId = Optional.ofNullable(request.getHeaders().get(LAST_EVENT_ID));
        return HttpResponse.ok(hub.open(selection, lastEventId))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // A proxy that collects answers before it passes them on would hold events back.
                .header("X-Accel-Buffering", "no")
                // Else each client would have a compressor of its own, which takes more memory than all the rest.
                .header(HttpHeaders.CONTENT_ENCODING, "identity");
    }
}
