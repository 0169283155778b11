package org.hled.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.total;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHttpTest {

    private final ApiServer api = new ApiServer();

    @AfterEach
    void close() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"totals", "programme", "pillars/pillar-1", "initiatives", "initiatives/first", "uncounted"})
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

    /** HledApiMissing takes an API that does not show this for one that is gone. */
    @Test
    void tellsPrometheusFromItsStartThatItMayBeBehind() {
        assertThat(api.get("/prometheus").body()).contains("hled_api_stale 1.0");
    }

    @Test
    void staysReadyWithoutASignOfLifeOfThePipelineAndTellsItsAge() {
        api.show(42);
        assertThat(api.get("/health/readiness").body()).doesNotContain("pulseAgeSeconds");

        api.pulse(42);
        api.advance(Duration.ofSeconds(31));

        HttpResponse<String> readiness = api.get("/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body()).contains("\"pulseAgeSeconds\":31");
        assertThat(api.json("/api/v1/totals").path("stale").asBoolean()).isTrue();
        assertThat(api.get("/prometheus").body())
                .contains("hled_api_stale 1.0")
                .contains("hled_pulse_age_seconds 31.0");
    }

    @Test
    void tellsTheTimeOfThePulse() {
        api.show(42);
        api.advance(Duration.ofSeconds(5));
        api.pulse(42);

        assertThat(api.json("/api/v1/totals").path("asOf").asText()).isEqualTo("2024-04-30T12:00:05Z");
        assertThat(api.get("/prometheus").body()).contains("hled_api_as_of_seconds 1.714478405E9");
    }

    @Test
    void vouchesForACopyThatSaysAnEarlierTimeAndTellsTheNewOne() {
        api.show(42);
        api.pulse(42);
        String tag = api.get("/api/v1/totals").headers().firstValue("ETag").orElseThrow();
        api.advance(Duration.ofSeconds(5));
        api.pulse(42);

        HttpResponse<String> again = api.get("/api/v1/totals", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("HLED-As-Of")).contains("2024-04-30T12:00:05Z");
    }

    @Test
    void doesNotVouchForACopyOnceThePipelineIsSilentNorForThatOfTheSilenceAfterwards() {
        api.show(42);
        api.pulse(42);
        String before = api.get("/api/v1/totals").headers().firstValue("ETag").orElseThrow();
        api.bean(TestTime.class).advance(Duration.ofSeconds(11));
        String behind = api.get("/api/v1/totals").headers().firstValue("ETag").orElseThrow();
        api.advance(Duration.ofSeconds(20));
        HttpResponse<String> silent = api.get("/api/v1/totals", "If-None-Match", before + ", " + behind);
        assertThat(silent.statusCode()).isEqualTo(200);
        assertThat(silent.headers().firstValue("HLED-Stale")).contains("true");

        api.pulse(42);

        HttpResponse<String> after = api.get(
                "/api/v1/totals",
                "If-None-Match",
                silent.headers().firstValue("ETag").orElseThrow());
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.headers().firstValue("HLED-Stale")).contains("false");
    }

    @Test
    void doesNotVouchForACopyOfAVersionThatWasReadAnew() {
        api.show(42);
        String before = api.get("/api/v1/totals").headers().firstValue("ETag").orElseThrow();
        api.show(42, total("pillar/pillar-1/enrollment.enrolled/people/all", "1", 1));

        HttpResponse<String> after = api.get("/api/v1/totals", "If-None-Match", before);

        assertThat(after.statusCode()).isEqualTo(200);
        String tag = after.headers().firstValue("ETag").orElseThrow();
        assertThat(api.get("/api/v1/totals", "If-None-Match", tag).statusCode()).isEqualTo(304);
        api.show(42);
        assertThat(api.get("/api/v1/totals", "If-None-Match", before, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void givesMetrics() {
        api.show(42);

        assertThat(api.get("/prometheus").body())
                .contains("hled_api_version 42.0")
                .contains("hled_api_as_of_seconds 1.7144784E9")
                .contains("hled_api_lag_records 0.0")
                .contains("hled_api_stale 0.0")
                .contains("hled_pulse_age_seconds NaN")
                .contains("hled_api_decode_faults_total 0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/nothing", "/env", "/routes", "/beans", "/loggers", "/refresh"})
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

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/totals, 503",
        "GET, /api/v1/totals?period=never, 400",
        "POST, /api/v1/totals, 405",
        "GET, /api/v1/nothing, 404",
        "GET, /api/v1/rejections, 500"
    })
    void letsNobodyKeepAProblem(String method, String path, int status) {
        HttpResponse<String> response = api.send(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
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
