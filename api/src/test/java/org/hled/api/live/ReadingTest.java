package org.hled.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hled.api.live.Published.change;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.NotReadyException;
import org.hled.api.figures.Staleness;
import org.hled.api.figures.Stamp;
import org.hled.api.figures.Status;
import org.hled.api.figures.StatusRow;
import org.hled.api.figures.TestTime;
import org.hled.api.figures.TotalRow;
import org.hled.schemas.topic.Topics;
import org.hled.stall.InitiativeStatus;
import org.hled.stall.OpenAcknowledgement;
import org.hled.stall.OpenAlert;
import org.hled.stall.Pause;
import org.hled.stall.TargetPace;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final InitiativeStatus.Builder STALLED = InitiativeStatus.newBuilder()
            .setInitiative("first")
            .setStatus("stalled")
            .setReasons(List.of("behind", "silent"))
            .setSince(instant(1))
            .setLastReport(instant(2))
            .setLastRejection(instant(3))
            .setDue(instant(4))
            .setStallsAt(instant(5))
            .setTargets(List.of(
                    new TargetPace("enrollment.enrolled", "people", "5000", "2025-12-31", "11", "12", "1", instant(6))))
            .setAlert(new OpenAlert("first/x", instant(7), 2, instant(8), new OpenAcknowledgement(instant(9), "on it")))
            .setPause(new Pause(instant(10), "holidays"));

    private final Published published = new Published();
    private final TestTime time = new TestTime();
    private final Freshness freshness = time.freshness();
    private final LiveFigures figures = time.figures(freshness);
    private final Reading reading = new Reading(published.consumer, published.registry, figures, freshness);

    @Test
    void waitsForTopicsThatDoNotExistYet() {
        assertThat(reading.step())
                .hasValueSatisfying(obstacle -> assertThat(obstacle).contains("does not exist yet"));

        published.createTopics();
        step();

        assertThat(figures.stamp()).map(Stamp::version).contains(0L);
    }

    @Test
    void showsThatNothingHasBeenPublished() {
        published.createTopics();

        step();

        assertThat(figures.stamp()).map(Stamp::version).contains(0L);
        assertThat(freshness.isStale()).isFalse();
    }

    @Test
    void showsNothingBeforeItHasReadToTheEnd() {
        published.createTopics();
        published.setEnd(Topics.TOTALS, 5);
        step();

        assertThat(figures.stamp()).isEmpty();
        assertThat(freshness.lag()).isEqualTo(5);
        assertThatThrownBy(() -> figures.read(view -> 1)).isInstanceOf(NotReadyException.class);
    }

    @Test
    void followsChangesOneByOne() {
        beCaughtUp();

        published.total("pillar-1", "11", change(1, 1, 1, 0));
        step();
        assertThat(values()).as("the leaf is still to come").isEmpty();
        published.leaf("us-usaid", change(1, 1, 1, 0));
        step();
        assertThat(values()).containsExactly(new BigDecimal("11.00"));
        published.removedInitiative("first", change(2, 0, 0, 1));
        step();

        assertThat(figures.stamp()).map(Stamp::version).contains(2L);
    }

    @Test
    void showsStatusesWithTheRestOfTheirChange() {
        beCaughtUp();

        published.total("pillar-1", "11", change(1, 1, 0, 0, 1));
        step();
        assertThat(values()).as("the status is still to come").isEmpty();
        published.status(STALLED, change(1, 1, 0, 0, 1));
        step();

        assertThat(status())
                .contains(new StatusRow(
                        "first",
                        Status.STALLED,
                        List.of("behind", "silent"),
                        instant(1),
                        Optional.of(instant(2)),
                        Optional.of(instant(3)),
                        Optional.of(instant(4)),
                        Optional.of(instant(5)),
                        List.of(new StatusRow.Pace(
                                "enrollment.enrolled",
                                "people",
                                "5000",
                                "2025-12-31",
                                Optional.of("11"),
                                Optional.of("12"),
                                Optional.of("1"),
                                Optional.of(instant(6)))),
                        Optional.of(new StatusRow.OpenAlert(
                                "first/x",
                                instant(7),
                                2,
                                Optional.of(instant(8)),
                                Optional.of(new StatusRow.Acknowledgement(instant(9), "on it")))),
                        Optional.of(new StatusRow.Pause(Optional.of(instant(10)), "holidays"))));
    }

    @Test
    void leavesOutOfAStatusWhatIsNotKnown() {
        beCaughtUp();

        published.status(
                InitiativeStatus.newBuilder()
                        .setInitiative("first")
                        .setStatus("a-newer-word")
                        .setSince(instant(1)),
                change(1, 0, 0, 0, 1));
        step();

        assertThat(status())
                .contains(new StatusRow(
                        "first",
                        Status.UNKNOWN,
                        List.of(),
                        instant(1),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void hearsPulsesBesideTheChanges() {
        beCaughtUp();

        published.pulse(instant(100), 1);
        published.clock();
        step();
        assertThat(figures.asOf()).as("version 1 is still to come").isEmpty();
        published.total("pillar-1", "11", change(1, 1, 0, 0));
        step();

        assertThat(figures.asOf()).contains(instant(100));
        assertThat(figures.staleness()).isEqualTo(Staleness.SILENT);
    }

    @Test
    void knowsWhetherThePipelineIsAliveBeforeItShowsAnything() {
        published.createTopics();
        published.setEnd(Topics.PULSE, 1);
        step();
        assertThat(figures.stamp()).isEmpty();

        published.setEnd(Topics.PULSE, 0);
        published.pulse(instant(100), 0);
        time.advance(Duration.ofSeconds(1));
        step();

        assertThat(figures.staleness()).isEqualTo(Staleness.SILENT);
        assertThat(figures.stamp()).isPresent();
    }

    @Test
    void doesNotGoBackToEarlierPulsesWhenItBeginsAnew() {
        beCaughtUp();
        published.total("pillar-1", "11", change(1, 1, 0, 0));
        published.pulse(time.now(), 1);
        step();
        Published again = new Published().createTopics();
        again.setEnd(Topics.TOTALS, 1);
        again.setEnd(Topics.PULSE, 3);
        Reading anew = new Reading(again.consumer, again.registry, figures, freshness);
        assertThat(anew.step()).isEmpty();

        again.setEnd(Topics.PULSE, 0);
        again.pulse(time.now().minusSeconds(100), 1);
        again.pulse(time.now().minusSeconds(99), 1);
        assertThat(anew.step()).isEmpty();

        assertThat(figures.asOf()).contains(time.now());
        assertThat(figures.staleness()).isNotEqualTo(Staleness.SILENT);
        again.pulse(time.now().plusSeconds(1), 1);
        assertThat(anew.step()).isEmpty();
        assertThat(figures.asOf()).contains(time.now().plusSeconds(1));
    }

    @Test
    void readsOnlyTheLastOfManyPulses() {
        published.createTopics();
        published.setEnd(Topics.PULSE, 90_000);

        step();

        assertThat(published.consumer.position(Published.partition(Topics.PULSE)))
                .isEqualTo(89_000);
    }

    @Test
    void waitsForARegistryThatIsDownAndSkipsNothing() {
        beCaughtUp();
        published.total("pillar-1", "11", change(1, 1, 0, 0));
        published.registry.setDown(true);

        assertThat(reading.step()).contains("The schema registry does not answer.");
        assertThat(reading.step()).contains("The schema registry does not answer.");
        published.registry.setDown(false);
        step();

        assertThat(values()).containsExactly(new BigDecimal("11.00"));
    }

    @Test
    void becomesStaleWhileTheRegistryIsDownAndRecovers() {
        beCaughtUp();
        published.total("pillar-1", "11", change(1, 1, 0, 0));
        published.registry.setDown(true);
        for (int i = 0; i < 12; i++) {
            time.advance(Duration.ofSeconds(1));
            reading.step();
        }
        assertThat(freshness.isStale()).isTrue();

        published.registry.setDown(false);
        time.advance(Duration.ofSeconds(2));
        step();

        assertThat(freshness.isStale()).isFalse();
    }

    @Test
    void becomesStaleWhileTheBrokerIsSilentAndRecovers() {
        beCaughtUp();
        for (int i = 0; i < 12; i++) {
            time.advance(Duration.ofSeconds(1));
            published.consumer.setOffsetsException(new TimeoutException("no answer"));
            reading.step();
        }
        assertThat(freshness.isStale()).isTrue();

        published.consumer.setOffsetsException(null);
        time.advance(Duration.ofSeconds(2));
        step();

        assertThat(freshness.isStale()).isFalse();
    }

    @Test
    void becomesStaleWhileAChangeStaysIncomplete() {
        beCaughtUp();
        published.total("pillar-1", "11", change(1, 1, 1, 0));

        for (int i = 0; i < 14; i++) {
            time.advance(Duration.ofSeconds(1));
            step();
        }

        assertThat(freshness.isStale()).isTrue();
        assertThat(values()).isEmpty();
    }

    @Test
    void takesWhatIsMissingAtTheStartAsLostAfterAWhile() {
        published.createTopics();
        published.setEnd(Topics.TOTALS, 0);
        published.setEnd(Topics.CUBE, 1);
        step();
        published.setEnd(Topics.CUBE, 0);
        published.total("pillar-1", "11", change(7, 1, 1, 0));
        step();
        assertThat(figures.stamp()).isEmpty();

        for (int i = 0; i < 3; i++) {
            time.advance(Duration.ofSeconds(1));
            published.pulse(time.now(), 7);
            step();
        }

        assertThat(figures.stamp()).map(Stamp::version).contains(7L);
    }

    @Test
    void doesNotPassOverAValueThatCannotBeRead() {
        beCaughtUp();
        published.bytes(Topics.TOTALS, new byte[] {1, 2, 3});

        assertThatThrownBy(reading::step)
                .isInstanceOf(BrokenTopicException.class)
                .hasMessageContaining("offset 0 of hled.totals");
        assertThat(freshness.decodeFaults()).isEqualTo(1);
    }

    @Test
    void doesNotPassOverAValueThatIsMissing() {
        beCaughtUp();
        published.bytes(Topics.TOTALS, null);

        assertThatThrownBy(reading::step).isInstanceOf(BrokenTopicException.class);
    }

    @Test
    void doesNotPassOverAPulseThatCannotBeRead() {
        beCaughtUp();
        published.pulseBytes(new byte[] {1, 2, 3});

        assertThatThrownBy(reading::step)
                .isInstanceOf(BrokenTopicException.class)
                .hasMessageContaining("offset 0 of hled.pulse");
    }

    @Test
    void leavesOtherFaultsToItsCaller() {
        beCaughtUp();
        published.consumer.setPollException(new KafkaException("no right to read"));

        assertThatThrownBy(reading::step).isInstanceOf(KafkaException.class);
    }

    private void beCaughtUp() {
        published.createTopics();
        step();
        assertThat(figures.stamp()).isPresent();
    }

    private void step() {
        assertThat(reading.step()).isEmpty();
    }

    private Optional<StatusRow> status() {
        return figures.read(view -> view.figures().statusOf("first"));
    }

    private static Instant instant(long second) {
        return Instant.ofEpochSecond(second);
    }

    private List<BigDecimal> values() {
        return figures.read(view ->
                view.figures().totals().values().stream().map(TotalRow::value).toList());
    }
}
