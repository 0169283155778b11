package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.hled.local.faults.former.FormerVersion;
import org.hled.local.faults.strike.Upgraded;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** This version goes on from what each former one has left behind. */
class UpgradeIT {

    private static final int PER_SECOND = 300;

    @TestFactory
    Stream<DynamicTest> goesOnFromWhatAFormerVersionHasLeft() {
        List<FormerVersion> versions = FormerVersion.all();
        assertThat(versions).as("versions that may be upgraded from").isNotEmpty();
        return versions.stream().map(version -> DynamicTest.dynamicTest(version.name(), () -> upgrade(version)));
    }

    private static void upgrade(FormerVersion version) throws Exception {
        Strike upgraded = new Upgraded(version);
        long seed = FaultSuiteIT.seed();
        try (Scenario scenario = Scenario.start(upgraded.name() + "-it", upgraded, seed, PER_SECOND)) {
            Row.Attempt attempt = scenario.attempt(upgraded);
            System.out.printf("%s: %s%n", upgraded.name(), attempt);
            assertThat(attempt.wrong())
                    .as(
                            "totals that are wrong after an upgrade from %s, with -Dhled.faults.seed=%d",
                            version.name(), seed)
                    .isZero();
        }
    }
}
