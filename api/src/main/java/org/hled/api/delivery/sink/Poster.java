package org.hled.api.delivery.sink;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests to receivers, one attempt at a time. For several threads. */
public final class Poster implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Poster.class);

    /** So long may a receiver take, to the end of its answer. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;

    private final InstantSource clock;
    private final Duration limit;
    private final HttpClient client;

    public Poster() {
        this(InstantSource.system(), LIMIT);
    }

    Poster(InstantSource clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                // Some receivers do not like to be asked for another version by the way.
                .version(HttpClient.Version.HTTP_1_1)
                // What is signed for one receiver is not for another.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .build();
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @throws InterruptedException if the thread is interrupted; the receiver may have the request
     */
    public Answer post(Outgoing outgoing) throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> pending =
                client.sendAsync(request(outgoing), HttpResponse.BodyHandlers.discarding());
        try {
            return answer(pending.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return failed("There was no answer within %d s.".formatted(limit.toSeconds()));
        } catch (ExecutionException e) {
            LOG.debug("Sending {} failed: {}", outgoing, e.getCause().getClass().getName());
            return failed(reason(e.getCause()));
        } finally {
            pending.cancel(true);
        }
    }

    private static HttpRequest request(Outgoing outgoing) {
        var request = HttpRequest.newBuilder(outgoing.endpoint().uri())
                .POST(HttpRequest.BodyPublishers.ofByteArray(outgoing.body()))
                .header("User-Agent", "hled-metrics");
        outgoing.headers().forEach(request::header);
        outgoing.endpoint().authorization().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private Answer answer(HttpResponse<Void> response) {
        if (response.statusCode() / HUNDRED == SUCCESS) {
            return new Answer.Accepted();
        }
        return new Answer.Failed(
                "The receiver answered with HTTP status %d.".formatted(response.statusCode()),
                response.headers().firstValue("Retry-After").flatMap(this::retryAfter));
    }

    /** A number of seconds, or a date (RFC 9110). */
    private Optional<Duration> retryAfter(String text) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return Optional.of(Duration.between(clock.instant(), until)).filter(Duration::isPositive);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** In words of our own: a message from elsewhere may repeat the URL. */
    private static String reason(Throwable failure) {
        return switch (failure) {
            case HttpConnectTimeoutException e -> "The receiver could not be reached in time.";
            case UnknownHostException e -> "The receiver's host is not known.";
            case ConnectException e
            when e.getCause() instanceof UnresolvedAddressException -> "The receiver's host is not known.";
            case ConnectException e -> "The receiver could not be reached.";
            case SSLException e -> "There was no trusted connection by TLS.";
            default ->
                "The connection failed (%s).".formatted(failure.getClass().getSimpleName());
        };
    }

    private static Answer failed(String reason) {
        return new Answer.Failed(reason, Optional.empty());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
