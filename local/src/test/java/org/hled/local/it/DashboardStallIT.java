package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An initiative that stalls is shown with the reason by an open page, and goes when it has recovered. */
@ExtendWith(SharedStack.class)
class DashboardStallIT {

    private static final String INITIATIVE = "dashboard-stall";
    private static final String AGENCY = "us-dashboard";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration CADENCE = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final String STALLED = "#stalled [data-initiative=%s][data-status=stalled]".formatted(INITIATIVE);

    @Test
    void showsWhatHasStalledAndWhyUntilItReportsAgain(Stack stack) throws Exception {
        Chromium.assumeInstalled();
        try (Client client = new Client(stack);
                var producer = client.producer();
                Chromium chromium = new Chromium(Path.of(
                        "target", "chromium-stall-" + ProcessHandle.current().pid()));
                Tab tab = chromium.tab()) {
            producer.send(
                    Entries.record(client, Entries.timed(INITIATIVE, AGENCY, CADENCE, GRACE, "enrollment.enrolled")));
            var report = Entries.record(
                    client.encoder(Topics.ENROLLMENTS), Entries.enrollment(AGENCY, INITIATIVE, "dashboard-stall-1"));
            producer.send(report);
            tab.open(stack.api(0).url() + "/?lang=en");

            await().atMost(LIMIT).until(() -> tab.text(STALLED).contains("No report has come in time"));
            assertThat(tab.text(STALLED)).contains("Test " + INITIATIVE, "Stalled", "An alert was raised");
            assertThat(tab.text("#initiatives [data-initiative=%s]".formatted(INITIATIVE)))
                    .contains("Stalled");

            producer.send(report);
            await().atMost(LIMIT).until(() -> tab.text(STALLED).isEmpty());
            assertThat(tab.problems()).isEmpty();
        }
    }
}
