package org.hled.local.faults;

import java.nio.file.Path;
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
        List<Strike> strikes = Strikes.only(ONLY);
        System.out.printf("faults: %d, each %d times, --seed %d%n", strikes.size(), TIMES, seed);
        List<String> names = Strikes.all().stream().map(Strike::name).toList();
        ReliabilityPage page = new ReliabilityPage(Path.of("../docs/reliability.md"), names);
        Trial trial = new Trial(TIMES, seed, FaultSuiteIT::start, page);
        return strikes.stream().map(strike -> DynamicTest.dynamicTest(strike.name(), () -> trial.of(strike)));
    }

    private static Stage start(String directory, Strike strike, long seed) throws Exception {
        return Scenario.start(directory, strike, seed, PER_SECOND);
    }
}
