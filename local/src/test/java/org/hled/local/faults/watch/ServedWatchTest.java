package org.hled.local.faults.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServedWatchTest {

    private static final String TOTALS = "{\"version\": %d, \"totals\": []}";

    @Test
    void whatWasCommittedPasses() throws Exception {
        try (PlayedApi api = new PlayedApi(TOTALS.formatted(1));
                ServedWatch watch = new ServedWatch(api.url())) {
            await().until(watch::hasBeenShown);

            watch.check(List.of());
            assertThat(watch.version()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsComplainedOf() throws Exception {
        try (PlayedApi api = new PlayedApi("{\"version\": 1,");
                ServedWatch watch = new ServedWatch(api.url())) {
            await().until(watch::hasBeenShown);

            assertThatThrownBy(() -> watch.check(List.of())).hasMessageContaining("no JSON");
        }
    }

    @Test
    void anAnswerThatCannotBeUnderstoodIsComplainedOfAndTheNextIsRead() throws Exception {
        try (PlayedApi api = new PlayedApi("{\"version\": 1, \"totals\": [{\"value\": \"much\"}]}");
                ServedWatch watch = new ServedWatch(api.url())) {
            await().until(watch::hasBeenShown);
            api.play(TOTALS.formatted(2));
            await().until(() -> watch.version() == 2);

            assertThatThrownBy(() -> watch.check(List.of())).hasMessageContaining("may not be");
        }
    }

    @Test
    void anErrorIsComplainedOf() throws Exception {
        try (PlayedApi api = new PlayedApi("it has broken")) {
            api.playStatus(500);
            try (ServedWatch watch = new ServedWatch(api.url())) {
                await().until(watch::hasBeenShown);

                assertThatThrownBy(() -> watch.check(List.of())).hasMessageContaining("answered 500: it has broken");
            }
        }
    }

    @Test
    void figuresThatAreNotThereYetAreWaitedFor() throws Exception {
        try (PlayedApi api = new PlayedApi(TOTALS.formatted(1))) {
            api.playStatus(503);
            try (ServedWatch watch = new ServedWatch(api.url())) {
                await().until(() -> api.asked() > 1);
                api.playStatus(200);
                await().until(watch::hasBeenShown);

                watch.check(List.of());
            }
        }
    }

    @Test
    void figuresThatAreGoneAreComplainedOf() throws Exception {
        try (PlayedApi api = new PlayedApi(TOTALS.formatted(1));
                ServedWatch watch = new ServedWatch(api.url())) {
            await().until(watch::hasBeenShown);
            api.playStatus(503);

            await().untilAsserted(() ->
                    assertThatThrownBy(() -> watch.check(List.of())).hasMessageContaining("503 after version 1"));
        }
    }

    @Test
    void anApiThatIsStartedAgainMayHaveNoFiguresYet() throws Exception {
        PlayedApi former = new PlayedApi(TOTALS.formatted(1));
        URI url = former.url();
        try (ServedWatch watch = new ServedWatch(url)) {
            await().until(watch::hasBeenShown);
            former.close();
            await().until(() -> !watch.hasHadFigures());
            try (PlayedApi api = new PlayedApi(url.getPort(), TOTALS.formatted(2))) {
                api.playStatus(503);
                await().until(() -> api.asked() > 1);
                api.playStatus(200);
                await().until(() -> watch.version() == 2);
            }

            watch.check(List.of());
        }
    }

    @Test
    void nothingShownIsNoPass() throws Exception {
        try (PlayedApi api = new PlayedApi(TOTALS.formatted(1))) {
            api.close();
            try (ServedWatch watch = new ServedWatch(api.url())) {
                assertThat(watch.hasBeenShown()).isFalse();
                assertThatThrownBy(() -> watch.check(List.of())).isInstanceOf(AssertionError.class);
            }
        }
    }

    @Test
    void slowReadersComplainOfWhatTheyCannotRead() throws Exception {
        try (PlayedApi api = new PlayedApi("event: snapshot\ndata: {\"version\":\n\n");
                ServedWatch watch = new ServedWatch(api.url());
                SlowStream stream = new SlowStream(api.url(), Duration.ZERO, watch)) {
            await().untilAsserted(() -> assertThatThrownBy(() -> watch.check(List.of()))
                    .hasMessageContaining("/api/v1/stream")
                    .hasMessageContaining("cannot be read"));
        }
    }
}
