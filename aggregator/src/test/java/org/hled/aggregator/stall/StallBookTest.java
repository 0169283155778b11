package org.hled.aggregator.stall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hled.aggregator.Samples;
import org.hled.aggregator.report.Sign;
import org.junit.jupiter.api.Test;

/** Who is looked at: whoever something has come of, and whoever's time has come, and nobody else. */
class StallBookTest {

    private static final int INITIATIVES = 100_000;
    private static final int LONGEST_CADENCE = 1_000;
    private static final long START = Instant.parse("2024-06-01T00:00:00Z").getEpochSecond();

    private final StallBook book = new StallBook();

    /** The initiatives whose status is another one now. */
    private List<StallBook.Judged> look(long second) {
        book.time().advance(second * 1_000);
        book.collectDue();
        List<StallBook.Judged> judged =
                book.judgeDue(Integer.MAX_VALUE, (initiative, measure, unit) -> Optional.empty());
        judged.forEach(one -> book.setPublished(one.initiative(), one.now()));
        return judged;
    }

    private void fill() {
        for (int i = 0; i < INITIATIVES; i++) {
            book.setExpectation(
                    "initiative-" + i,
                    Optional.of(Expectation.of(Samples.initiative("initiative-" + i, "us-a", "enrollment.enrolled")
                            .setCadence("PT%dS".formatted(1 + i % LONGEST_CADENCE))
                            .setGrace("PT1S")
                            .build())));
        }
        assertThat(look(START)).hasSize(INITIATIVES);
    }

    @Test
    void ofAHundredThousandInitiativesOnlyThoseAreLookedAtWhoseTimeHasCome() {
        fill();
        long nanos = 0;
        int found = 0;
        for (int second = 1; second <= LONGEST_CADENCE; second++) {
            long begin = System.nanoTime();
            List<StallBook.Judged> judged = look(START + second);
            nanos += System.nanoTime() - begin;

            // In time on the dot, late a second after it, stalled a second later.
            int due = INITIATIVES / LONGEST_CADENCE;
            assertThat(judged).hasSize(due * (second == 1 ? 0 : second == 2 ? 1 : 2));
            found += (int)
                    judged.stream().filter(one -> one.transition().isPresent()).count();
        }

        assertThat(found).isEqualTo(INITIATIVES - 2 * INITIATIVES / LONGEST_CADENCE);
        System.out.printf(
                "%,d initiatives: a look with %d due costs %.2f ms, %.1f microseconds each%n",
                INITIATIVES,
                2 * INITIATIVES / LONGEST_CADENCE,
                nanos / 1e6 / LONGEST_CADENCE,
                nanos / 1e3 / (2.0 * found));
    }

    @Test
    void whoIsCollectedTwiceBeforeTheLookIsLookedAtOnce() {
        book.setExpectation(
                "alpha",
                Optional.of(Expectation.of(Samples.initiative("alpha", "us-a", "enrollment.enrolled")
                        .build())));
        book.time().advance(START * 1_000);
        book.collectDue();
        book.setSign(new Sign(Sign.Kind.REPORT, "alpha", "us-a").key(), START);
        book.collectDue();

        assertThat(book.judgeDue(Integer.MAX_VALUE, (initiative, measure, unit) -> Optional.empty()))
                .hasSize(1);
    }

    @Test
    void aReportEachSecondPlansNoSecondLook() {
        book.setExpectation(
                "alpha",
                Optional.of(Expectation.of(Samples.initiative("alpha", "us-a", "enrollment.enrolled")
                        .setCadence("PT10S")
                        .setGrace("PT5S")
                        .build())));
        for (int second = 0; second < 1_000; second++) {
            book.setSign(new Sign(Sign.Kind.REPORT, "alpha", "us-a").key(), START + second);
            look(START + second);
        }

        assertThat(book.planned()).isEqualTo(1);
        assertThat(book.condition("alpha").orElseThrow().status()).isEqualTo(Status.ON_TRACK);
    }
}
