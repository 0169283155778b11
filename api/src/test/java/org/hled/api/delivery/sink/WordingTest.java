package org.hled.api.delivery.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hled.stall.Alert;
import org.hled.stall.TargetPace;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void saysSinceWhenNothingCame() {
        assertThat(Wording.description(Alerts.raised("first")))
                .isEqualTo("No valid report since 30 Apr 2024 12:00 UTC; one was due 30 May 2024 12:00 UTC."
                        + " To report: mx-sep, us-usaid.");
    }

    @Test
    void saysThatNothingEverCame() {
        Alert alert = Alert.newBuilder(Alerts.raised("first"))
                .setLastReport(null)
                .setAgencies(List.of())
                .build();

        assertThat(Wording.description(alert))
                .isEqualTo("No valid report has ever come; one was due 30 May 2024 12:00 UTC.");
    }

    @Test
    void saysThatReportsAreRejected() {
        Alert alert = Alert.newBuilder(Alerts.raised("first"))
                .setReasons(List.of("rejected"))
                .setLastRejection(Instant.parse("2024-06-10T08:00:00Z"))
                .setAgencies(List.of())
                .build();

        assertThat(Wording.description(alert))
                .isEqualTo("Reports come and are rejected, the last one 10 Jun 2024 08:00 UTC;"
                        + " see the rejections for the reasons.");
    }

    @Test
    void saysByHowMuchATargetIsMissed() {
        Alert alert = Alert.newBuilder(Alerts.raised("first"))
                .setReasons(List.of("behind"))
                .setAgencies(List.of())
                .setTargets(List.of(TargetPace.newBuilder()
                        .setMeasure("enrollment.enrolled")
                        .setUnit("people")
                        .setValue("5000")
                        .setDue("2024-12-31")
                        .setActual("1200")
                        .setExpected("2100")
                        .setBehindBy("900")
                        .build()))
                .build();

        assertThat(Wording.description(alert))
                .isEqualTo("Behind: enrollment.enrolled is 1200 people, 900 behind the 2100 expected by now on the way"
                        + " to 5000 by 2024-12-31.");
    }

    @Test
    void saysWhyItWasResolved() {
        assertThat(Wording.summary(Alerts.resolved("first"))).isEqualTo("No longer stalled: Title of first (first)");
        assertThat(Wording.description(Alerts.resolved("first")))
                .startsWith("Resolved 12 Jun 2024 09:30 UTC: a report has come.")
                .doesNotContain("was due");
    }
}
