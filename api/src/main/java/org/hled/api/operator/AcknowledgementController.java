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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hled.api.figures.StatusRow;
import org.hled.api.http.JsonBody;
import org.hled.api.http.Parameters;
import org.hled.api.http.ProblemException;

/** Somebody is on an alert, or no longer. */
@Controller("/api/v1/initiatives/{id}/acknowledgement")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AcknowledgementController {

    /** Whoever is on an alert for longer is no longer on it. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private final Operator operator;
    private final Orders orders;
    private final InstantSource clock;

    AcknowledgementController(Operator operator, Orders orders, InstantSource clock) {
        this.operator = operator;
        this.orders = orders;
        this.clock = clock;
    }

    /** No reminders of the open alert until a time, at most 90 days ahead. */
    @Put
    @OperatorOperations.Acknowledge
    HttpResponse<OrderAnswer> acknowledge(HttpRequest<?> request, String id, @Nullable @Body byte[] body) {
        operator.require(request);
        Order order = Parameters.of(request).build(() -> order(JsonBody.of(body, "until", "note")));
        Optional<StatusRow> status = orders.statusOf(id);
        if (status.flatMap(StatusRow::pause).isPresent()) {
            throw ProblemException.conflict("An operator has paused the initiative; end the pause first.");
        }
        StatusRow.OpenAlert alert = status.flatMap(StatusRow::alert)
                .orElseThrow(() -> ProblemException.conflict("The initiative has no open alert."));
        return orders.acknowledge(id, alert.id(), order.until(), order.note());
    }

    /** Reminders again. */
    @Delete
    @OperatorOperations.EndAcknowledgement
    HttpResponse<OrderAnswer> end(HttpRequest<?> request, String id) {
        operator.require(request);
        Parameters.of(request).build(() -> null);
        Optional<StatusRow> status = orders.statusOf(id);
        if (status.flatMap(StatusRow::pause).isPresent()) {
            throw ProblemException.conflict("There is no acknowledgement to end, but a pause.");
        }
        if (status.flatMap(StatusRow::alert)
                .flatMap(StatusRow.OpenAlert::acknowledgement)
                .isEmpty()) {
            throw ProblemException.conflict("There is no acknowledgement to end.");
        }
        return orders.resume(id);
    }

    private Order order(JsonBody body) {
        Instant now = clock.instant();
        body.require("until");
        Optional<Instant> until = body.time("until", time -> fault(time, now));
        String note = body.text("note", Orders.LONGEST_NOTE);
        return body.build(() -> new Order(until.orElseThrow(), note));
    }

    private static Optional<String> fault(Instant until, Instant now) {
        if (!until.isAfter(now)) {
            return Optional.of("It must be in the future.");
        }
        return until.isAfter(now.plus(LONGEST)) ? Optional.of("It must be at most 90 days ahead.") : Optional.empty();
    }

    private record Order(Instant until, String note) {}
}
