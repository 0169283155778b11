package org.hled.api.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.counted;
import static org.hled.api.Samples.uncounted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hled.api.ApiServer;
import org.hled.api.Samples;
import org.hled.api.figures.LeafRow;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.WholeChange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UncountedHttpTest {

    private final ApiServer api = new ApiServer();

    @BeforeEach
    void show() {
        api.show(
                42,
                uncounted("unknown-port", "ports/us-cbp/port.trucks.southbound/vehicles/2024-03", "9999", 2),
                uncounted("unknown-initiative", "new/us-usaid/enrollment.enrolled/people/all", "", 1),
                uncounted("other-reporter", "first/mx-sep/enrollment.enrolled/people/all", "", 0),
                counted("pillar-1", "first/us-usaid/enrollment.enrolled/people/2024", 2));
    }

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void givesWhatDoesNotCountAndWhy() {
        JsonNode answer = api.json("/api/v1/uncounted");

        assertThat(answer.path("uncounted")).hasSize(2);
        assertThat(answer.path("uncounted").path(0).toString())
                .startsWith("{\"initiative\":\"new\",\"agency\":\"us-usaid\"")
                .contains("\"place\":null,\"period\":\"all\",\"value\":\"10\",\"reports\":1")
                .contains(
                        "\"reason\":\"unknown-initiative\",\"message\":\"The catalog has no initiative of this id.\"");
        assertThat(answer.path("uncounted").path(1).path("place").asText()).isEqualTo("9999");
    }

    @Test
    void pages() {
        JsonNode first = api.json("/api/v1/uncounted?limit=1");
        JsonNode second = api.json(
                "/api/v1/uncounted?limit=1&cursor=" + first.path("next").asText());

        List<String> initiatives = new ArrayList<>();
        List.of(first, second)
                .forEach(page -> page.path("uncounted")
                        .forEach(entry ->
                                initiatives.add(entry.path("initiative").asText())));
        assertThat(initiatives).containsExactly("new", "ports");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void forgetsWhatCountsNow() {
        LeafRow counts = counted("pillar-1", "new/us-usaid/enrollment.enrolled/people/all", 1);

        api.bean(LiveFigures.class).apply(new WholeChange<>(43, Samples.AS_OF, List.of(counts)));

        assertThat(api.json("/api/v1/uncounted").path("uncounted")).hasSize(1);
        assertThat(counts.uncounted()).isEqualTo(Optional.empty());
    }

    @Test
    void givesCsv() {
        String csv = api.get("/api/v1/uncounted", "Accept", "text/csv").body();

        assertThat(csv)
                .startsWith("initiative,agency,measure,unit,place,period,value,reports,reason,message\r\n")
                .contains("\r\nnew,us-usaid,enrollment.enrolled,people,,all,10,1,unknown-initiative,");
    }
}
