package org.hled.api.totals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.total;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hled.api.ApiServer;
import org.hled.api.figures.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An answer that is sent again says the same as the first time, and never what no longer holds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedTotalsHttpTest {

    private static final String PATH = "/api/v1/totals?limit=1";
    private static final Row OTHER = total("pillar/pillar-2/enrollment.enrolled/people/all", "22", 3);

    private final ApiServer api = new ApiServer();

    @BeforeEach
    void show() {
        api.show(42, total("pillar/pillar-1/enrollment.enrolled/people/all", "11", 3), OTHER);
    }

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void isTheSameInEachForm() {
        for (String form : new String[] {"application/json", "text/csv"}) {
            HttpResponse<String> first = api.get(PATH, "Accept", form);
            HttpResponse<String> again = api.get(PATH, "Accept", form);

            assertThat(first.headers().firstValue("Content-Type").orElse("")).startsWith(form);
            assertThat(again.body()).isEqualTo(first.body()).contains("pillar-1");
            assertThat(headers(again)).isEqualTo(headers(first)).containsKeys("link", "etag", "hled-version");
        }
    }

    @Test
    void isNotForThoseWhoAskForSomethingElse() {
        assertThat(api.get(PATH).statusCode()).isEqualTo(200);

        assertThat(api.get(PATH, "Accept", "image/png").statusCode()).isEqualTo(406);
        assertThat(api.get(PATH, "Accept", "text/csv").body()).startsWith("scope,");
        assertThat(api.send("POST", PATH).statusCode()).isEqualTo(405);
        assertThat(api.get(PATH + "&colour=red").statusCode()).isEqualTo(400);
    }

    private static Map<String, Object> headers(HttpResponse<String> response) {
        return response.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().equals("date"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void followsEachChangeAndEachPulse() {
        assertThat(answer(answer -> answer.at("/totals/0/value").asText())).isEqualTo("11");
        assertThat(answer(answer -> answer.at("/asOf").asText())).isEqualTo("2024-04-30T12:00:00Z");

        api.show(42, total("pillar/pillar-1/enrollment.enrolled/people/all", "12", 3), OTHER);
        assertThat(answer(answer -> answer.at("/totals/0/value").asText()))
                .as("read again, under the same version")
                .isEqualTo("12");

        api.advance(Duration.ofSeconds(1));
        api.pulse(42);
        assertThat(answer(answer -> answer.at("/asOf").asText()))
                .isEqualTo(api.now().toString());

        api.silence();
        assertThat(answer(answer -> answer.at("/stale").asText())).isEqualTo("true");
        api.pulse(42);
        assertThat(answer(answer -> answer.at("/stale").asText())).isEqualTo("false");
    }

    /** The first answer and the one that is sent again. */
    private String answer(Function<JsonNode, String> part) {
        String first = part.apply(api.json(PATH));
        assertThat(part.apply(api.json(PATH))).isEqualTo(first);
        return first;
    }

    @Test
    void answers304ToWhomHasIt() {
        api.get(PATH);
        HttpResponse<String> again = api.get(PATH);
        String tag = again.headers().firstValue("ETag").orElseThrow();

        assertThat(api.get(PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(api.get(PATH, "If-None-Match", tag).body()).isEmpty();
    }
}
