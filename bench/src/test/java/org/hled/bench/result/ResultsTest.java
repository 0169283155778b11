package org.hled.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hled.bench.result.Freshness.Times;
import org.hled.bench.run.Engine;
import org.hled.bench.run.Measurement;
import org.hled.bench.workload.Spread;
import org.hled.bench.workload.Workload;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private final Results results = new Results(
            Map.of("processors", 2),
            new Workload(6_000_000, 1_200, Spread.EVEN, 1),
            3,
            Map.of(
                    Engine.D, List.of(measured(1_000), measured(500), measured(250)),
                    Engine.OURS, List.of(measured(2_000))),
            List.of(new Freshness(2_000, 1_999, 1_800, new Times(1, 2), new Times(100, 130), new Times(200, 200))),
            List.of(
                    new Growth(1_000_000, 10, 2, 3, 5_000, 61, 32, 90),
                    new Growth(30_000_000, 15, 50, 60, 9_000, 61, 30, 70)),
            List.of(
                    new LeafCost(100, Spread.ZIPF, List.of(measured(100))),
                    new LeafCost(1_000_000, Spread.ZIPF, List.of(measured(200)))));

    @Test
    void jsonHasTheMediansUnderTheirKeys() throws Exception {
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(results));

        assertThat(json.path("processors").asInt()).isEqualTo(2);
        assertThat(json.path("d_rps").asDouble()).isEqualTo(2_000);
        assertThat(json.path("d_cold_rps").asDouble()).isEqualTo(1_000);
        assertThat(json.path("ours_rps").asDouble()).isEqualTo(500);
        assertThat(json.path("ours_cpu_s_per_million").asDouble()).isEqualTo(3_000);
        assertThat(json.path("freshness_p99_ms").asDouble()).isEqualTo(130);
        assertThat(json.path("freshness_p50_ms").asDouble()).isEqualTo(100);
        assertThat(json.path("plain_p99_ms").asDouble()).isEqualTo(2);
        assertThat(json.path("runs").path("d")).hasSize(3);
        assertThat(json.path("growth").path(1).path("cpu_us_per_record").asDouble())
                .isEqualTo(15);
        assertThat(json.path("growth").path(1).path("heap_bytes_per_report").asDouble())
                .isEqualTo(70);
        assertThat(json.path("leaf_costs").path(1).path("cpu_us_per_record").asDouble())
                .isEqualTo(200);
        assertThat(json.path("growth").path(1).path("input_bytes_per_record").asDouble())
                .isEqualTo(61);
        assertThat(json.path("growth").path(1).path("log_bytes_per_record").asDouble())
                .isEqualTo(30);
        assertThat(json.path("growth").path(1).path("ready_s").asDouble()).isEqualTo(50);
        assertThat(json.path("growth").path(1).path("ready_after_kill_s").asDouble())
                .isEqualTo(60);
    }

    @Test
    void whatWasNotMeasuredIsNull() throws Exception {
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(results));

        assertThat(json.path("flink_heap_rps").isNull()).isTrue();
        assertThat(json.path("ours_rocksdb_rps").isNull()).isTrue();
    }

    @Test
    void goalsAreRatiosOfMedians() {
        List<Goal> goals = Goal.of(results);

        assertThat(goals.getFirst()).isEqualTo(new Goal("ours / D", 0.25, 3, 0.8, true));
        assertThat(goals.getFirst().isMet()).isFalse();
        assertThat(goals).filteredOn(goal -> goal.name().contains("Flink")).allMatch(goal -> !goal.isMet());
        assertThat(goals)
                .filteredOn(goal -> goal.name().startsWith("freshness p99"))
                .singleElement()
                .extracting(Goal::value)
                .isEqualTo(65.0);
        assertThat(goals)
                .contains(new Goal("cost of a report at 30 M stored / at 1 M", 1.5, 3, 1.2, false))
                .contains(new Goal("cost of a record on 1 M leaves / on 100, zipf", 2, 3, 1.5, false))
                .noneMatch(goal -> goal.name().endsWith("even"));
    }

    @Test
    void goalsAreJudgedOnlyAsTheyAreSet() {
        assertThat(Goal.of(results))
                .filteredOn(goal -> !Double.isNaN(goal.value()))
                .allMatch(Goal::isJudged);
        Workload asSet = results.workload();
        Freshness fresh = results.freshness().getFirst();

        assertThat(Goal.of(with(asSet, 2, fresh))).noneMatch(Goal::isJudged);
        assertThat(judged(with(new Workload(2_000_000, 1_200, Spread.EVEN, 1), 3, fresh)))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("ours") || name.contains("1 M leaves"));
        assertThat(judged(with(new Workload(6_000_000, 48, Spread.EVEN, 1), 3, fresh)))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("ours") || name.contains("stored"));
        assertThat(judged(with(new Workload(6_000_000, 1_200, Spread.ZIPF, 1), 3, fresh)))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("ours") || name.contains("stored"));
        assertThat(judged(
                        with(asSet, 3, new Freshness(2_000, 1_999, 120, fresh.plain(), fresh.totals(), fresh.http()))))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("freshness"));
        assertThat(judged(with(
                        asSet, 3, new Freshness(2_000, 1_500, 1_800, fresh.plain(), fresh.totals(), fresh.http()))))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("freshness"));
    }

    private static List<String> judged(Results results) {
        return Goal.of(results).stream().filter(Goal::isJudged).map(Goal::name).toList();
    }

    private Results with(Workload workload, int rounds, Freshness freshness) {
        return new Results(
                results.conditions(),
                workload,
                rounds,
                results.runs(),
                List.of(freshness),
                results.growth(),
                results.leafCosts());
    }

    @Test
    void freshnessIsTheMedianOfItsRounds() {
        Times plain = new Times(1, 2);
        List<Freshness> rounds = List.of(
                new Freshness(200, 199, 5, plain, new Times(10, 90), plain),
                new Freshness(200, 190, 5, plain, new Times(30, 70), plain),
                new Freshness(200, 200, 5, plain, new Times(20, 80), plain));

        assertThat(Freshness.median(rounds)).isEqualTo(new Freshness(200, 199, 15, plain, new Times(20, 80), plain));
    }

    @Test
    void theTableShowsWhatIsThereAndNothingElse() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new Table(new PrintStream(bytes, true, StandardCharsets.UTF_8)).print(results);

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("6,000,000 records on 1,200 leaves")
                .containsPattern("D  limit: by hand, exactly once +2,000 +1,000 ")
                .doesNotContain("bytes only")
                .containsPattern("2,000 +1 / 2 +100 / 130 +200 / 200")
                .containsPattern("30,000,000 +15.0 +50.0 +60.0 +9 +61.0 +30.0 +70.0")
                .containsPattern("1,000,000 +zipf +200.00 +5,000")
                .containsPattern("ours / D +0.25 +>= 0.8 +not reached");
    }

    /** 1,000 records in so many milliseconds from the beginning of reading, and twice that from the start. */
    private static Measurement measured(int millis) {
        return new Measurement(
                1_000,
                Duration.ofMillis(2L * millis),
                Duration.ofMillis(millis),
                Duration.ofSeconds(3),
                Duration.ofMillis(millis));
    }
}
