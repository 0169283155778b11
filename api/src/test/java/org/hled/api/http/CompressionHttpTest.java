package org.hled.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hled.api.Samples.total;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.hled.api.ApiServer;
import org.hled.api.figures.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompressionHttpTest {

    private final ApiServer api = new ApiServer();

    @BeforeEach
    void show() {
        api.show(
                42,
                IntStream.range(0, 200)
                        .mapToObj(i -> total("pillar/pillar-1/measure.%d/people/all".formatted(i), "1", 1))
                        .toArray(Row[]::new));
    }

    @AfterAll
    void close() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/totals, application/json",
        "/api/v1/totals, text/csv",
        "/api/v1/series, application/json",
        "/api/v1/totals/download, text/csv",
        "/api/v1/totals/download, application/x-ndjson"
    })
    void compressesForThoseWhoTakeIt(String path, String accept) throws IOException {
        String plain = api.get(path, "Accept", accept).body();

        HttpResponse<byte[]> response = api.bytes(path, "Accept", accept, "Accept-Encoding", "gzip");

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.headers().firstValue("ETag").orElse("")).startsWith("W/");
        assertThat(response.body().length).isLessThan(plain.length() / 4);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
        }
    }

    @Test
    void leavesShortAnswersAndOtherClientsAlone() {
        HttpResponse<byte[]> small = api.bytes("/api/v1/totals?measure=measure.7", "Accept-Encoding", "gzip");

        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(api.get("/api/v1/totals").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zstd | zstd",
                "zstd;q=0.5, gzip;q=0 | zstd",
                "gzip, zstd;q=0 | gzip",
                "zstd; q=0.000 , gzip;q=0.2 | gzip",
                "*, zstd;q=0 | ",
                "zstd;q=0, gzip;q=0 | ",
                "identity, gzip;q=0 | ",
                "*;q=0 | "
            })
    void usesNoCodingThatAClientRefuses(String accepted, String used) {
        HttpResponse<byte[]> response = api.bytes("/api/v1/totals", "Accept-Encoding", accepted);

        assertThat(response.headers().firstValue("Content-Encoding")).isEqualTo(Optional.ofNullable(used));
    }

    @Test
    void tellsCachesWhatAnswersDependOn() {
        HttpResponse<String> whole = api.get("/api/v1/totals");
        String tag = whole.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> unchanged = api.get("/api/v1/totals", "If-None-Match", tag);

        for (var response : List.of(whole, unchanged)) {
            assertThat(String.join(", ", response.headers().allValues("Vary"))).isEqualTo("Accept, Accept-Encoding");
        }
    }

    @Test
    void letsPagesOfAnybodyReadFiguresAndOnlyReadThem() {
        for (String path : new String[] {"/api/v1/totals", "/api/v1/totals?nonsense=1"}) {
            HttpResponse<String> response = api.get(path, "Origin", "https://example.org");
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .as("%s: %s", path, response)
                    .contains("*");
        }
        HttpResponse<String> write =
                api.send("PUT", "/api/v1/initiatives/first/pause", "Origin", "https://example.org");
        assertThat(write.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        HttpResponse<String> leave = api.send(
                "OPTIONS",
                "/api/v1/totals",
                "Origin",
                "https://example.org",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "authorization");
        assertThat(leave.headers().firstValue("Access-Control-Allow-Headers")).isEmpty();
    }
}
