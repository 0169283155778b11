package org.hled.api.operator;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hled.api.figures.StatusRow;
import org.hled.api.http.JsonBody;
import org.hled.api.http.Parameters;
import org.hled.api.http.ProblemException;

/** Nothing is expected of an initiative for a while, or something is again. */
@Controller("/api/v1/initiatives/{id}/pause")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PauseController {

    private final Operator operator;
    private final Orders orders;
    private final InstantSource clock;

    PauseController(Operator operator, Orders orders, InstantSource clock) {
        this.operator = operator;
        this.orders = orders;
        this.clock = clock;
    }

    /** Pauses the initiative until a time, or without one until it is ended. */
    @Put
    @OperatorOperations.Pause
    HttpResponse<OrderAnswer> pause(HttpRequest<?> request, String id, @Nullable @Body byte[] body) {
        operator.require(request);
        Order order = Parameters.of(request).build(() -> order(JsonBody.of(body, "until", "note")));
        orders.statusOf(id);
        return orders.pause(id, order.until(), order.note());
    }

    /** Ends the pause; one by the catalog's own status is ended there. */
    @Delete
    @OperatorOperations.EndPause
    HttpResponse<OrderAnswer> end(HttpRequest<?> request, String id) {
        operator.require(request);
        Parameters.of(request).build(() -> null);
        if (orders.statusOf(id).flatMap(StatusRow::pause).isEmpty()) {
            throw ProblemException.conflict("There is no operator's pause to end.");
        }
        return orders.resume(id);
    }

    private Order order(JsonBody body) {
        Instant now = clock.instant();
        Optional<Instant> until = body.time(
                "until", time -> time.isAfter(now) ? Optional.empty() : Optional.of("It must be in the future."));
        String note = body.text("note", Orders.LONGEST_NOTE);
        return body.build(() -> new Order(until, note));
    }

    private record Order(Optional<Instant> until, String note) {}
}
