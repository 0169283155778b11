package org.hled.local.it;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks over HTTP, and waits only so long for the whole answer. */
public final class Asked {

    private Asked() {}

    /**
     * The answer. A request's own timeout would end with the head of it, and wait for the body for ever.
     *
     * @throws HttpTimeoutException if it is not here to its end within the limit; the request is given up
     */
    public static HttpResponse<String> within(Duration limit, HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer within " + limit);
        } catch (ExecutionException e) {
            throw new IOException("no answer from " + request.uri(), e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
