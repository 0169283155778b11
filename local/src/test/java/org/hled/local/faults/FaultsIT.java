package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hled.local.faults.strike.AggregatorKilled;
import org.hled.local.faults.strike.ApiKilled;
import org.hled.local.faults.strike.BrokerKilled;
import org.hled.local.faults.strike.HostileInput;
import org.hled.local.faults.strike.LargeRecords;
import org.hled.local.faults.strike.Together;
import org.junit.jupiter.api.Test;

/** A handful of faults on one stack; {@code ./hled test --faults} tries all there are, and more often. */
class FaultsIT {

    private static final int PER_SECOND = 300;

    @Test
    void noneOfAHandfulOfFaultsLosesOrDoublesAReport() throws Exception {
        long seed = FaultSuiteIT.seed();
        // At once, so that they are over soon; an unknown schema id would be waited for.
        Strike first = new Together(List.of(new AggregatorKilled(), new ApiKilled(), new HostileInput(500, 0)));
        try (Scenario scenario = Scenario.start("short", first, seed, PER_SECOND)) {
            for (Strike strike : List.of(first, new LargeRecords(), new BrokerKilled())) {
                Row.Attempt attempt = scenario.attempt(strike);
                System.out.printf("%s: %s%n", strike.name(), attempt);
                assertThat(attempt.wrong())
                        .as("totals that are wrong after %s, with -Dhled.faults.seed=%d", strike.name(), seed)
                        .isZero();
            }
        }
    }
}
