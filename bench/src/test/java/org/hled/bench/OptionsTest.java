package org.hled.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hled.bench.run.Engine;
import org.hled.bench.workload.Spread;
import org.hled.bench.workload.Workload;
import org.hled.local.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class OptionsTest {

    @Command
    private static final class Holder {
        @Mixin
        private Options options;
    }

    @Test
    void measuresAllButTwoInstancesUnlessTold() {
        Plan plan = plan();

        assertThat(plan.engines()).hasSize(Engine.values().length - 1).doesNotContain(Engine.OURS_TWO);
        assertThat(plan.rates()).containsExactly(200, 2_000, 20_000);
        assertThat(plan.runs()).isEqualTo(3);
    }

    @Test
    void onlyNamesWhatIsMeasured() {
        assertThat(plan("--only", "ours,d").engines()).containsExactly(Engine.D, Engine.OURS);
        assertThat(plan("--only", "ours,d").rates()).isEmpty();
        assertThat(plan("--only", "freshness").engines()).isEmpty();
        assertThat(plan("--only", "freshness").rates()).isEqualTo(List.of(200, 2_000, 20_000));
    }

    @Test
    void aRateThatIsNamedTwiceIsMeasuredOnce() {
        assertThat(plan("--rates", "2000,2000,200").rates()).containsExactly(2_000, 200);
    }

    @Test
    void growthIsMeasuredOnlyWhereItIsSaidHowFar() {
        assertThat(plan().stored()).isEmpty();
        assertThat(plan("--stored", "1000000,100000", "--only", "growth"))
                .satisfies(plan -> assertThat(plan.stored()).containsExactly(100_000, 1_000_000))
                .satisfies(plan -> assertThat(plan.engines()).isEmpty())
                .satisfies(plan -> assertThat(plan.rates()).isEmpty());
    }

    @Test
    void quickHasFewRecordsUnlessToldHowMany() {
        assertThat(plan("--quick").workload().records())
                .isLessThan(plan().workload().records());
        assertThat(plan("--quick", "--reports", "7").workload().records()).isEqualTo(7);
    }

    @Test
    void quickHasFewerRoundsUnlessToldHowMany() {
        assertThat(plan("--quick").runs()).isEqualTo(2);
        assertThat(plan("--quick", "--runs", "3").runs()).isEqualTo(3);
    }

    @Test
    void severalLeavesAreMeasuredEvenlyAndByZipfsLawAndNothingElseIs() {
        Plan plan = plan("--leaves", "100,1000000", "--only", "ours", "--reports", "7");

        assertThat(plan.spreads())
                .containsExactly(
                        new Workload(7, 100, Spread.EVEN, 1),
                        new Workload(7, 100, Spread.ZIPF, 1),
                        new Workload(7, 1_000_000, Spread.EVEN, 1),
                        new Workload(7, 1_000_000, Spread.ZIPF, 1));
        assertThat(plan.engines()).isEmpty();
        assertThat(plan.rates()).isEmpty();
        assertThat(plan("--leaves", "100").spreads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--only=flink | --only takes a, b, c, d, ours",
                "--only=growth | --only growth measures how it grows: say how far with --stored",
                "--runs=0     | --runs must be 1 or more, and is 0",
                "--seconds=51 | --seconds must be from 1 to 50",
                "--rates=5,0  | --rates must be 1 or more",
                "--heap=big   | --heap must be a size such as",
                "--reports=0  | records must be 1 or more, and is 0",
                "--stored=5   | --stored must be 100000 or more, and one is 5",
                "--stored=200000,300000 | --stored must lie more than 100000 apart, and two are 200000 and 300000",
                "--leaves=1   | leaves must be a number from 4",
                "--leaves=100,1 | leaves must be a number from 4",
                "--leaves=100,200 --zipf | several --leaves are measured with ours alone",
                "--leaves=100,200 --only=d | several --leaves are measured with ours alone",
            })
    void saysWhichOptionMakesNoSense(String option, String message) {
        assertThatThrownBy(() -> plan(option.split(" ")))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(message);
    }

    private static Plan plan(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.options.plan();
    }
}
