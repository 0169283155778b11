package org.hled.aggregator.stall;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hled.aggregator.Samples;
import org.hled.aggregator.stall.WatchedTime.Outage;
import org.hled.catalog.Initiative;
import org.hled.catalog.Target;
import org.junit.jupiter.api.Test;

/** Deadlines by the calendar, and targets by the day. */
class StallRuleTest {

    private final WatchedTime time = new WatchedTime();

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static Initiative.Builder entry() {
        return Samples.initiative("alpha", "mx-sep", "enrollment.enrolled").setStartDate("2024-01-01");
    }

    /** How it stands at that time, watched from the beginning, with this last report. */
    private Condition judge(Initiative.Builder entry, String lastReport, String actual, String now) {
        time.advance(at("2024-01-01T06:00:00Z"));
        Expectation expectation = Expectation.of(entry.build());
        Facts facts = new Facts(
                OptionalLong.of(at(lastReport)),
                OptionalLong.empty(),
                new Handling.None(),
                target -> Optional.ofNullable(actual).map(BigDecimal::new));
        Condition first = StallRule.judge(Optional.empty(), Optional.of(expectation), facts, time, false);
        time.advance(at(now));
        return StallRule.judge(Optional.of(first), Optional.of(expectation), facts, time, false);
    }

    @Test
    void aMonthEndsOnTheSameDayOfTheNextMonthInTheInitiativesTimeZone() {
        Condition condition = judge(
                entry().setTimeZone("America/New_York").setCadence("P1M").setGrace("P10D"),
                "2024-02-15T12:00:00Z",
                null,
                "2024-03-15T11:00:00Z");

        // The clocks were set ahead on 10 March: seven in the morning is an hour earlier by universal time.
        assertThat(condition.due()).hasValue(at("2024-03-15T11:00:00Z"));
        assertThat(condition.stallsAt()).hasValue(at("2024-03-25T11:00:00Z"));
        assertThat(condition.status()).isEqualTo(Status.ON_TRACK);
    }

    @Test
    void theLastDayOfAShortMonthStandsForThoseItDoesNotHave() {
        Condition condition = judge(
                entry().setTimeZone("UTC").setCadence("P1M").setGrace("P0D"),
                "2024-01-31T00:00:00Z",
                null,
                "2024-02-29T00:00:00.001Z");

        assertThat(condition.due()).hasValue(at("2024-02-29T00:00:00Z"));
        assertThat(condition.status()).isEqualTo(Status.STALLED);
    }

    @Test
    void outagesCountOnlyWhereTheyFallBeforeTheDeadline() {
        time.note(new Outage(at("2024-01-31T22:00:00Z"), at("2024-02-01T02:00:00Z")));
        time.note(new Outage(at("2024-02-01T09:00:00Z"), at("2024-02-01T10:00:00Z")));
        time.note(new Outage(at("2024-02-01T16:00:00Z"), at("2024-02-01T20:00:00Z")));

        Condition condition = judge(
                entry().setCadence("PT10H").setGrace("PT1H"), "2024-02-01T00:00:00Z", null, "2024-02-01T20:00:00Z");

        // Two hours of the first, the one of the second, none of the third.
        assertThat(condition.due()).hasValue(at("2024-02-01T13:00:00Z"));
        assertThat(condition.stallsAt()).hasValue(at("2024-02-01T14:00:00Z"));
    }

    @Test
    void aTargetIsJudgedAfterThreeCadencesAndByTheDay() {
        Initiative.Builder entry = entry().setTimeZone("UTC")
                .setCadence("P10D")
                .setTargets(
                        List.of(new Target("enrollment.enrolled", "people", "100", "2024-01-01", "0", "2024-04-10")));

        assertThat(judge(entry, "2024-01-30T00:00:00Z", "20", "2024-01-30T23:59:59Z")
                        .targets()
                        .getFirst()
                        .expected())
                .isEmpty();
        Condition judged = judge(entry, "2024-01-31T00:00:00Z", "20", "2024-01-31T23:00:00Z");

        assertThat(judged.targets().getFirst().expected()).hasValue("30");
        assertThat(judged.targets().getFirst().behindBy()).hasValue("10");
        assertThat(judged.reasons()).containsExactly(Reason.BEHIND);
    }

    @Test
    void whereNoFigureEverCameFlatIsLookedForThreeCadencesAfterTheStart() {
        Initiative.Builder entry = entry().setTimeZone("UTC")
                .setStartDate("2024-02-01")
                .setCadence("PT10H")
                .setTargets(
                        List.of(new Target("enrollment.enrolled", "people", "100", "2024-01-01", "0", "2034-01-01")));
        Condition condition = judge(entry, "2024-02-02T05:00:00Z", null, "2024-02-02T05:30:00Z");

        assertThat(condition.reasons()).doesNotContain(Reason.FLAT);
        assertThat(NextCheck.after(
                        condition,
                        Optional.of(Expectation.of(entry.build())),
                        new Facts(
                                OptionalLong.of(at("2024-02-02T05:00:00Z")),
                                OptionalLong.empty(),
                                new Handling.None(),
                                target -> Optional.empty()),
                        time))
                .hasValue(at("2024-02-02T06:00:00.001Z"));
    }

    @Test
    void whatIsToSinkIsBehindWhereItStandsTooHigh() {
        Condition condition = judge(
                entry().setTimeZone("UTC")
                        .setCadence("P1D")
                        .setTargets(List.of(
                                new Target("enrollment.enrolled", "people", "0", "2024-01-01", "100", "2024-04-10"))),
                "2024-02-20T00:00:00Z",
                "70",
                "2024-02-20T01:00:00Z");

        assertThat(condition.targets().getFirst().expected()).hasValue("50");
        assertThat(condition.targets().getFirst().behindBy()).hasValue("20");
    }

    @Test
    void aTargetThatIsReachedIsNeitherFlatNorBehindAfterItsDay() {
        Condition condition = judge(
                entry().setTimeZone("UTC")
                        .setCadence("P1D")
                        .setTargets(List.of(
                                new Target("enrollment.enrolled", "people", "50", "2024-01-01", "0", "2024-02-01"))),
                "2024-06-01T00:00:00Z",
                "50",
                "2024-06-01T01:00:00Z");

        assertThat(condition.reasons()).isEmpty();
    }

    @Test
    void whereNothingWasCountedTheBaselineStands() {
        Condition condition = judge(
                entry().setTimeZone("UTC")
                        .setCadence("P1D")
                        .setTargets(List.of(
                                new Target("enrollment.enrolled", "people", "110", "2024-01-01", "10", "2024-04-10"))),
                "2024-02-20T00:00:00Z",
                null,
                "2024-02-20T01:00:00Z");

        assertThat(condition.targets().getFirst().actual()).isEmpty();
        assertThat(condition.targets().getFirst().behindBy()).hasValue("50");
    }
}
