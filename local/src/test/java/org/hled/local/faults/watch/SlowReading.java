package org.hled.local.faults.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks the API for the same path again and again, in a thread of its own, and has each answer read at its own pace. */
final class SlowReading implements AutoCloseable {

    private static final Duration COME_AGAIN = Duration.ofMillis(500);

    private final URI api;
    private final String path;
    private final Supplier<String> headers;
    private final Duration pause;
    private final Body body;
    private final Consumer<String> complaints;
    private final Thread thread = Thread.ofVirtual().unstarted(this::run);
    private volatile SlowConnection connection;
    private volatile boolean closed;

    /** Reads the body of an answer. */
    @FunctionalInterface
    interface Body {
        void read(SlowConnection from) throws IOException;
    }

    /**
     * Begins once it is started.
     *
     * @param headers of the next request, each with its line's end
     * @param pause before each piece of 4 KiB that is read
     * @param complaints told of each answer that cannot be read
     */
    SlowReading(
            URI api, String path, Supplier<String> headers, Duration pause, Body body, Consumer<String> complaints) {
        this.api = api;
        this.path = path;
        this.headers = headers;
        this.pause = pause;
        this.body = body;
        this.complaints = complaints;
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (SlowConnection now = new SlowConnection(api, path, headers.get(), pause)) {
                connection = now;
                if (closed) {
                    // It was being opened when all was closed, which has not seen it.
                    return;
                }
                now.readHead();
                if (now.isOk()) {
                    body.read(now);
                } else if (!now.isUnavailable()) {
                    complaints.accept("%s was answered %s".formatted(path, now.status()));
                }
            } catch (JsonProcessingException | RuntimeException e) {
                complaints.accept("%s cannot be read: %s".formatted(path, e));
            } catch (IOException e) {
                // The API has gone in the middle, or nobody wants it any more.
            }
            LockSupport.parkNanos(COME_AGAIN.toNanos());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        closed = true;
        if (connection != null) {
            connection.close();
        }
        thread.join();
    }
}
