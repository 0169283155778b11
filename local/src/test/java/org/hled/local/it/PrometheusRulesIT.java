package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rules for Prometheus are ones, do what their tests say, ask for metrics that there are, and are explained. */
class PrometheusRulesIT {

    private static final String RULES = "ops/prometheus/hled-rules.yml";
    private static final String TESTS = "ops/prometheus/hled-rules.test.yml";

    @Test
    void prometheusReadsTheRules() {
        assumePromtool();

        Shell.Result result = new Shell(Map.of()).run("promtool", "check", "rules", RULES);

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("SUCCESS: %d rules found".formatted(rules().size()));
    }

    @Test
    void theRulesFireAndKeepStillAsTheirTestsSay() {
        assumePromtool();

        Shell.Result result = new Shell(Map.of()).run("promtool", "test", "rules", TESTS);

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("SUCCESS");
    }

    @Test
    void everyRuleIsTestedFiringAndKeepingStill() {
        Set<String> firing = new TreeSet<>();
        Set<String> still = new TreeSet<>();
        for (Map<String, Object> test : list(yaml(TESTS).get("tests"))) {
            for (Map<String, Object> expected : list(test.get("alert_rule_test"))) {
                boolean fires = !list(expected.get("exp_alerts")).isEmpty();
                (fires ? firing : still).add((String) expected.get("alertname"));
            }
        }

        assertThat(alerts()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(firing).containsExactlyInAnyOrderElementsOf(alerts());
        assertThat(still).containsExactlyInAnyOrderElementsOf(alerts());
    }

    @Test
    void everyMetricOfTheRulesIsOneOfTheServices() throws IOException {
        Set<String> named = ServiceMetrics.namedIn(
                rules().stream().map(rule -> (String) rule.get("expr")).toList());

        assertThat(named).hasSizeGreaterThanOrEqualTo(8);
        assertThat(ServiceMetrics.all()).containsAll(named);
    }

    @Test
    void everyRuleSaysWhatItIsAndThePageOnOperationsWhatToDo() throws IOException {
        String page = Files.readString(Shell.ROOT.resolve("docs/operations.md"));

        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.get("annotations"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsOnlyKeys("summary", "description");
            assertThat(page).contains("\n### " + rule.get("alert") + "\n");
        });
        assertThat(headings(page)).containsExactlyInAnyOrderElementsOf(alerts());
    }

    private static List<String> headings(String page) {
        return Pattern.compile("^### (Hled\\w+)$", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }

    private static List<String> alerts() {
        return rules().stream().map(rule -> (String) rule.get("alert")).toList();
    }

    private static List<Map<String, Object>> rules() {
        return list(yaml(RULES).get("groups")).stream()
                .flatMap(group -> list(group.get("rules")).stream())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }

    private static Map<String, Object> yaml(String path) {
        try (Reader reader = Files.newBufferedReader(Shell.ROOT.resolve(path))) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assumePromtool() {
        Shell.assumeInstalled("prometheus", "command -v promtool");
    }
}
