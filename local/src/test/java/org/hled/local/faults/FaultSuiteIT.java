package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.local.faults.strike.Strikes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every fault, each several times on a stack of its own: {@code ./hled test --faults}. Writes docs/reliability.md. */
@Tag("faults")
class FaultSuiteIT {

    private static final int PER_SECOND = 400;
    private static final int TIMES = Integer.getInteger("hled.faults.times", 3);
    private static final Set<String> ONLY = Stream.of(
                    System.getProperty("hled.faults.only", "").split(","))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());

    /** The one that was given, or a new one. */
    static long seed() {
        return Long.getLong("hled.faults.seed", RandomGenerator.getDefault().nextInt(1_000_000));
    }

    @TestFactory
    Stream<DynamicTest> noFaultLosesOrDoublesAReport() {
        long seed = seed();
        List<Strike> strikes = Strikes.all().stream()
                .filter(strike -> ONLY.isEmpty() || ONLY.contains(strike.name()))
                .toList();
        assertThat(strikes).as("faults named %s", ONLY).isNotEmpty();
        System.out.printf("faults: %d, each %d times, --seed %d%n", strikes.size(), TIMES, seed);
        ReliabilityPage page = new ReliabilityPage(Path.of("../docs/reliability.md"));
        return strikes.stream().map(strike -> DynamicTest.dynamicTest(strike.name(), () -> tryOut(strike, seed, page)));
    }

    /** One that was wrong spoils what comes after it. */
    private static boolean isToBeTriedOn(List<Row.Attempt> attempts) {
        return attempts.size() < TIMES && attempts.stream().allMatch(attempt -> attempt.wrong() == 0);
    }

    private static void tryOut(Strike strike, long seed, ReliabilityPage page) throws Exception {
        if (strike.obstacle().isPresent()) {
            System.out.printf(
                    "%s: not tried: %s%n", strike.name(), strike.obstacle().get());
            return;
        }
        List<Row.Attempt> attempts = new ArrayList<>();
        long reports = 0;
        while (isToBeTriedOn(attempts)) {
            String directory = attempts.isEmpty() ? strike.name() : strike.name() + "-" + attempts.size();
            try (Scenario scenario = Scenario.start(directory, strike, seed + attempts.size(), PER_SECOND)) {
                do {
                    attempts.add(scenario.attempt(strike));
                    System.out.printf("%s: %s%n", strike.name(), attempts.getLast());
                } while (isToBeTriedOn(attempts) && !strike.startsAfresh());
                reports += scenario.reports();
            }
        }
        Row row = new Row(strike, seed, reports, attempts);
        page.put(row);
        System.out.println(row.markdown());
        assertThat(attempts.getLast().wrong())
                .as("totals that are wrong after %s, with --seed %d", strike.name(), seed)
                .isZero();
    }
}
