package org.hled.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hled.api.Samples.leaf;
import static org.hled.api.Samples.total;
import static org.hled.api.Samples.uncounted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hled.api.ApiServer;
import org.hled.api.figures.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownloadsHttpTest {

    private static final String TOTALS = "/api/v1/totals/download";

    /** Rows of a file that is larger than what the connection's buffers take. */
    private static final int MANY = 60_000;

    private final ApiServer api = new ApiServer();

    @AfterAll
    void close() {
        api.close();
    }

    @Test
    void givesAllTotalsAsAFile() {
        api.show(
                42,
                total("pillar/pillar-1/enrollment.enrolled/people/2024", "7", 2),
                total("initiative/first/=SUM(A1)/people/all", "11", 3));

        HttpResponse<String> csv = api.get(TOTALS);

        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("hled-totals-42.csv");
        assertThat(csv.headers().firstValue("HLED-Version")).contains("42");
        assertThat(csv.headers().map())
                .as("nothing by which a cache would think it knows better than the ETag")
                .doesNotContainKeys("expires", "last-modified");
        assertThat(csv.body()).isEqualTo("""
                        scope,id,measure,unit,period,value,bound,reports,atLeast,estimated,updatedAt
                        initiative,first,'=SUM(A1),people,all,11,exact,3,0,0,2024-04-30T12:00:01Z
                        pillar,pillar-1,enrollment.enrolled,people,2024,7,exact,2,0,0,2024-04-30T12:00:01Z
                        """.replace("\n", "\r\n"));
    }

    @Test
    void givesALineOfJsonForEachOfManyTotals() throws IOException {
        api.show(
                42,
                IntStream.range(0, 1234)
                        .mapToObj(i -> total("pillar/pillar-1/measure.%04d/people/all".formatted(i), "1", 1))
                        .toArray(Row[]::new));

        HttpResponse<String> ndjson = api.get(TOTALS, "Accept", "application/x-ndjson");

        assertThat(ndjson.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
        List<String> lines = ndjson.body().lines().toList();
        assertThat(lines).hasSize(1234);
        ObjectMapper json = new ObjectMapper();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode total = json.readTree(lines.get(i));
            assertThat(total.path("measure").asText()).isEqualTo("measure.%04d".formatted(i));
            assertThat(total.path("value").asText()).isEqualTo("1");
        }
        assertThat(api.get(TOTALS).body().lines()).hasSize(1235);
    }

    @Test
    void givesTheLeavesThatCountOrThoseThatDoNot() {
        api.show(
                42,
                leaf("funds/us-dfc/investment.mobilised/USD//2024", "33000000", 1, 1, 0, 0),
                leaf("funds/us-dfc/investment.mobilised/MXN//2024", "0", 0),
                uncounted("unknown-port", "border/us-cbp/port.trucks.northbound/vehicles/2024-03", "9999", 3));

        assertThat(api.get("/api/v1/cube/download").body()).isEqualTo("""
                        initiative,agency,pillar,measure,unit,place,period,value,bound,reports,atLeast,estimated,uncounted
                        funds,us-dfc,pillar-1,investment.mobilised,USD,,2024,33000000.00,at-least,1,1,0,
                        """.replace("\n", "\r\n"));
        assertThat(api.get("/api/v1/cube/download?counted=false", "Accept", "application/x-ndjson")
                        .body())
                .isEqualTo("{\"initiative\":\"border\",\"agency\":\"us-cbp\",\"pillar\":null,"
                        + "\"measure\":\"port.trucks.northbound\",\"unit\":\"vehicles\",\"place\":\"9999\",\"period\":\"2024-03\","
                        + "\"value\":\"10\",\"bound\":\"exact\",\"reports\":3,\"atLeast\":0,\"estimated\":0,"
                        + "\"uncounted\":\"unknown-port\"}\n");
    }

    @Test
    void hasAHeaderEvenWithoutRows() {
        api.show(42);

        assertThat(api.get(TOTALS).body()).startsWith("scope,id,").endsWith("updatedAt\r\n");
        assertThat(api.get(TOTALS, "Accept", "application/x-ndjson").body()).isEmpty();
    }

    @Test
    void answers304WhileTheVersionIsTheSameForTheSameForm() {
        api.show(42);
        String tag = api.get(TOTALS).headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("W/\"42");

        assertThat(api.get(TOTALS, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(api.get(TOTALS, "If-None-Match", tag, "Accept", "application/x-ndjson")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesWhatMakesNoSense() {
        api.show(42);

        assertThat(api.get(TOTALS + "?scope=pillar").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/cube/download?counted=maybe").statusCode()).isEqualTo(400);
        assertThat(api.get(TOTALS, "Accept", "image/png").statusCode()).isEqualTo(406);
    }

    /** By downloads that nobody reads. */
    private List<InputStream> takeAllPlaces() throws IOException {
        api.show(
                42,
                IntStream.range(0, MANY)
                        .mapToObj(i -> total("pillar/pillar-1/measure.%d/people/all".formatted(i), "1", 1))
                        .toArray(Row[]::new));
        List<InputStream> running = new ArrayList<>();
        for (int i = 0; i < Downloads.AT_ONCE; i++) {
            running.add(api.open(TOTALS));
        }
        return running;
    }

    @Test
    void cutsOffOneThatIsNotReadOnWhenSomebodyElseNeedsItsPlace() throws IOException {
        List<InputStream> running = takeAllPlaces();
        assertThat(api.get(TOTALS).statusCode()).isEqualTo(503);

        // They go on until the buffers on their way are full.
        await().untilAsserted(() -> {
            api.advance(Downloads.PATIENCE);
            assertThat(api.get(TOTALS).statusCode()).isEqualTo(200);
        });
        for (int i = 0; i < 2 * Downloads.AT_ONCE; i++) {
            assertThat(api.get(TOTALS).statusCode()).isEqualTo(200);
        }
        int cut = 0;
        for (InputStream each : running) {
            try (each) {
                each.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                cut++;
            }
        }
        assertThat(cut).as("whose file is not whole, and who can see it").isEqualTo(1);
    }

    @Test
    void allowsSoManyAtOnceAndTakesBackThePlacesOfThoseThatBreakOff() throws IOException {
        List<InputStream> running = takeAllPlaces();

        HttpResponse<String> refused = api.get(TOTALS);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(api.send("HEAD", TOTALS).statusCode()).as("costs nothing").isEqualTo(200);

        for (InputStream each : running) {
            each.close();
        }
        await().untilAsserted(() -> {
            HttpResponse<String> again = api.get(TOTALS);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body().lines()).hasSize(MANY + 1);
        });
        for (int i = 0; i < 3 * Downloads.AT_ONCE; i++) {
            assertThat(api.send("HEAD", TOTALS).statusCode()).isEqualTo(200);
        }
        assertThat(api.get(TOTALS).statusCode()).as("HEAD holds no place").isEqualTo(200);
    }
}
