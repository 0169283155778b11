package org.hled.api.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.counted;
import static org.hled.api.Samples.initiative;
import static org.hled.api.Samples.removed;
import static org.hled.api.Samples.total;
import static org.hled.api.StatusSamples.withPace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.hled.api.ApiServer;
import org.hled.api.StatusSamples;
import org.hled.api.figures.CatalogEntry;
import org.hled.api.figures.StatusRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammeHttpTest {

    private final ApiServer api = new ApiServer();

    @BeforeEach
    void show() {
        api.show(
                42,
                initiative(
                        "first",
                        "pillar-1",
                        new CatalogEntry.Target(
                                "enrollment.enrolled", "people", "5000", "2022-01-01", "0", "2025-12-31"),
                        new CatalogEntry.Target(
                                "investment.mobilised", "USD", "1000000.00", "2022-01-01", "0", "2025-12-31")),
                initiative("second", "pillar-1"),
                removed("gone"),
                withPace(
                        "first",
                        new StatusRow.Pace(
                                "enrollment.enrolled",
                                "people",
                                "5000",
                                "2025-12-31",
                                Optional.of("11"),
                                Optional.of("12"),
                                Optional.of("1"),
                                Optional.of(StatusSamples.SINCE))),
                total("pillar/pillar-1/enrollment.enrolled/people/all", "11", 3),
                total("pillar/pillar-1/enrollment.enrolled/people/2024-04", "4", 1),
                total("initiative/first/enrollment.enrolled/people/all", "11", 3),
                total("initiative/first/investment.mobilised/USD/all", "0", 0),
                counted("pillar-1", "first/us-usaid/enrollment.enrolled/people/2024", 2));
    }

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void givesThePillarsWithTheirInitiatives() {
        JsonNode programme = api.json("/api/v1/programme");

        assertThat(programme.path("id").asText()).isEqualTo("hled");
        assertThat(programme.path("title").path("es").asText()).startsWith("Diálogo");
        assertThat(programme.path("pillars")).hasSize(4);
        JsonNode pillar = programme.path("pillars").path(0);
        assertThat(pillar.path("title").path("en").asText()).isEqualTo("Building Back Together");
        assertThat(pillar.path("initiatives")).hasSize(2);
        JsonNode first = pillar.path("initiatives").path(0);
        assertThat(first.toString())
                .startsWith("{\"id\":\"first\",\"pillar\":\"pillar-1\",\"title\":{\"en\":\"Title of first\"")
                .contains("\"agencies\":[{\"agency\":\"us-usaid\",\"role\":\"lead\"}]")
                .contains("\"measures\":[{\"measure\":\"enrollment.enrolled\",\"agency\":\"us-usaid\"}]")
                .contains("\"cadence\":\"P1M\",\"grace\":\"P7D\",\"timeZone\":\"America/Mexico_City\"")
                .contains("\"status\":\"on-track\"")
                .contains("\"activityStatus\":\"implementation\"");
        assertThat(pillar.path("initiatives").path(1).path("status").asText())
                .as("nothing has been said of it")
                .isEqualTo("unknown");
        assertThat(pillar.path("initiatives").path(1).path("targets").isArray()).isTrue();
        assertThat(programme.path("pillars").path(3).path("initiatives").isArray())
                .isTrue();
    }

    @Test
    void givesAPillarWithItsTotals() {
        JsonNode pillar = api.json("/api/v1/pillars/pillar-1");

        assertThat(pillar.path("totals")).hasSize(1);
        assertThat(pillar.path("totals").path(0).path("value").asText()).isEqualTo("11");
        assertThat(pillar.path("initiatives").path(1).path("title").path("es").asText())
                .isEqualTo("Título de second");
        assertThat(pillar.path("initiatives").path(0).path("status").asText()).isEqualTo("on-track");
        assertThat(pillar.path("straddling").asInt()).isZero();
    }

    @Test
    void givesAPillarsTotalsOfAPeriod() {
        JsonNode pillar = api.json("/api/v1/pillars/pillar-1?period=2024-04");

        assertThat(pillar.path("totals").path(0).path("value").asText()).isEqualTo("4");
        assertThat(pillar.path("straddling").asInt()).isEqualTo(2);
    }

    @Test
    void givesAnInitiativeWithItsProgress() {
        JsonNode initiative = api.json("/api/v1/initiatives/first");

        assertThat(initiative.path("catalog").path("startDate").asText()).isEqualTo("2022-01-01");
        assertThat(initiative.path("totals")).hasSize(2);
        assertThat(initiative.path("targets").path(0))
                .hasToString("{\"measure\":\"enrollment.enrolled\",\"unit\":\"people\",\"value\":\"5000\","
                        + "\"from\":\"2022-01-01\",\"baseline\":\"0\",\"due\":\"2025-12-31\",\"current\":\"11\","
                        + "\"expected\":\"12\",\"behindBy\":\"1\",\"movedAt\":\"2024-04-20T00:00:00Z\"}");
        assertThat(initiative.path("targets").path(1).path("current").isNull())
                .as("missing is not zero")
                .isTrue();
        assertThat(initiative.path("targets").path(1).path("expected").isNull()).isTrue();
        assertThat(initiative.path("standing").path("id").asText()).isEqualTo("first");
        assertThat(initiative.path("standing").path("status").asText()).isEqualTo("on-track");
        assertThat(initiative
                        .path("standing")
                        .path("targets")
                        .path(0)
                        .path("actual")
                        .asText())
                .isEqualTo("11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pillars/pillar-9", "initiatives/unheard-of", "initiatives/gone", "initiatives/pillar-1"})
    void answers404ForWhatDoesNotExist(String path) {
        assertThat(api.get("/api/v1/" + path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"programme?period=all", "pillars/pillar-1?period=x", "initiatives/first?limit=1"})
    void refusesParametersThatMakeNoSense(String path) {
        assertThat(api.get("/api/v1/" + path).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"programme", "pillars/pillar-1", "initiatives/first"})
    void answers304WhileTheVersionIsTheSame(String path) {
        String tag = api.get("/api/v1/" + path).headers().firstValue("ETag").orElseThrow();

        assertThat(api.get("/api/v1/" + path, "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }
}
