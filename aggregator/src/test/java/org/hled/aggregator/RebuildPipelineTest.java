package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hled.aggregator.Samples.enrollment;
import static org.hled.aggregator.Samples.initiative;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Topics;
import org.hled.stall.InitiativeStatus;
import org.hled.stall.Pulse;
import org.hled.totals.Correction;
import org.hled.totals.Total;
import org.hled.update.EnrollmentUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rebuild shows, and what it does not. */
class RebuildPipelineTest {

    private static final String PILLAR = "pillar/pillar-4/enrollment.enrolled/people/all";
    private static final String MARCH = "pillar/pillar-4/enrollment.enrolled/people/2024-03";
    private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);
    private static final int NEXT = 2;

    private Pipeline pipeline;

    @BeforeEach
    void start() {
        pipeline = new Pipeline(2);
        pipeline.catalog(initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled")
                .build());
        read(1, enrollment().build());
        pulse();
    }

    @AfterEach
    void stop() {
        pipeline.close();
    }

    private void read(int generation, EnrollmentUpdate update) {
        read(generation, pipeline.encode(Topics.ENROLLMENTS, update));
    }

    private void read(int generation, byte[] value) {
        pipeline.read(generation, Topics.ENROLLMENTS.name(), KEY, value, pipeline.now);
    }

    private void begin(Map<String, Long> rejectionsFrom) {
        Generation next = new Generation(NEXT, Phase.BUILDING.id(), 3, rejectionsFrom, Map.of(), Instant.EPOCH);
        pipeline.startRoad(next, 3);
        pipeline.say(next);
    }

    private void pulse() {
        pipeline.now = pipeline.now.plusSeconds(1);
        pipeline.pulse();
    }

    /** Until the next generation counts. */
    private void changeOver() {
        for (int i = 0; i < 3; i++) {
            pipeline.now = pipeline.now.plusSeconds(1);
            pipeline.pulseOf(NEXT, pipeline.now);
            pipeline.pulse();
        }
        assertThat(pipeline.values(Topics.GENERATIONS))
                .extracting(Generation::getNumber, Generation::getPhase)
                .containsExactly(tuple(2, "current"), tuple(1, "retired"));
    }

    @Test
    void whatIsBeingBuiltCountsNowhere() {
        List<Total> shown = pipeline.values(Topics.TOTALS);
        List<InitiativeStatus> statuses = pipeline.values(Topics.INITIATIVE_STATUS);
        begin(Map.of());
        read(NEXT, enrollment().setReportId("only-here").setPeople(1_000_000).build());
        pipeline.tick();
        pipeline.tick();

        assertThat(pipeline.values(Topics.TOTALS)).isEqualTo(shown);
        assertThat(pipeline.values(Topics.INITIATIVE_STATUS)).isEqualTo(statuses);
        assertThat(pipeline.values(Topics.GENERATIONS)).isEmpty();
    }

    @Test
    void timeStandsStillWhileItWaitsForTheNextGeneration() {
        begin(Map.of());
        pipeline.pulseOf(NEXT, pipeline.now);
        pulse();
        List<Pulse> said = pipeline.values(Topics.PULSE);

        for (int second = 0; second < 3; second++) {
            pulse();
        }

        assertThat(pipeline.values(Topics.PULSE)).isEqualTo(said);
        changeOver();
        assertThat(pipeline.values(Topics.PULSE)).hasSizeGreaterThan(said.size());
    }

    @Test
    void whatTheFormerGenerationHadLostIsACorrectionByTheRebuild() {
        begin(Map.of());
        read(NEXT, enrollment().build());
        read(NEXT, enrollment().setReportId("lost").setPeople(300).build());
        changeOver();

        Total total = pipeline.totals().get(PILLAR);
        assertThat(total.getValue()).isEqualByComparingTo("5300");
        assertThat(total.getReports()).isEqualTo(2);
        assertThat(total.getCorrection()).isEqualTo(new Correction(0L, false, true, new BigDecimal("300.00")));
    }

    @Test
    void aLeafThatTheNextGenerationDoesNotKnowGoesOutAsZero() {
        begin(Map.of());
        changeOver();

        assertThat(pipeline.cube().values()).extracting("reports").containsOnly(0L);
        Total total = pipeline.totals().get(MARCH);
        assertThat(total.getValue()).isEqualByComparingTo("0");
        assertThat(total.getCorrection()).isEqualTo(new Correction(0L, false, true, new BigDecimal("-5000.00")));
    }

    @Test
    void correctionsAreCountedOnFromWhatTheNextGenerationHasCounted() {
        read(1, enrollment().setRevision(1).setPeople(5100).build());
        read(1, enrollment().setRevision(2).setPeople(5200).build());
        pulse();
        int shown = pipeline.values(Topics.HISTORY).size();
        begin(Map.of());
        // The last version first: there it has corrected nothing.
        read(NEXT, enrollment().setRevision(2).setPeople(5200).build());
        read(NEXT, enrollment().build());
        changeOver();
        assertThat(pipeline.values(Topics.HISTORY)).hasSize(shown);

        read(NEXT, enrollment().setRevision(3).setPeople(5000).build());
        pipeline.tick();
        assertThat(pipeline.totals().get(PILLAR).getCorrection())
                .isEqualTo(new Correction(1L, false, false, new BigDecimal("-200.00")));
    }

    @Test
    void theFormerGenerationHasNoVoiceAnyMore() {
        begin(Map.of());
        read(NEXT, enrollment().build());
        changeOver();
        int shown = pipeline.values(Topics.TOTALS).size();

        read(1, enrollment().setReportId("late").build());
        pulse();

        assertThat(pipeline.values(Topics.TOTALS)).hasSize(shown);
    }

    /** Its changelog and its place are gone: it begins as where nobody ever rebuilt, and reads what was said of generations. */
    private void forgetAll(Generation... said) {
        pipeline.close();
        pipeline = new Pipeline(2);
        pipeline.catalog(initiative("english-for-semiconductors", "mx-sep", "enrollment.enrolled")
                .build());
        pipeline.startRoad(said[said.length - 1], 3);
        pipeline.stopRoad(1);
        List.of(said).forEach(pipeline::say);
    }

    private static Generation said(int number, Phase phase, Map<String, Long> endedAt) {
        return new Generation(number, phase.id(), 3, Map.of(), endedAt, Instant.EPOCH);
    }

    @Test
    void aRollUpThatHasLostItsStateCountsTheGenerationThatIsCurrent() {
        forgetAll(said(1, Phase.RETIRED, Map.of("hled.enrollments-0", 7L)), said(NEXT, Phase.CURRENT, Map.of()));
        read(NEXT, enrollment().build());
        for (int second = 0; second < 10; second++) {
            pulse();
        }

        Total total = pipeline.totals().get(PILLAR);
        assertThat(total.getValue()).isEqualByComparingTo("5000");
        assertThat(total.getCorrection()).as("it is shown for the first time").isNull();
        assertThat(pipeline.values(Topics.GENERATIONS))
                .as("what stands there already")
                .isEmpty();
        assertThat(pipeline.values(Topics.PULSE)).isNotEmpty();
    }

    @Test
    void whereNobodyTellsOfTheCurrentOneEitherWhatIsBeingBuiltTakesThePlaceOfBoth() {
        forgetAll(
                said(NEXT, Phase.CURRENT, Map.of()),
                said(1, Phase.RETIRED, Map.of("hled.enrollments-0", 7L)),
                said(3, Phase.BUILDING, Map.of()));
        read(3, enrollment().build());
        for (int second = 0; second < 10; second++) {
            pulse();
        }

        assertThat(pipeline.totals().get(PILLAR).getValue()).isEqualByComparingTo("5000");
        assertThat(pipeline.values(Topics.GENERATIONS))
                .as("nothing of the first one, which has said where it ended")
                .extracting(Generation::getNumber, Generation::getPhase)
                .containsExactly(tuple(3, "current"));
    }

    @Test
    void rejectionsFromBeforeItWasBegunAreNotToldAgainAndLaterOnesByItsNumber() {
        byte[] garbage = {1, 2, 3};
        read(1, garbage);
        begin(Map.of("hled.enrollments-0", 2L));

        read(NEXT, enrollment().build());
        read(NEXT, garbage);
        assertThat(pipeline.rejections()).hasSize(1);
        assertThat(pipeline.lastRejectionGeneration()).isEqualTo(1);

        read(NEXT, garbage);
        assertThat(pipeline.rejections()).hasSize(2);
        assertThat(pipeline.lastRejectionGeneration()).isEqualTo(NEXT);
        pipeline.stopRoad(1);
        assertThat(pipeline.outcomes(Outcome.REJECTED)).isEqualTo(2);
    }

    @Test
    void rejectionsThatTheOnesBeforeItHadNoReasonForAreTold() {
        begin(Map.of("hled.enrollments-0", 1L));

        // Where the first one has read a report.
        read(NEXT, new byte[] {1, 2, 3});

        assertThat(pipeline.rejections()).hasSize(1);
        assertThat(pipeline.lastRejectionGeneration()).isEqualTo(NEXT);
    }

    @Test
    void whatCannotBeSaidOfAGenerationIsRejected() {
        pipeline.say(new Generation(NEXT, "paused", 3, Map.of(), Map.of(), Instant.EPOCH));

        assertThat(pipeline.lastRejection().getMessage())
                .isEqualTo("phase must be building, current or retired, and is paused");
        assertThat(pipeline.lastRejection().getTopic()).isEqualTo("hled.generations");
    }
}
