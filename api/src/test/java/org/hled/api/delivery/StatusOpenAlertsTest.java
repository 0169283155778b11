package org.hled.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hled.api.ApiServer;
import org.hled.api.Samples;
import org.hled.api.StatusSamples;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.Pulse;
import org.hled.stall.Alert;
import org.junit.jupiter.api.Test;

/** The open alerts that stand in the statuses, as they would be raised now. */
class StatusOpenAlertsTest {

    @Test
    void tellsEachOpenAlertWithTheFactsOfStatusAndCatalog() {
        try (ApiServer api = new ApiServer()) {
            assertThat(api.bean(OpenAlerts.class).now()).isEmpty();
            api.show(
                    7,
                    Samples.initiative("stalled", "pillar-1"),
                    StatusSamples.stalled("stalled"),
                    Samples.initiative("fine", "pillar-1"));

            OpenAlerts.Open open = api.bean(OpenAlerts.class).now().orElseThrow();

            assertThat(open.version()).isEqualTo(7);
            assertThat(open.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.getId()).isEqualTo(alert.getAlert() + "/raised");
                assertThat(alert.getInitiative()).isEqualTo("stalled");
                assertThat(alert.getStatus()).isEqualTo("stalled");
                assertThat(alert.getAgencies()).isNotEmpty();
                assertThat(alert.getTitle().getEs()).isNotBlank();
                assertThat(alert.getPillar()).startsWith("pillar-");
            });
        }
    }

    @Test
    void tellsThemWhileThePipelineIsSilentAndNotWhileWeAreBehindOurselves() {
        try (ApiServer api = new ApiServer()) {
            api.show(7, Samples.initiative("stalled", "pillar-1"), StatusSamples.stalled("stalled"));
            api.bean(LiveFigures.class).hear(new Pulse(Samples.AS_OF.minus(Duration.ofDays(3650)), 7));
            assertThat(api.bean(LiveFigures.class).staleness().name()).isEqualTo("SILENT");
            assertThat(api.bean(OpenAlerts.class).now().orElseThrow().alerts())
                    .extracting(Alert::getInitiative)
                    .containsExactly("stalled");
        }
        try (ApiServer api = new ApiServer()) {
            api.show(7, Samples.initiative("stalled", "pillar-1"), StatusSamples.stalled("stalled"));
            Freshness freshness = api.bean(Freshness.class);
            freshness.currentAsOf(freshness.now() - Duration.ofMinutes(1).toNanos());

            assertThat(api.bean(OpenAlerts.class).now()).isEmpty();
        }
    }
}
