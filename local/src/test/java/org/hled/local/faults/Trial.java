package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tries each fault as often as it should be, and writes down what came of it, also when it cannot be finished: what an earlier run
 * has written must not stand for this one.
 */
record Trial(int times, long seed, Stage.Starter stages, ReliabilityPage page) {

    /** @throws org.opentest4j.TestAbortedException if it cannot be tried on this machine; then nothing is written */
    void of(Strike strike) throws Exception {
        assumeTrue(
                strike.obstacle().isEmpty(),
                () -> strike.obstacle().map("not tried: "::concat).orElse(""));
        List<Row.Attempt> attempts = new ArrayList<>();
        LongAdder reports = new LongAdder();
        try {
            while (isToBeTriedOn(attempts)) {
                tryOnOneStage(strike, attempts, reports);
            }
        } catch (Exception | Error e) {
            put(new Row(strike, seed, reports.sum(), attempts, true));
            throw e;
        }
        put(new Row(strike, seed, reports.sum(), attempts, false));
        assertThat(attempts.getLast().wrong())
                .as("totals that are wrong after %s, with --seed %d", strike.name(), seed)
                .isZero();
    }

    /** One that was wrong spoils what comes after it. */
    private boolean isToBeTriedOn(List<Row.Attempt> attempts) {
        return attempts.size() < times && attempts.stream().allMatch(attempt -> attempt.wrong() == 0);
    }

    private void tryOnOneStage(Strike strike, List<Row.Attempt> attempts, LongAdder reports) throws Exception {
        String directory = attempts.isEmpty() ? strike.name() : strike.name() + "-" + attempts.size();
        try (Stage stage = stages.start(directory, strike, seed + attempts.size())) {
            try {
                do {
                    attempts.add(stage.attempt(strike));
                    System.out.printf("%s: %s%n", strike.name(), attempts.getLast());
                } while (isToBeTriedOn(attempts) && !strike.startsAfresh());
            } finally {
                reports.add(stage.reports());
            }
        }
    }

    private void put(Row row) throws Exception {
        page.put(row);
        System.out.println(row.markdown());
    }
}
