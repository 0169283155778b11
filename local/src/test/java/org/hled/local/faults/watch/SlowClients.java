package org.hled.local.faults.watch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hled.local.faults.Closers;

/** Clients of one API that read slowly, or ask and never read; and one in no hurry to be kept waiting by them, who follows the stream. */
public final class SlowClients implements AutoCloseable {

    private static final Duration SLOW = Duration.ofMillis(300);
    private static final Duration SLOWLY_DOWNLOADED = Duration.ofMillis(10);
    private static final String EVERYTHING =
            "/api/v1/stream?scope=programme&scope=pillar&scope=initiative&period=all&period=2024&period=2025";

    private final URI api;
    private final List<SlowStream> streams = new ArrayList<>();
    private final List<SlowDownload> downloads = new ArrayList<>();
    private final SlowStream prompt;
    private final Closers closers = new Closers();

    /**
     * Those that read come again by themselves when the API has gone.
     *
     * @param streams how many follow the stream slowly
     * @param downloads how many download slowly
     */
    public SlowClients(URI api, ServedWatch watch, int streams, int downloads) {
        this.api = api;
        for (int i = 0; i < streams; i++) {
            this.streams.add(closers.add(new SlowStream(api, SLOW, watch)));
        }
        for (int i = 0; i < downloads; i++) {
            this.downloads.add(closers.add(new SlowDownload(api, SLOWLY_DOWNLOADED, watch)));
        }
        prompt = closers.add(new SlowStream(api, Duration.ZERO, watch));
    }

    /** Opens so many more that never read. */
    public void addSilent(int streams, int downloads) throws IOException {
        for (int i = 0; i < streams; i++) {
            closers.add(new SlowConnection(api, EVERYTHING, "", Duration.ZERO));
        }
        for (int i = 0; i < downloads; i++) {
            closers.add(new SlowConnection(api, "/api/v1/cube/download", "", Duration.ZERO));
        }
    }

    /** For how long the stream of the one who reads at once has told nothing, not even that nothing has changed. */
    public Duration silence() {
        return prompt.silence();
    }

    /** Snapshots and changes that slow ones have read. */
    public long events() {
        return streams.stream().mapToLong(SlowStream::events).sum();
    }

    /** Downloads that slow ones have read to their ends. */
    public int downloads() {
        return downloads.stream().mapToInt(SlowDownload::whole).sum();
    }

    @Override
    public void close() throws Exception {
        closers.close();
    }
}
