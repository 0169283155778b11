package org.hled.api.delivery;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.hled.api.delivery.sink.AlertJson;
import org.hled.api.http.Cursor;
import org.hled.api.http.Parameters;
import org.hled.api.http.ProblemException;
import org.hled.api.kafka.TopicWriter;
import org.hled.api.log.BackwardLog;
import org.hled.api.operator.Operator;
import org.hled.schemas.topic.Topics;
import org.hled.stall.Alert;

/** What was raised and resolved, and how its delivery stands. */
@Controller("/api/v1/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertsController {

    private static final String TEST = "test";

    private final BackwardLog<AlertJson> log;
    private final DeliveryStates states;
    private final Operator operator;
    private final TopicWriter writer;

    AlertsController(BackwardLog<AlertJson> log, DeliveryStates states, Operator operator, TopicWriter writer) {
        this.log = log;
        this.states = states;
        this.operator = operator;
        this.writer = writer;
    }

    /** Transitions of alerts, newest first. A page may have fewer than the limit, and go on all the same. */
    @Get
    @AlertsOperations.Alerts
    HttpResponse<AlertsAnswer> alerts(HttpRequest<?> request) {
        var parameters = Parameters.of(request, "limit", "cursor", "initiative");
        var asked = parameters.page(Cursor.Kind.ALERTS);
        Set<String> initiatives = Set.copyOf(parameters.texts("initiative"));
        BackwardLog.Slice<AlertJson> slice = parameters.build(() -> log.before(
                asked.after().map(AlertsController::offset).orElse(OptionalLong.empty()),
                asked.limit(),
                alert -> initiatives.isEmpty() || initiatives.contains(alert.initiative())));
        String next = slice.next().isEmpty()
                ? null
                : Cursor.encode(
                        Cursor.Kind.ALERTS, List.of(String.valueOf(slice.next().getAsLong())));
        return HttpResponse.ok(new AlertsAnswer(slice.entries(), states.at(Instant.now()), next))
                .header("Cache-Control", "no-store");
    }

    private static OptionalLong offset(List<String> parts) {
        return OptionalLong.of(Long.parseLong(parts.getFirst()));
    }

    /** Sends a test down the whole road that alerts take, to every sink. For the operator. */
    @Post("/test")
    @AlertsOperations.Test
    HttpResponse<TestAnswer> test(HttpRequest<?> request) {
        operator.require(request);
        if (!states.hasSinks()) {
            throw ProblemException.conflict("There is nobody to tell: no sink is configured.");
        }
        Alert alert = testAlert(TEST + "/" + UUID.randomUUID(), Instant.now());
        writer.write(Topics.ALERTS, alert.getInitiative(), alert);
        return HttpResponse.accepted().body(new TestAnswer(alert.getId()));
    }

    private static Alert testAlert(String id, Instant now) {
        return Alert.newBuilder()
                .setId(id)
                .setAlert(id)
                .setTransition(TEST)
                .setAt(now.truncatedTo(ChronoUnit.MILLIS))
                .setRaisedAt(now.truncatedTo(ChronoUnit.MILLIS))
                .setInitiative(TEST)
                .setPillar("")
                .setStatus(TEST)
                .setVersion(0)
                .build();
    }
}
