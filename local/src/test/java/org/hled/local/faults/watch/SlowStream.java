package org.hled.local.faults.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hled.local.faults.oracle.Sum;

/**
 * Follows the programme's totals of all time by the stream, at its own pace; where the stream breaks it comes again with the last
 * id. After each event it must know what was committed as that version.
 */
final class SlowStream implements AutoCloseable {

    private static final String PATH = "/api/v1/stream?scope=programme";

    private final ServedWatch watch;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Sum> totals = new TreeMap<>();
    private final SlowReading reading;
    private String lastId = "";
    private long version;
    private volatile long events;
    private volatile long eventAt = System.nanoTime();

    /** @param pause before each piece of 4 KiB that is read */
    SlowStream(URI api, Duration pause, ServedWatch watch) {
        this.watch = watch;
        this.reading = new SlowReading(api, PATH, this::lastEvent, pause, this::follow, watch::complain);
        reading.start();
    }

    /** How many snapshots and changes it has read. */
    long events() {
        return events;
    }

    /** For how long it has read nothing, heartbeats included. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - eventAt);
    }

    /** So that it goes on where it was. */
    private String lastEvent() {
        return lastId.isEmpty() ? "" : "Last-Event-ID: " + lastId + "\r\n";
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
        reading.close();
    }
}
