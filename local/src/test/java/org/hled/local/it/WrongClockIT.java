package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

/**
 * An aggregator whose clock is hours off does its work, and takes nobody for silent, and nobody for alive. On a stack of its
 * own, where nothing that other tests have left is due two hours ahead.
 */
class WrongClockIT {

    private static final String AGENCY = "us-clock";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration CADENCE = Duration.ofMinutes(30);
    private static final int AHEAD = 41;
    private static final int BACK = 42;

    @Test
    void raisesAndResolvesNothing() throws Exception {
        FakeClock.assumeInstalled();
        try (Stack stack = SharedStack.start("wrong-clock-stack");
                Client client = new Client(stack);
                var producer = client.producer()) {
            var encoder = client.encoder(Topics.ENROLLMENTS);
            // One that is on track, and would be stalled two hours ahead; and one that has stalled.
            producer.send(Entries.record(
                    client, Entries.timed("clock", AGENCY, CADENCE, Duration.ofSeconds(1), "enrollment.enrolled")));
            producer.send(Entries.record(
                    client,
                    Entries.timed(
                            "clock-stalled",
                            AGENCY,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            "enrollment.enrolled")));
            producer.send(Entries.record(encoder, Entries.enrollment(AGENCY, "clock", "clock-0")));
            await().atMost(LIMIT).until(() -> client.status("clock").equals("on-track"));
            await().atMost(LIMIT).until(() -> client.status("clock-stalled").equals("stalled"));

            stack.aggregator(0).stop();
            goesOn(
                    stack,
                    client,
                    AHEAD,
                    Duration.ofHours(2),
                    () -> producer.send(Entries.record(encoder, Entries.enrollment(AGENCY, "clock", "clock-1"))),
                    2);
            goesOn(
                    stack,
                    client,
                    BACK,
                    Duration.ofHours(-2),
                    () -> producer.send(Entries.record(encoder, Entries.enrollment(AGENCY, "clock", "clock-2"))),
                    3);

            assertThat(client.alerts("clock")).isEmpty();
            assertThat(client.alerts("clock-stalled")).extracting("transition").containsExactly("raised");
        }
    }

    /** With an aggregator alone whose clock is off a report is counted, figures are current, and statuses are as they were. */
    private static void goesOn(Stack stack, Client client, int number, Duration offset, Runnable report, int reports) {
        Part aggregator = stack.aggregator(number, FakeClock.off(offset));
        try {
            aggregator.start();
            Instant started = Instant.now();
            report.run();
            await().atMost(LIMIT).until(() -> client.reports("clock") == reports);
            assertThat(FakeClock.hasMoved(
                            client.api("/api/v1/totals?scope=initiative&id=clock")
                                    .path("totals"),
                            offset,
                            started))
                    .as("moved by a clock that is off by %s", offset)
                    .isTrue();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(Instant.parse(
                                    client.api("/api/v1/totals").path("asOf").asText()))
                            .isBetween(started, Instant.now()));
            await().atMost(LIMIT).until(() -> client.status("clock").equals("on-track"));
            assertThat(client.status("clock-stalled")).isEqualTo("stalled");
        } finally {
            aggregator.stop();
        }
    }
}
