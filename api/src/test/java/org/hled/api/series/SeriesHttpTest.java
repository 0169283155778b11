package org.hled.api.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.counted;
import static org.hled.api.Samples.initiative;
import static org.hled.api.Samples.total;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hled.api.ApiServer;
import org.hled.api.figures.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesHttpTest {

    private static final Row[] ROWS = {
        total("pillar/pillar-1/enrollment.enrolled/people/all", "111", 4, 1, 0, 0),
        total("pillar/pillar-1/enrollment.enrolled/people/2024", "111", 4, 1, 0, 0),
        total("pillar/pillar-1/enrollment.enrolled/people/2024-Q1", "11", 3, 1, 0, 0),
        total("pillar/pillar-1/enrollment.enrolled/people/2024-01", "11", 2, 1, 0, 0),
        // Reported as zero in February, withdrawn in March.
        total("pillar/pillar-1/enrollment.enrolled/people/2024-02", "0", 1),
        total("pillar/pillar-1/enrollment.enrolled/people/2024-03", "0", 0),
        total("pillar/pillar-1/enrollment.enrolled/people/2024-05", "-5", 1, 1, 0, 1),
        total("pillar/pillar-1/enrollment.enrolled/people/2024-09", "0", 0),
        total("pillar/pillar-2/investment.mobilised/USD/all", "33000000", 1),
        total("pillar/pillar-2/investment.pledged/USD/2023-12", "17500000", 1, 0, 1, 0),
        total("programme/hled/enrollment.enrolled/people/2024-01", "11", 2),
        total("initiative/first/enrollment.enrolled/people/2024-01", "11", 2),
        counted("pillar-1", "first/us-usaid/enrollment.enrolled/people/2024-Q1", 2),
        counted("pillar-1", "first/us-usaid/enrollment.enrolled/people/2023", 4),
        counted("pillar-1", "first/us-usaid/enrollment.enrolled/people/2024-01", 8),
        counted("pillar-2", "other/us-dfc/investment.mobilised/USD/all", 16),
        initiative("first", "pillar-1")
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
    void givesNullWithoutAReportAndZeroWhereZeroWasReported() {
        JsonNode answer = api.json("/api/v1/series?id=pillar-1");

        assertThat(answer)
                .hasToString("{\"asOf\":\"2024-04-30T12:00:00Z\",\"version\":42,\"stale\":false,\"by\":\"month\","
                        + "\"from\":\"2024-01\",\"to\":\"2024-05\",\"straddling\":2,\"series\":[{\"scope\":\"pillar\","
                        + "\"id\":\"pillar-1\",\"measure\":\"enrollment.enrolled\",\"unit\":\"people\",\"points\":["
                        + point("2024-01", "\"11\"", "\"at-least\"", 2, 1)
                        + ","
                        + point("2024-02", "\"0\"", "\"exact\"", 1, 0)
                        + ","
                        // Withdrawn, and never reported.
                        + point("2024-03", "null", "null", 0, 0)
                        + ","
                        + point("2024-04", "null", "null", 0, 0)
                        + ","
                        + point("2024-05", "\"-5\"", "\"estimated\"", 1, 1)
                        + "]}]}");
    }

    private static String point(String period, String value, String bound, int reports, int atLeast) {
        return "{\"period\":\"%s\",\"value\":%s,\"bound\":%s,\"reports\":%d,\"atLeast\":%d,\"estimated\":0}"
                .formatted(period, value, bound, reports, atLeast);
    }

    @ParameterizedTest
    @CsvSource({
        "id=pillar-1&by=quarter, 2024-Q1, 2024-Q1, 1, 0",
        "id=pillar-1&by=year, 2024, 2024, 1, 0",
        "id=pillar-1&from=2024-04, 2024-04, 2024-05, 1, 0",
        "id=pillar-1&from=2023-12&to=2024-01, 2023-12, 2024-01, 1, 6",
        "id=pillar-1&by=year&from=2022&to=2025, 2022, 2025, 1, 0",
        "id=pillar-1&to=2020-01, 2020-01, 2020-01, 1, 0",
        "'', 2023-12, 2024-05, 3, 22",
        "id=pillar-2, 2023-12, 2023-12, 2, 16",
        "unit=USD&measure=investment.mobilised, , , 1, 0",
        "scope=programme, 2024-01, 2024-01, 1, 18",
        "scope=programme&scope=initiative, 2024-01, 2024-01, 2, 18",
        "scope=initiative&id=first, 2024-01, 2024-01, 1, 2",
        "measure=nothing, , , 0, 0"
    })
    void goesFromTheFirstFigureOfTheSelectionToTheLast(
            String query, String from, String to, int series, int straddling) {
        JsonNode answer = api.json("/api/v1/series?" + query);

        assertThat(answer.path("from").asText(null)).isEqualTo(from);
        assertThat(answer.path("to").asText(null)).isEqualTo(to);
        assertThat(answer.path("series")).hasSize(series);
        assertThat(answer.path("straddling").asInt()).isEqualTo(straddling);
    }

    @Test
    void givesARowOfCsvForEachPoint() {
        HttpResponse<String> csv = api.get("/api/v1/series?id=pillar-1&from=2024-02&to=2024-03", "Accept", "text/csv");

        assertThat(csv.body()).isEqualTo("""
                        scope,id,measure,unit,period,value,bound,reports,atLeast,estimated
                        pillar,pillar-1,enrollment.enrolled,people,2024-02,0,exact,1,0,0
                        pillar,pillar-1,enrollment.enrolled,people,2024-03,,,0,0,0
                        """.replace("\n", "\r\n"));
    }

    @Test
    void keepsSpreadsheetsFromTakingTextForFormulas() {
        api.show(43, total("pillar/pillar-1/=SUM(A1)/@x/2024-01", "1", 1));

        assertThat(api.get("/api/v1/series", "Accept", "text/csv").body())
                .contains("pillar,pillar-1,'=SUM(A1),'@x,2024-01");
    }

    @ParameterizedTest
    @CsvSource({
        "by=week, by",
        "by=month&by=year, by",
        "from=2024, from",
        "from=2024-13, from",
        "by=quarter&from=2024-01, from",
        "by=quarter&to=2024-Q5, to",
        "by=year&to=24, to",
        "from=2024-02&to=2024-01, from",
        "period=2024, period",
        "limit=5, limit",
        "scope=galaxy, scope"
    })
    void refusesAParameterThatMakesNoSenseAndNamesIt(String query, String parameter) {
        HttpResponse<String> response = api.get("/api/v1/series?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode errors = ApiServer.parse(response).path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.path(0).path("parameter").asText()).isEqualTo(parameter);
    }

    @Test
    void answers404ForAnIdThatTheScopeDoesNotHave() {
        assertThat(api.get("/api/v1/series?id=pillar-9").statusCode()).isEqualTo(404);
    }

    @Test
    void answers413ForMorePeriodsThanASeriesMayHaveAndSaysHowToNarrowIt() {
        assertThat(api.json("/api/v1/series?id=pillar-1&from=1925-01&to=2024-12")
                        .path("series")
                        .path(0)
                        .path("points"))
                .hasSize(1200);

        HttpResponse<String> response = api.get("/api/v1/series?id=pillar-1&from=1925-01&to=2025-01");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(ApiServer.parse(response).path("detail").asText()).contains("1,200", "1,201", "'from'", "'by'");
    }

    @Test
    void answers413ForMorePointsThanAnAnswerMayHave() {
        api.show(
                43,
                IntStream.range(0, 101)
                        .mapToObj(i -> total("pillar/pillar-1/measure.%d/people/2024-01".formatted(i), "1", 1))
                        .toArray(Row[]::new));

        HttpResponse<String> response = api.get("/api/v1/series?from=1941-09&to=2024-04");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(ApiServer.parse(response).path("detail").asText()).contains("100,000", "101", "'measure'");
        assertThat(api.get("/api/v1/series?from=1941-10&to=2024-03").statusCode())
                .as("101 series of 990 periods")
                .isEqualTo(200);
    }

    @Test
    void answers304WhileTheVersionIsTheSame() {
        String tag = api.get("/api/v1/series").headers().firstValue("ETag").orElseThrow();

        assertThat(Stream.of("/api/v1/series").map(path -> api.get(path, "If-None-Match", tag)))
                .allSatisfy(response -> assertThat(response.statusCode()).isEqualTo(304));
        api.show(43, ROWS);
        assertThat(api.get("/api/v1/series", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }
}
