package org.hled.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.hled.api.ApiServer;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHttpTest {

    private final ApiServer api = new ApiServer();

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"totals", "programme", "pillars/pillar-1", "initiatives/first", "uncounted"})
    void answers503BeforeTheFirstFigures(String path) {
        api.bean(Freshness.class).blockedBy("The broker does not answer.");

        HttpResponse<String> response = api.get("/api/v1/" + path);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        JsonNode problem = ApiServer.parse(response);
        assertThat(problem.path("title").asText()).isEqualTo("Not ready");
        assertThat(problem.path("detail").asText()).contains("The broker does not answer.");
        assertThat(problem.path("instance").asText()).isEqualTo("/api/v1/" + path);
    }

    @Test
    void servesAnEmptyProgrammeBeforeAnythingIsPublished() {
        api.bean(LiveFigures.class).showNothing();

        assertThat(api.json("/api/v1/totals"))
                .hasToString("{\"asOf\":null,\"version\":0,\"stale\":true,\"straddling\":0,\"totals\":[]}");
    }

    @Test
    void isReadyOnlyWithCurrentFigures() {
        api.bean(Freshness.class).blockedBy("The broker does not answer.");
        assertThat(api.get("/health/readiness").statusCode()).isEqualTo(503);
        assertThat(api.get("/health/readiness").body()).contains("The broker does not answer.");
        assertThat(api.get("/health/liveness").statusCode()).isEqualTo(200);

        api.show(42);
        api.bean(Freshness.class).unblocked();
        assertThat(api.get("/health/readiness").statusCode()).isEqualTo(200);

        api.bean(TestTime.class).advance(Duration.ofSeconds(11));
        assertThat(api.get("/health/readiness").statusCode()).isEqualTo(503);
    }

    @Test
    void givesMetrics() {
        api.show(42);

        assertThat(api.get("/prometheus").body())
                .contains("hled_api_version 42.0")
                .contains("hled_api_as_of_seconds 1.7144784E9")
                .contains("hled_api_lag_records 0.0")
                .contains("hled_api_stale 0.0")
                .contains("hled_api_decode_faults_total 0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1", "/api/v1/nothing", "/env", "/routes", "/beans", "/loggers", "/refresh"})
    void answers404WhereThereIsNothing(String path) {
        HttpResponse<String> response = api.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(ApiServer.parse(response).path("status").asInt()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void answers405ForOtherMethods(String method) {
        HttpResponse<String> response = api.send(method, "/api/v1/totals");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void answersHeadAsGet() {
        api.show(42);

        HttpResponse<String> response = api.send("HEAD", "/api/v1/totals");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("ETag")).isPresent();
        assertThat(response.body()).isEmpty();
    }

    @Test
    void keepsWhatWentWrongInsideToItself() {
        // The test's consumer throws an exception that nobody expects.
        HttpResponse<String> response = api.get("/api/v1/rejections");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).doesNotContain("Exception", "consumer", "org.hled");
    }

    @Test
    void tellsBrowsersThatItIsData() {
        for (String path : new String[] {"/api/v1/totals", "/nothing", "/health"}) {
            var headers = api.get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy")).as(path).isPresent();
        }
    }
}
