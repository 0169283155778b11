package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard for operators asks for metrics that there are, in expressions that Prometheus reads. */
class GrafanaDashboardIT {

    @TempDir
    private Path directory;

    private JsonNode dashboard;

    @BeforeEach
    void read() throws IOException {
        dashboard = new ObjectMapper().readTree(Files.readString(Shell.ROOT.resolve("ops/grafana/hled-metrics.json")));
    }

    private List<String> expressions() {
        return dashboard.path("panels").findValuesAsText("expr");
    }

    @Test
    void everyMetricIsOneOfTheServices() throws IOException {
        assertThat(ServiceMetrics.all()).containsAll(ServiceMetrics.namedIn(expressions()));
    }

    @Test
    void everyMetricOfTheServicesIsShownOrAlertedOn() throws IOException {
        List<String> expressions = new ArrayList<>(expressions());
        expressions.add(Files.readString(Shell.ROOT.resolve("ops/prometheus/hled-rules.yml")));
        // They tell what an alert and a figure tell as well.
        List<String> aside = List.of(
                "hled_alerts_open",
                "hled_alert_undecodable_total",
                "hled_api_as_of_seconds",
                "hled_api_decode_faults_total",
                "hled_api_version",
                "hled_history_decode_faults_total");

        assertThat(ServiceMetrics.all())
                .filteredOn(name -> !aside.contains(name))
                .isSubsetOf(ServiceMetrics.namedIn(expressions));
    }

    @Test
    void everyPanelSaysWhatItShowsAndHasAPlaceOfItsOwn() {
        List<JsonNode> panels = new ArrayList<>();
        dashboard.path("panels").forEach(panels::add);

        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("description").asText()).endsWith(".");
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
        });
        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(panel -> panel.path("gridPos").path("x") + "/"
                        + panel.path("gridPos").path("y"))
                .doesNotHaveDuplicates();
    }

    @Test
    void prometheusReadsEveryExpression() throws IOException {
        Shell.assumeInstalled("prometheus", "command -v promtool");
        StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        List<String> expressions = expressions();
        for (int i = 0; i < expressions.size(); i++) {
            rules.append("      - record: panel:%d\n        expr: '%s'\n".formatted(i, expressions.get(i)));
        }
        Path file = Files.writeString(directory.resolve("rules.yml"), rules);

        Shell.Result result = new Shell(Map.of()).run("promtool", "check", "rules", file.toString());

        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        assertThat(result.out()).contains("SUCCESS: %d rules found".formatted(expressions.size()));
    }
}
