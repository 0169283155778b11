package org.hled.api.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.counted;
import static org.hled.api.Samples.initiative;
import static org.hled.api.Samples.removed;
import static org.hled.api.Samples.total;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hled.api.ApiServer;
import org.hled.api.figures.Row;
import org.hled.api.figures.TestTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TotalsHttpTest {

    private static final Row[] ROWS = {
        total("pillar/pillar-2/investment.mobilised/USD/all", "33000000", 2, 1, 0, 0),
        total("pillar/pillar-1/enrollment.enrolled/people/all", "11", 3),
        total("pillar/pillar-1/enrollment.enrolled/people/2024", "7", 2, 0, 1, 0),
        total("pillar/pillar-1/enrollment.enrolled/people/2024-04", "4", 1),
        total("pillar/pillar-1/enrollment.enrolled/people/2024-Q2", "4", 1),
        total("pillar/pillar-4/milestone.achieved/milestones/all", "0", 0),
        total("pillar/pillar-3/investment.disbursed/MXN/all", "-5.5", 2, 1, 0, 1),
        total("programme/hled/enrollment.enrolled/people/all", "11", 3),
        total("initiative/first/enrollment.enrolled/people/all", "11", 3),
        total("initiative/first-two/enrollment.enrolled/people/all", "9", 3),
        total("initiative/gone/enrollment.enrolled/people/all", "0", 0),
        counted("pillar-1", "first/us-usaid/enrollment.enrolled/people/2024", 1),
        counted("pillar-1", "first/us-usaid/enrollment.enrolled/people/2024-04", 1),
        counted("pillar-1", "first/us-usaid/enrollment.enrolled/people/2024-Q2", 2),
        counted("pillar-1", "first/us-usaid/enrollment.completed/people/all", 4),
        counted("pillar-2", "other/us-dfc/investment.mobilised/USD/all", 8),
        initiative("first", "pillar-1"),
        initiative("first-two", "pillar-1"),
        removed("gone")
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
    void givesThePillarsTotalsOfAllTimeByDefaultAndSorted() {
        JsonNode answer = api.json("/api/v1/totals");

        assertThat(answer.toString())
                .startsWith(
                        "{\"asOf\":\"2024-04-30T12:00:00Z\",\"version\":42,\"stale\":false,\"straddling\":0,\"totals\":[");
        assertThat(answer.has("next")).isFalse();
        assertThat(keys(answer))
                .containsExactly(
                        "pillar/pillar-1/enrollment.enrolled/people/all",
                        "pillar/pillar-2/investment.mobilised/USD/all",
                        "pillar/pillar-3/investment.disbursed/MXN/all",
                        "pillar/pillar-4/milestone.achieved/milestones/all");
    }

    @Test
    void givesEachFieldOfATotal() {
        JsonNode total = api.json("/api/v1/totals?id=pillar-2").path("totals").path(0);

        assertThat(total)
                .hasToString("{\"scope\":\"pillar\",\"id\":\"pillar-2\",\"measure\":\"investment.mobilised\","
                        + "\"unit\":\"USD\",\"period\":\"all\",\"value\":\"33000000.00\",\"bound\":\"at-least\","
                        + "\"reports\":2,\"atLeast\":1,\"estimated\":0,\"updatedAt\":\"2024-04-30T12:00:01Z\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "id=pillar-1, 11, exact",
        "id=pillar-1&period=2024, 7, estimated",
        "id=pillar-2, 33000000.00, at-least",
        "id=pillar-3, -5.50, estimated",
        "id=pillar-4, 0, exact"
    })
    void givesValuesWithTheDigitsOfTheirUnitAndTheirBound(String query, String value, String bound) {
        JsonNode total = api.json("/api/v1/totals?" + query).path("totals").path(0);

        assertThat(total.path("value").isTextual()).isTrue();
        assertThat(total.path("value").asText()).isEqualTo(value);
        assertThat(total.path("bound").asText()).isEqualTo(bound);
    }

    @ParameterizedTest
    @CsvSource({
        "scope=initiative, 3",
        "scope=initiative&id=first, 1",
        "scope=initiative&id=first&id=first-two, 2",
        "scope=initiative&id=gone, 1",
        "scope=programme&id=hled, 1",
        "scope=programme&scope=pillar, 5",
        "scope=pillar&scope=initiative&id=pillar-1&id=first, 2",
        "measure=enrollment.enrolled, 1",
        "measure=enrollment.enrolled&measure=milestone.achieved, 2",
        "unit=USD&unit=MXN, 2",
        "period=2024&period=2024-Q2&period=2024-04, 3",
        "measure=nothing.like-it, 0",
        "unit=nothing, 0",
        "period=1999, 0"
    })
    void filters(String query, int expected) {
        assertThat(api.json("/api/v1/totals?" + query).path("totals")).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "period=2024, 12",
        "period=2024&measure=enrollment.enrolled, 0",
        "period=2024-04&measure=enrollment.enrolled, 3",
        "period=2024-Q2&measure=enrollment.enrolled, 1",
        "period=2024-07&measure=enrollment.enrolled, 1",
        "period=2024-04&period=2024-05&measure=enrollment.enrolled, 3",
        "period=2025-04&measure=enrollment.enrolled, 0",
        "period=2024-04&id=pillar-2, 8",
        "period=2024-04&id=pillar-4, 0",
        "period=2024-04&scope=initiative&id=first, 7",
        "period=2024-04&scope=programme, 15",
        "period=2024-04&scope=programme&scope=pillar, 15",
        "period=2024-04&unit=USD, 8"
    })
    void tellsHowManyReportsStraddle(String query, int expected) {
        JsonNode answer = api.json("/api/v1/totals" + (query.isEmpty() ? "" : "?" + query));
        assertThat(answer.path("straddling").asInt()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=pillar-9", "scope=initiative&id=unheard-of", "id=hled", "id=pillar-1&id=first"})
    void answers404ForAnIdThatTheScopeDoesNotHave(String query) {
        assertThat(api.get("/api/v1/totals?" + query).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "scope=galaxy, scope",
        "id=, id",
        "measure=, measure",
        "unit=%20, unit",
        "period=2024-13, period",
        "limit=0, limit",
        "limit=10001, limit",
        "limit=99999999999, limit",
        "limit=ten, limit",
        "limit=1&limit=2, limit",
        "cursor=x, cursor",
        "cursor=, cursor",
        "cursor=dTE, cursor",
        "cursor=a&cursor=b, cursor",
        "perod=2024, perod"
    })
    void refusesAParameterThatMakesNoSenseAndNamesIt(String query, String parameter) {
        HttpResponse<String> response = api.get("/api/v1/totals?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode errors = ApiServer.parse(response).path("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.path(0).path("parameter").asText()).isEqualTo(parameter);
        assertThat(errors.path(0).path("detail").asText()).isNotBlank();
    }

    @Test
    void namesTheParametersThatThereAre() {
        JsonNode problem = ApiServer.parse(api.get("/api/v1/totals?perod=2024"));

        assertThat(problem.path("detail").asText())
                .contains("perod", "scope, id, measure, unit, period, limit, cursor");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void pagesGiveTogetherWhatOneAnswerGives(int limit) {
        String query =
                "/api/v1/totals?scope=pillar&scope=initiative&scope=programme&period=all&period=2024&period=2024-04";
        List<String> whole = keys(api.json(query));

        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = api.json(query + "&limit=" + limit + (next.isEmpty() ? "" : "&cursor=" + next));
            assertThat(page.path("totals").size()).isBetween(1, limit);
            paged.addAll(keys(page));
            next = page.path("next").asText();
        } while (!next.isEmpty());

        assertThat(whole).hasSize(10).isSortedAccordingTo(Comparator.comparing(key -> key.replace('/', '\0')));
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void linksToTheNextPage() {
        HttpResponse<String> first = api.get("/api/v1/totals?limit=1&unit=USD&unit=people", "Accept", "text/csv");

        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link).endsWith(">; rel=\"next\"");
        HttpResponse<String> second = api.get(link.substring(1, link.indexOf('>')), "Accept", "text/csv");
        assertThat(second.body()).contains("pillar-2").doesNotContain("pillar-1");
        assertThat(second.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void givesCsvToWhomLikesItBetter() {
        HttpResponse<String> csv = api.get("/api/v1/totals?id=pillar-2", "Accept", "application/json;q=0.5, text/csv");

        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.headers().firstValue("HLED-Version")).contains("42");
        assertThat(csv.body()).isEqualTo("""
                        scope,id,measure,unit,period,value,bound,reports,atLeast,estimated,updatedAt
                        pillar,pillar-2,investment.mobilised,USD,all,33000000.00,at-least,2,1,0,2024-04-30T12:00:01Z
                        """.replace("\n", "\r\n"));
    }

    @Test
    void keepsSpreadsheetsFromTakingTextForFormulas() {
        api.show(
                43,
                total("pillar/pillar-3/investment.disbursed/MXN/all", "-5.5", 1, 0, 0, 1),
                total("pillar/pillar-3/=SUM(A1)/MXN/all", "1", 1));

        assertThat(api.get("/api/v1/totals", "Accept", "text/csv").body())
                .contains("pillar,pillar-3,'=SUM(A1),MXN")
                .contains(",MXN,all,-5.50,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/html,application/xhtml+xml,*/*;q=0.8"})
    void givesJsonToEveryoneElse(String accept) {
        assertThat(api.get("/api/v1/totals", "Accept", accept).headers().firstValue("Content-Type"))
                .contains("application/json");
    }

    @Test
    void answers406ForWhatItCannotGive() {
        HttpResponse<String> response = api.get("/api/v1/totals", "Accept", "image/png");

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void answers304WhileTheVersionIsTheSame() {
        String tag = api.get("/api/v1/totals").headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("W/\"");

        assertThat(api.get("/api/v1/totals", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(api.get("/api/v1/totals", "If-None-Match", "\"x\", " + tag).statusCode())
                .isEqualTo(304);
        assertThat(api.get("/api/v1/totals", "If-None-Match", tag).body()).isEmpty();
        assertThat(api.get("/api/v1/totals", "If-None-Match", tag, "Accept", "text/csv")
                        .statusCode())
                .isEqualTo(200);

        api.show(43, ROWS);
        assertThat(api.get("/api/v1/totals", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhenItMayBeBehind() {
        String tag = api.get("/api/v1/totals").headers().firstValue("ETag").orElseThrow();

        api.bean(TestTime.class).advance(Duration.ofSeconds(11));

        HttpResponse<String> response = api.get("/api/v1/totals", "If-None-Match", tag);
        assertThat(response.statusCode())
                .as("the client's copy says it is current")
                .isEqualTo(200);
        assertThat(ApiServer.parse(response).path("stale").asBoolean()).isTrue();
    }

    private static List<String> keys(JsonNode answer) {
        List<String> keys = new ArrayList<>();
        answer.path("totals")
                .forEach(total -> keys.add(String.join(
                        "/",
                        total.path("scope").asText(),
                        total.path("id").asText(),
                        total.path("measure").asText(),
                        total.path("unit").asText(),
                        total.path("period").asText())));
        return keys;
    }
}
