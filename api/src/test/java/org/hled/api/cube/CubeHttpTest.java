package org.hled.api.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.leaf;
import static org.hled.api.Samples.uncounted;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.hled.api.ApiServer;
import org.hled.api.figures.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CubeHttpTest {

    private static final Row[] ROWS = {
        leaf("border/us-cbp/port.trucks.northbound/vehicles/2304/2024-03", "100", 1),
        leaf("border/us-cbp/port.trucks.northbound/vehicles/2304/2024-04", "200", 1),
        leaf("border/us-cbp/port.trucks.northbound/vehicles/2402/2024-03", "50", 2, 0, 1, 0),
        leaf("border/mx-anam/port.trucks.northbound/vehicles/2402/2024-Q1", "0", 0),
        leaf("funds/us-dfc/investment.mobilised/USD//2024", "33000000", 1, 1, 0, 0),
        leaf("funds/us-dfc/investment.mobilised/MXN//2024", "10.50", 1),
        leaf("funds/mx-shcp/investment.mobilised/USD//all", "-1", 1, 0, 0, 1),
        uncounted("unknown-port", "border/us-cbp/port.trucks.northbound/vehicles/2024-03", "9999", 3)
    };

    private final ApiServer api = new ApiServer();

    @BeforeEach
    void show() {
        api.show(42, ROWS);
    }

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void givesTheLeavesThatHoldReportsAndCount() {
        JsonNode answer = api.json("/api/v1/cube");

        assertThat(answer.toString())
                .startsWith("{\"asOf\":\"2024-04-30T12:00:00Z\",\"version\":42,\"stale\":false,\"straddling\":0,"
                        + "\"groupBy\":[\"initiative\",\"agency\",\"pillar\",\"measure\",\"unit\",\"place\",\"period\"],"
                        + "\"rows\":[{\"initiative\":\"border\",\"agency\":\"us-cbp\",\"pillar\":\"pillar-1\","
                        + "\"measure\":\"port.trucks.northbound\",\"unit\":\"vehicles\",\"place\":\"2304\",\"period\":\"2024-03\","
                        + "\"value\":\"100\",\"bound\":\"exact\",\"reports\":1,\"atLeast\":0,\"estimated\":0},");
        assertThat(answer.path("rows")).hasSize(6);
        assertThat(answer.path("rows").path(3).path("place").isNull()).isTrue();
        assertThat(answer.has("next")).isFalse();
    }

    @Test
    void addsUpWithinAMeasureAndAUnitAndKeepsTheBound() {
        JsonNode answer = api.json("/api/v1/cube?groupBy=pillar");

        assertThat(answer.path("groupBy")).hasToString("[\"pillar\",\"measure\",\"unit\"]");
        assertThat(answer.path("rows").toString())
                .isEqualTo("[" + row("investment.mobilised", "MXN", "10.50", "exact", 1, 0, 0)
                        + "," + row("investment.mobilised", "USD", "32999999.00", "estimated", 2, 1, 0)
                        + "," + row("port.trucks.northbound", "vehicles", "350", "estimated", 4, 0, 1) + "]");
    }

    private static String row(
            String measure, String unit, String value, String bound, int reports, int atLeast, int estimated) {
        return ("{\"pillar\":\"pillar-1\",\"measure\":\"%s\",\"unit\":\"%s\",\"value\":\"%s\",\"bound\":\"%s\","
                        + "\"reports\":%d,\"atLeast\":%d,\"estimated\":%d}")
                .formatted(measure, unit, value, bound, reports, atLeast, estimated);
    }

    @ParameterizedTest
    @CsvSource({
        "groupBy=agency&groupBy=place, 5, 0",
        "'groupBy=agency,place', 5, 0",
        "'groupBy=agency,place&agency=us-cbp', 2, 0",
        "agency=us-cbp&place=2304, 2, 0",
        "agency=us-cbp&agency=us-dfc, 5, 0",
        "initiative=funds, 3, 0",
        "initiative=fund, 0, 0",
        "pillar=pillar-2, 0, 0",
        "place=unheard-of, 0, 0",
        "unit=USD, 2, 0",
        "period=2024, 5, 1",
        "period=2024-Q1, 2, 3",
        "period=2024-03&period=2024-04, 3, 3",
        "period=2024-04&unit=USD, 0, 2",
        "period=all, 6, 0",
        "counted=false, 1, 0",
        "counted=false&groupBy=pillar, 1, 0",
        "counted=true, 6, 0"
    })
    void slices(String query, int rows, int straddling) {
        JsonNode answer = api.json("/api/v1/cube?" + query);

        assertThat(answer.path("rows")).hasSize(rows);
        assertThat(answer.path("straddling").asInt()).isEqualTo(straddling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&groupBy=place", "&groupBy=period,initiative"})
    void pagesGiveTogetherWhatOneAnswerGives(String grouping) {
        String query = "/api/v1/cube?limit=";
        List<String> whole = rows(api.json(query + 100 + grouping));

        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.json(query + 1 + grouping + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(page.path("rows")).hasSize(1);
            paged.addAll(rows(page));
            next = page.path("next").asText();
        } while (!next.isEmpty());

        assertThat(whole).hasSizeGreaterThan(2);
        assertThat(paged).isEqualTo(whole);
    }

    private static List<String> rows(JsonNode answer) {
        List<String> rows = new ArrayList<>();
        answer.path("rows").forEach(row -> rows.add(row.toString()));
        return rows;
    }

    @Test
    void refusesTheCursorOfAnotherGrouping() {
        String cursor =
                api.json("/api/v1/cube?groupBy=place&limit=1").path("next").asText();

        assertThat(api.get("/api/v1/cube?groupBy=place,unit&limit=1&cursor=" + cursor)
                        .statusCode())
                .as("the same grouping: unit is always in it")
                .isEqualTo(200);
        assertThat(api.get("/api/v1/cube?groupBy=agency&limit=1&cursor=" + cursor)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void givesCsvWithAColumnForEachDimension() {
        api.show(43, leaf("border/=cmd()/port.trucks.northbound/vehicles//2024-03", "-5", 1, 0, 0, 1));

        assertThat(api.get("/api/v1/cube?groupBy=agency,place", "Accept", "text/csv")
                        .body())
                .isEqualTo("""
                        agency,measure,unit,place,value,bound,reports,atLeast,estimated
                        '=cmd(),port.trucks.northbound,vehicles,,-5,exact,1,0,0
                        """.replace("\n", "\r\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "groupBy=, groupBy",
        "groupBy=value, groupBy",
        "'groupBy=agency,', groupBy",
        "counted=yes, counted",
        "counted=true&counted=false, counted",
        "period=2024-13, period",
        "agency=, agency",
        "scope=pillar, scope",
        "limit=0, limit",
        "cursor=x, cursor"
    })
    void refusesAParameterThatMakesNoSenseAndNamesIt(String query, String parameter) {
        HttpResponse<String> response = api.get("/api/v1/cube?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode errors = ApiServer.parse(response).path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.path(0).path("parameter").asText()).isEqualTo(parameter);
    }

    @Test
    void answers304WhileTheVersionIsTheSame() {
        String tag = api.get("/api/v1/cube").headers().firstValue("ETag").orElseThrow();

        assertThat(api.get("/api/v1/cube", "If-None-Match", tag).statusCode()).isEqualTo(304);
        api.show(43, ROWS);
        assertThat(api.get("/api/v1/cube", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }
}
