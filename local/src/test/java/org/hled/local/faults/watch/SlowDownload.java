package org.hled.local.faults.watch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hled.local.faults.oracle.Sum;

/** Downloads all totals again and again, at its own pace. Each must be what was committed as its version, from the first line to the last. */
final class SlowDownload implements AutoCloseable {

    private static final String PATH = "/api/v1/totals/download";
    private static final String NDJSON = "Accept: application/x-ndjson\r\n";

    private final ServedWatch watch;
    private final ObjectMapper json = new ObjectMapper();
    private final SlowReading reading;
    private long version;
    private volatile int whole;

    /** @param pause before each piece of 4 KiB that is read */
    SlowDownload(URI api, Duration pause, ServedWatch watch) {
        this.watch = watch;
        this.reading = new SlowReading(api, PATH, () -> NDJSON, pause, this::take, watch::complain);
        reading.start();
    }

    /** How many it has read to their ends. */
    int whole() {
        return whole;
    }

    private void take(SlowConnection from) throws IOException {
        long now = Long.parseLong(from.header("hled-version"));
        if (now < version) {
            watch.complain("a download was of version %d after one of %d".formatted(now, version));
        }
        version = Math.max(version, now);
        Map<String, Sum> totals = new HashMap<>();
        for (String line = from.bodyLine(); line != null; line = from.bodyLine()) {
            Served.put(json.readTree(line), totals);
        }
        watch.alsoDownloaded(now, totals);
        whole++;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        reading.close();
    }
}
