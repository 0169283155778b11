package org.hled.api.delivery.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.annotation.Nullable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PosterTest {

    private static final Instant NOW = Instant.parse("2024-06-20T00:00:00Z");

    private final Receiver receiver = new Receiver();
    private final Poster poster = new Poster(InstantSource.fixed(NOW), Duration.ofSeconds(10));

    @AfterEach
    void close() {
        poster.close();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204})
    void takes2xxForAccepted(int status) throws Exception {
        receiver.next(status);

        assertThat(poster.post(to(receiver.url() + "/hook?token=1"))).isEqualTo(new Answer.Accepted());
        assertThat(receiver.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/hook?token=1");
            assertThat(request.body()).isEqualTo("body");
            assertThat(request.header("some-header")).isEqualTo("value");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 503})
    void takesAnyOtherForFailed(int status) throws Exception {
        receiver.next(status);

        assertThat(poster.post(to(receiver.url())))
                .isEqualTo(failed("The receiver answered with HTTP status %d.".formatted(status), Optional.empty()));
    }

    @Test
    void doesNotFollowRedirects() throws Exception {
        receiver.next(new Receiver.Reply(307, Map.of("Location", receiver.url() + "/other"), new CountDownLatch(0)));

        assertThat(poster.post(to(receiver.url())))
                .isEqualTo(failed("The receiver answered with HTTP status 307.", Optional.empty()));
        assertThat(receiver.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "'Thu, 20 Jun 2024 00:01:30 GMT', 90", "'Wed, 19 Jun 2024 00:00:00 GMT',", "soon,"})
    void readsHowLongToWait(String header, @Nullable Integer seconds) throws Exception {
        receiver.next(new Receiver.Reply(503, Map.of("Retry-After", header), new CountDownLatch(0)));

        assertThat(poster.post(to(receiver.url())))
                .isEqualTo(failed(
                        "The receiver answered with HTTP status 503.",
                        Optional.ofNullable(seconds).map(Duration::ofSeconds)));
    }

    @Test
    void doesNotWaitForeverForAnAnswer() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        receiver.next(new Receiver.Reply(200, Map.of(), never));
        try (Poster hasty = new Poster(InstantSource.fixed(NOW), Duration.ofMillis(300))) {
            assertThat(hasty.post(to(receiver.url())))
                    .isInstanceOfSatisfying(
                            Answer.Failed.class,
                            failed -> assertThat(failed.reason()).startsWith("There was no answer within"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void tellsNothingOfTheUrlThatMayBeSecret() throws Exception {
        String url = receiver.url();
        receiver.close();

        assertThat(poster.post(to(url + "/hush?token=hush")))
                .isEqualTo(failed("The receiver could not be reached.", Optional.empty()));
        assertThat(poster.post(to("http://hush.invalid/hush")))
                .isEqualTo(failed("The receiver's host is not known.", Optional.empty()));
    }

    @Test
    void provesWhoWeAreWhereTheUrlSaysSo() throws Exception {
        poster.post(to(receiver.url().replace("http://", "http://user:word@")));

        assertThat(receiver.requests().getFirst().header("Authorization")).isEqualTo("Basic dXNlcjp3b3Jk");
    }

    private static Outgoing to(String url) {
        return new Outgoing(
                Optional.of("id"),
                Endpoint.of("test.url", url),
                Map.of("some-header", "value"),
                "body".getBytes(StandardCharsets.UTF_8),
                Optional.empty());
    }

    private static Answer failed(String reason, Optional<Duration> retryAfter) {
        return new Answer.Failed(reason, retryAfter);
    }
}
