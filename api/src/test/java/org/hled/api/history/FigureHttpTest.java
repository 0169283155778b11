package org.hled.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hled.api.ApiServer;
import org.hled.api.kafka.TestConsumers;
import org.hled.schemas.wire.TestRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureHttpTest {

    private static final String PEOPLE = "pillar/pillar-4/enrollment.enrolled/people/all";
    private static final String MONEY = "pillar/pillar-2/investment.pledged/USD/all";
    private static final String PATH = "/api/v1/totals/" + PEOPLE;

    private final ApiServer api = new ApiServer();
    private final TestRegistry registry = api.bean(TestRegistry.class);
    private final HistoryTopic topic = new HistoryTopic(registry);

    @BeforeEach
    void provide() {
        api.bean(TestConsumers.class).provide(topic::consumer);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void givesTheFigureNowWithTheAddressOfThisVersion() {
        api.show(7, HistoryTopic.row(PEOPLE, 5, "5400"));

        assertThat(api.json(PATH))
                .hasToString("{\"asOf\":\"2024-04-30T12:00:00Z\",\"version\":7,\"stale\":false,"
                        + "\"permalink\":\"/api/v1/totals/pillar/pillar-4/enrollment.enrolled/people/all?version=7\","
                        + "\"total\":{\"scope\":\"pillar\",\"id\":\"pillar-4\",\"measure\":\"enrollment.enrolled\","
                        + "\"unit\":\"people\",\"period\":\"all\",\"value\":\"5400\",\"bound\":\"exact\",\"reports\":1,"
                        + "\"atLeast\":0,\"estimated\":0,\"updatedAt\":\"2024-04-30T12:00:06Z\"},\"changed\":false,"
                        + "\"current\":{\"version\":7,\"permalink\":\"/api/v1/totals/pillar/pillar-4/enrollment.enrolled"
                        + "/people/all?version=7\",\"total\":{\"scope\":\"pillar\",\"id\":\"pillar-4\","
                        + "\"measure\":\"enrollment.enrolled\",\"unit\":\"people\",\"period\":\"all\",\"value\":\"5400\","
                        + "\"bound\":\"exact\",\"reports\":1,\"atLeast\":0,\"estimated\":0,"
                        + "\"updatedAt\":\"2024-04-30T12:00:06Z\"}},\"corrections\":[]}");
    }

    @Test
    void givesTheFigureAsItWasAndWhatWasCorrectedSince() {
        topic.write(PEOPLE, 3, "5000");
        topic.marker();
        topic.write(MONEY, 4, "1.50");
        topic.correct(PEOPLE, 6, "5400", "400");
        read();
        api.show(7, HistoryTopic.row(PEOPLE, 6, "5400"), HistoryTopic.row(MONEY, 4, "1.50"));

        JsonNode then = api.json(PATH + "?version=5");

        assertThat(then.path("version").asLong()).isEqualTo(5);
        assertThat(then.path("permalink").asText()).isEqualTo(PATH + "?version=5");
        assertThat(then.path("total").path("value").asText()).isEqualTo("5000");
        assertThat(then.path("asOf").asText()).isEqualTo(HistoryTopic.time(3).toString());
        assertThat(then.path("changed").asBoolean()).isTrue();
        assertThat(then.path("current").path("version").asLong()).isEqualTo(7);
        assertThat(then.path("current").path("total").path("value").asText()).isEqualTo("5400");
        assertThat(then.path("corrections"))
                .hasToString("[{\"scope\":\"pillar\",\"id\":\"pillar-4\",\"measure\":\"enrollment.enrolled\","
                        + "\"unit\":\"people\",\"period\":\"all\",\"correctedAt\":\"2024-04-30T12:00:07Z\","
                        + "\"before\":{\"value\":\"5000\",\"bound\":\"exact\",\"reports\":1,\"version\":3,"
                        + "\"permalink\":\"" + PATH + "?version=3\"},"
                        + "\"after\":{\"value\":\"5400\",\"bound\":\"exact\",\"reports\":1,\"version\":6,"
                        + "\"permalink\":\"" + PATH + "?version=6\"},"
                        + "\"revisions\":1,\"catalog\":false,\"rebuild\":false,\"amount\":\"400\"}]");
        assertThat(then.has("moreCorrections")).isFalse();
        JsonNode after = api.json(PATH + "?version=6");
        assertThat(after.path("total").path("value").asText()).isEqualTo("5400");
        assertThat(after.path("changed").asBoolean()).isFalse();
        assertThat(after.path("corrections")).isEmpty();
    }

    @Test
    void givesTheLatestCorrectionsAndSaysWhereAllAre() {
        topic.write(PEOPLE, 1, "0");
        for (int version = 2; version <= 12; version++) {
            topic.correct(PEOPLE, version, String.valueOf(version), "1");
        }
        read();
        api.show(12, HistoryTopic.row(PEOPLE, 12, "12"));

        JsonNode then = api.json(PATH + "?version=1");

        assertThat(then.path("corrections"))
                .extracting(one -> one.path("after").path("value").asText())
                .containsExactly("12", "11", "10", "9", "8", "7", "6", "5", "4", "3");
        JsonNode all = api.json(then.path("moreCorrections").asText());
        assertThat(all.path("corrections")).hasSize(11);
        assertThat(api.json(PATH + "?version=2").path("corrections")).hasSize(10);
        assertThat(api.json(PATH + "?version=2").has("moreCorrections")).isFalse();
    }

    @Test
    void givesTheFigureAsCsv() {
        topic.write(MONEY, 3, "-1.50");
        topic.write(MONEY, 4, "2");
        read();
        api.show(5, HistoryTopic.row(MONEY, 4, "2"));

        HttpResponse<String> csv = api.get("/api/v1/totals/" + MONEY + "?version=3", "Accept", "text/csv");

        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv");
        assertThat(csv.body())
                .isEqualTo("scope,id,measure,unit,period,value,bound,reports,atLeast,estimated,updatedAt,version,"
                        + "permalink,changed,currentVersion,currentValue,currentBound,currentReports\r\n"
                        + "pillar,pillar-2,investment.pledged,USD,all,-1.50,exact,1,0,0,2024-04-30T12:00:04Z,3,"
                        + "/api/v1/totals/" + MONEY + "?version=3,true,5,2.00,exact,1\r\n");
    }

    @Test
    void answers304AsLongAsNothingHasChanged() {
        topic.write(PEOPLE, 3, "1");
        topic.write(MONEY, 4, "1");
        read();
        api.show(5, HistoryTopic.row(PEOPLE, 3, "1"));
        HttpResponse<String> first = api.get(PATH + "?version=3");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");

        assertThat(api.get(PATH + "?version=3", "If-None-Match", tag).statusCode())
                .isEqualTo(304);

        api.show(6, HistoryTopic.row(PEOPLE, 6, "2"));
        assertThat(api.get(PATH + "?version=3", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
        String changed =
                api.get(PATH + "?version=3").headers().firstValue("ETag").orElseThrow();
        topic.correct(PEOPLE, 6, "2", "1");
        read();
        assertThat(api.get(PATH + "?version=3", "If-None-Match", changed).statusCode())
                .as("its correction has come")
                .isEqualTo(200);
    }

    @Test
    void knowsNoOtherFigures() {
        api.show(5, HistoryTopic.row(PEOPLE, 3, "1"));

        for (String path : List.of(
                PATH.replace("/all", "/2024"),
                PATH.replace("pillar-4", "pillar-9"),
                PATH.replace("/pillar/", "/planet/"),
                PATH.replace("people", "%3Cscript%3E"),
                PATH.replace("people", "..%2F..%2F"),
                PATH.replace("people", "%00"),
                PATH.replace("people", "%F0%9F%91%AA"))) {
            HttpResponse<String> response = api.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.headers().firstValue("Content-Type")).as(path).hasValue("application/problem+json");
        }
    }

    @Test
    void saysThatAFigureDidNotExistYet() {
        topic.write(MONEY, 2, "1");
        topic.write(PEOPLE, 4, "1");
        read();
        api.show(5, HistoryTopic.row(PEOPLE, 4, "1"));

        HttpResponse<String> response = api.get(PATH + "?version=3");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(detail(response)).isEqualTo("The figure did not exist yet in version 3.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "", "9999999999999999999", "0x10", "%27%20or%201", "١"})
    void refusesVersionsThatAreNone(String version) {
        api.show(5, HistoryTopic.row(PEOPLE, 3, "1"));

        HttpResponse<String> response = api.get(PATH + "?version=" + version);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(ApiServer.parse(response)
                        .path("errors")
                        .path(0)
                        .path("parameter")
                        .asText())
                .isEqualTo("version");
    }

    @Test
    void refusesAVersionThatIsYetToComeAndSaysWhichItHas() {
        api.show(5, HistoryTopic.row(PEOPLE, 3, "1"));

        HttpResponse<String> response = api.get(PATH + "?version=6");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(detail(response)).isEqualTo("version: It must be at most 5, the version of the figures here.");
        assertThat(api.get(PATH + "?version=1&version=2").statusCode()).isEqualTo(400);
        assertThat(api.get(PATH + "?verison=1").statusCode()).isEqualTo(400);
    }

    @Test
    void waitsUntilTheHistoryHasBeenReadAndMeanwhileTellsOfNow() {
        api.show(5, HistoryTopic.row(PEOPLE, 3, "1"));

        HttpResponse<String> response = api.get(PATH + "?version=4");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(detail(response)).contains("still being read");
        assertThat(api.json(PATH + "?version=5").path("total").path("value").asText())
                .isEqualTo("1");
    }

    /** The figures are of version 6, and the record of version 6 on the other topic has not come yet. */
    @Test
    void doesNotTakeAnOlderRecordForOneThatHasNotCome() {
        topic.write(PEOPLE, 3, "1");
        read();
        api.show(7, HistoryTopic.row(PEOPLE, 6, "2"));

        assertThat(api.get(PATH + "?version=6").statusCode()).isEqualTo(503);
        assertThat(api.get(PATH + "?version=5").statusCode()).isEqualTo(503);

        topic.correct(PEOPLE, 6, "2", "1");
        read();
        assertThat(value(PATH + "?version=6")).isEqualTo("2");
        assertThat(value(PATH + "?version=5")).isEqualTo("1");
    }

    @Test
    void saysWhichIsTheOldestVersionWhereOlderOnesWereDeleted() {
        topic.write(PEOPLE, 1, "1");
        topic.deleteBefore(topic.write(PEOPLE, 3, "3"));
        topic.write(PEOPLE, 5, "5");
        read();
        api.show(6, HistoryTopic.row(PEOPLE, 5, "5"), HistoryTopic.row(MONEY, 1, "8"));

        HttpResponse<String> response = api.get(PATH + "?version=2");

        assertThat(response.statusCode()).isEqualTo(410);
        assertThat(detail(response)).contains("the oldest version of it that is known is 3");
        assertThat(value(PATH + "?version=4")).isEqualTo("3");
        // Not changed since before what is kept begins: what it was is what it is.
        assertThat(value("/api/v1/totals/" + MONEY + "?version=4")).isEqualTo("8.00");
        assertThat(api.get("/api/v1/totals/" + MONEY + "?version=2").statusCode())
                .isEqualTo(410);
    }

    @Test
    void doesNotTakeARecordOfATopicThatWasMadeAnewForTheOneThatStoodThere() {
        topic.write(PEOPLE, 1, "1");
        topic.write(PEOPLE, 3, "3");
        topic.write(PEOPLE, 5, "5");
        read();
        api.show(6, HistoryTopic.row(PEOPLE, 5, "5"));
        HistoryTopic other = new HistoryTopic(registry);
        other.write(MONEY, 1, "1");
        other.correct(PEOPLE, 4, "4", "1");
        api.bean(TestConsumers.class).provide(other::consumer);

        assertThat(api.get(PATH + "?version=1").statusCode()).isEqualTo(410);
        assertThat(api.get(PATH + "?version=3").statusCode()).isEqualTo(503);
    }

    @Test
    void saysThatARecordWasDeletedAMomentAgo() {
        topic.write(PEOPLE, 1, "1");
        topic.write(PEOPLE, 3, "3");
        topic.write(PEOPLE, 5, "5");
        read();
        api.show(6, HistoryTopic.row(PEOPLE, 5, "5"));

        topic.deleteBefore(2);

        assertThat(api.get(PATH + "?version=2").statusCode()).isEqualTo(410);
    }

    @Test
    void answers503WhileTheBrokerOrTheRegistryDoesNotAnswer() {
        topic.write(PEOPLE, 1, "1");
        topic.write(PEOPLE, 3, "3");
        read();
        api.show(6, HistoryTopic.row(PEOPLE, 3, "3"));
        registry.setDown(true);
        assertThat(api.get(PATH + "?version=1").statusCode()).isEqualTo(503);
        registry.setDown(false);

        topic.setDown(true);
        HttpResponse<String> response = api.get(PATH + "?version=1");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).doesNotContain("Exception");
        topic.setDown(false);
        assertThat(value(PATH + "?version=1")).isEqualTo("1");
    }

    @Test
    void letsOnlyAFewReadAtATime() throws Exception {
        topic.write(PEOPLE, 1, "1");
        topic.write(PEOPLE, 3, "3");
        read();
        api.show(6, HistoryTopic.row(PEOPLE, 3, "3"));
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(HistoryRecords.READERS);
        HistoryRecords records = api.bean(HistoryRecords.class);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < HistoryRecords.READERS; i++) {
                readers.add(threads.submit(() -> records.read(reader -> {
                    reading.countDown();
                    await(release);
                    return 1;
                })));
            }
            reading.await();

            HttpResponse<String> response = api.get(PATH + "?version=1");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(detail(response)).isEqualTo("Others are reading the history; try again.");
            release.countDown();
            for (Future<Integer> reader : readers) {
                reader.get();
            }
        }
        assertThat(value(PATH + "?version=1")).isEqualTo("1");
    }

    /** A service is ready without its history: the figures of now do not need it. */
    @Test
    void tellsHowFarTheHistoryHasBeenReadAndIsReadyWithoutIt() {
        api.show(6, HistoryTopic.row(PEOPLE, 3, "3"));
        HttpResponse<String> before = api.get("/health/readiness");
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(ApiServer.parse(before).path("details").path("history").path("details"))
                .hasToString("{\"read\":false,\"behind\":true,\"lagRecords\":0}");
        assertThat(api.get("/prometheus").body()).contains("hled_history_behind 1.0");
        topic.write(PEOPLE, 1, "1");
        topic.write(PEOPLE, 3, "3");
        read();

        assertThat(ApiServer.parse(api.get("/health/readiness"))
                        .path("details")
                        .path("history")
                        .path("details"))
                .hasToString("{\"read\":true,\"behind\":false,\"lagRecords\":0,\"oldestVersion\":1,\"version\":3}");
        assertThat(api.get("/prometheus").body())
                .contains(
                        "hled_history_behind 0.0",
                        "hled_history_lag_records 0.0",
                        "hled_history_indexed_records 2.0",
                        "hled_history_decode_faults_total 0.0");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads the topic from its beginning, as a server that starts. */
    private void read() {
        History history = api.bean(History.class);
        HistoryReading reading = new HistoryReading(topic.consumer(), registry, history);
        assertThat(reading.step()).isEmpty();
        assertThat(history.shown()).isPresent();
    }

    private String value(String path) {
        return api.json(path).path("total").path("value").asText();
    }

    private static String detail(HttpResponse<String> response) {
        return ApiServer.parse(response).path("detail").asText();
    }
}
