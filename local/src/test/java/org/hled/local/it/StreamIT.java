package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Totals are told as they change, and whoever loses an API goes on at another one without a gap. */
@ExtendWith(SharedStack.class)
class StreamIT {

    private static final String AGENCY = "us-streamed";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int REPORTS = 600;
    private static final String PERIODS = "&period=all&period=2024&period=2024-Q1&period=2024-03";

    @Test
    void aReportThatIsPublishedIsTold(Stack stack) {
        String query = "?scope=initiative&id=streamed-once" + PERIODS;
        try (Client client = new Client(stack)) {
            addToCatalog(client, "streamed-once");
            try (StreamFollower follower = new StreamFollower(query, stack.api(0))) {
                await().atMost(LIMIT).until(() -> follower.types().equals(List.of(List.of("snapshot"))));

                publish(client, "streamed-once", 1, new AtomicInteger());

                await().atMost(LIMIT).until(() -> follower.reports() == 1);
                assertThat(follower.types().getFirst()).contains("total");
                assertThat(follower.totals()).isEqualTo(totals(client, query));
            }
        }
    }

    @Test
    void whoLosesAnApiUnderLoadGoesOnAtAnotherWithoutAGap(Stack stack) {
        String query = "?scope=initiative&id=streamed" + PERIODS;
        Part doomed = stack.api(1);
        try (Client client = new Client(stack)) {
            addToCatalog(client, "streamed");
            doomed.start();
            try (StreamFollower follower = new StreamFollower(query, doomed, stack.api(0))) {
                await().atMost(LIMIT).until(() -> !follower.types().getFirst().isEmpty());
                AtomicInteger sent = new AtomicInteger();
                CompletableFuture<Void> sending = CompletableFuture.runAsync(
                        () -> publish(client, "streamed", REPORTS, sent), Thread::startVirtualThread);

                // When the API that it follows is killed in between.
                await().atMost(LIMIT).until(() -> sent.get() >= REPORTS / 2 && follower.reports() > 0);
                doomed.kill();
                sending.join();

                // Then it was told at the other only what has changed since, and has the same.
                await().atMost(LIMIT).until(() -> follower.reports() == REPORTS);
                assertThat(follower.types()).hasSize(2);
                assertThat(follower.types().getLast()).contains("total").doesNotContain("snapshot");
                assertThat(follower.wentBack()).isFalse();
                await().atMost(LIMIT)
                        .untilAsserted(() -> assertThat(follower.totals()).isEqualTo(totals(client, query)));
            }
        } finally {
            doomed.stop();
        }
    }

    private static void addToCatalog(Client client, String initiative) {
        try (var producer = client.producer()) {
            producer.send(Entries.record(client, Entries.entry(initiative, AGENCY, "enrollment.enrolled")));
        }
        await().atMost(LIMIT).until(() -> !client.status(initiative).isEmpty());
    }

    /** Publishes so many reports, some hundred a second. */
    private static void publish(Client client, String initiative, int reports, AtomicInteger sent) {
        var encoder = client.encoder(Topics.ENROLLMENTS);
        try (var producer = client.producer()) {
            for (int i = 0; i < reports; i++) {
                producer.send(Entries.record(encoder, Entries.enrollment(AGENCY, initiative, initiative + "-" + i)));
                if (sent.incrementAndGet() % 10 == 0) {
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
            }
        }
    }

    private static List<JsonNode> totals(Client client, String query) {
        List<JsonNode> totals = new ArrayList<>();
        client.api("/api/v1/totals" + query).path("totals").forEach(totals::add);
        return totals;
    }
}
