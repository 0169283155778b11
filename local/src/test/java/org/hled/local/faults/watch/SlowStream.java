package org.hled.local.faults.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.hled.local.faults.oracle.Sum;

/**
 * Follows the programme's totals of all time by the stream, at its own pace; where the stream breaks it comes again with the last
 * id. After each event it must know what was committed as that version.
 */
final class SlowStream implements AutoCloseable {

    private static final String PATH = "/api/v1/stream?scope=programme";
    private static final Duration COME_AGAIN = Duration.ofMillis(500);

    private final URI api;
    private final Duration pause;
    private final ServedWatch watch;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Sum> totals = new TreeMap<>();
    private final Thread thread = Thread.ofVirtual().unstarted(this::run);
    private String lastId = "";
    private long version;
    private volatile long events;
    private volatile long eventAt = System.nanoTime();
    private volatile SlowConnection connection;
    private volatile boolean closed;

    /** @param pause before each piece of 4 KiB that is read */
    SlowStream(URI api, Duration pause, ServedWatch watch) {
        this.api = api;
        this.pause = pause;
        this.watch = watch;
        thread.start();
    }

    /** How many snapshots and changes it has read. */
    long events() {
        return events;
    }

    /** For how long it has read nothing, heartbeats included. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - eventAt);
    }

    private void run() {
        while (!closed) {
            String id = lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n";
            try (SlowConnection now = new SlowConnection(api, PATH, id, pause)) {
                connection = now;
                now.readHead();
                if (now.isOk()) {
                    follow(now);
                }
            } catch (IOException e) {
                // The API has gone, or is being followed no more.
            }
            LockSupport.parkNanos(COME_AGAIN.toNanos());
        }
    }

    private void follow(SlowConnection from) throws IOException {
        Map<String, String> event = new HashMap<>();
        for (String line = from.bodyLine(); line != null; line = from.bodyLine()) {
            if (line.isEmpty()) {
                take(event);
                event.clear();
            } else {
                String[] field = line.split(": ", 2);
                event.put(field[0], field[1]);
            }
        }
    }

    private void take(Map<String, String> event) throws IOException {
        JsonNode data = json.readTree(event.get("data"));
        eventAt = System.nanoTime();
        lastId = event.getOrDefault("id", lastId);
        long now = data.path("version").asLong();
        if (now < version) {
            watch.complain("a stream told version %d after %d".formatted(now, version));
        }
        version = Math.max(version, now);
        String type = event.get("event");
        if (type.equals("snapshot")) {
            totals.clear();
        }
        if (type.equals("snapshot") || type.equals("total")) {
            data.path("totals").forEach(total -> Served.put(total, totals));
            watch.alsoShown(now, Map.copyOf(totals));
            events++;
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
