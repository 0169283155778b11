package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.hled.catalog.Initiative;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.hled.stall.Alert;
import org.hled.stall.InitiativeStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stalls on real parts: found by the clock, told once, through a kill and a time without an aggregator. */
@ExtendWith(SharedStack.class)
class StallIT {

    private static final String AGENCY = "us-stall";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration CADENCE = Duration.ofSeconds(4);
    private static final Duration GRACE = Duration.ofSeconds(3);
    /** Longer than it takes to see that the other one has stalled, and shorter than the outage. */
    private static final Duration LONG_CADENCE = Duration.ofSeconds(25);

    @Test
    void aStallIsRaisedOnceAndResolvedThroughAKillAndAnOutage(Stack stack) throws Exception {
        try (Client client = new Client(stack);
                var producer = client.producer()) {
            var encoder = client.encoder(Topics.ENROLLMENTS);
            producer.send(Entries.record(
                    client,
                    Initiative.newBuilder(Entries.timed("stall", AGENCY, CADENCE, GRACE, "enrollment.enrolled"))
                            .setReminder("PT5S")
                            .build()));
            producer.send(Entries.record(
                    client, Entries.timed("stall-not", AGENCY, LONG_CADENCE, GRACE, "enrollment.enrolled")));
            awaitStatuses(client, "stall", "awaiting");

            // When one of two goes silent.
            producer.send(Entries.record(encoder, Entries.enrollment(AGENCY, "stall", "stall-1")));
            awaitStatuses(client, "stall", "awaiting", "on-track", "late");
            producer.send(Entries.record(encoder, Entries.enrollment(AGENCY, "stall-not", "stall-not-1")));
            await().atMost(LIMIT).until(() -> client.status("stall").equals("stalled"));
            await().atMost(LIMIT).until(() -> transitions(client, "stall").contains("raised"));
            await().atMost(LIMIT).until(() -> client.status("stall-not").equals("on-track"));

            // And the aggregator is killed, for longer than the other one may be silent.
            stack.aggregator(0).kill();
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(client.api("/api/v1/initiatives/stall")
                                    .path("stale")
                                    .asBoolean())
                            .isTrue());
            assertThat(client.status("stall")).isEqualTo("unknown");
            stack.aggregator(0).start();

            // Then nobody is blamed for it, and what was open is still open, and was raised once.
            await().atMost(LIMIT).until(() -> client.status("stall").equals("stalled"));
            assertThat(client.status("stall-not")).isEqualTo("on-track");
            await().atMost(LIMIT).until(() -> transitions(client, "stall").contains("reminder"));
            producer.send(Entries.record(encoder, Entries.enrollment(AGENCY, "stall", "stall-1")));
            awaitStatuses(client, "stall", "stalled", "on-track");
            await().atMost(LIMIT).until(() -> transitions(client, "stall").contains("resolved"));

            List<Alert> alerts = client.alerts("stall").stream()
                    .filter(alert -> alert.getAlert()
                            .equals(client.alerts("stall").getFirst().getAlert()))
                    .toList();
            assertThat(alerts).extracting(Alert::getId).doesNotHaveDuplicates();
            assertThat(alerts.getFirst().getTransition()).isEqualTo("raised");
            assertThat(alerts.getLast().getTransition()).isEqualTo("resolved");
            assertThat(alerts.subList(1, alerts.size() - 1))
                    .isNotEmpty()
                    .extracting(Alert::getTransition)
                    .containsOnly("reminder");
            // The clock goes on where it stopped: it is late in its turn.
            awaitStatuses(client, "stall-not", "on-track", "late");
        }
    }

    /** Waits until these have followed each other. Some last for seconds, so they are read where each of them stays. */
    private static void awaitStatuses(Client client, String initiative, String... statuses) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(client.values(Topics.INITIATIVE_STATUS).stream()
                                .filter(status -> status.getInitiative().equals(initiative))
                                .map(InitiativeStatus::getStatus))
                        .containsSubsequence(statuses));
    }

    private static List<String> transitions(Client client, String initiative) {
        return client.alerts(initiative).stream().map(Alert::getTransition).toList();
    }
}
