package org.hled.local.faults.strike;

import java.time.Duration;
import org.hled.local.faults.Scene;
import org.hled.local.faults.Strike;
import org.hled.local.faults.watch.SlowClients;
import org.hled.local.stack.Part;

/** What they are shown is held to what was committed, as all answers are. Of the eight places for downloads they leave two. */
public final class SlowReaders implements Strike {

    /** So that a table is more than the buffers on its way take. */
    private static final int LEAVES = 100_000;

    private static final int SLOW_STREAMS = 20;
    private static final int SILENT_STREAMS = 200;
    private static final int DOWNLOADS = 3;
    /** A heartbeat comes each 15 s where nothing else does. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(25);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    /** A table of some megabytes is made while two processors do all else; one that waited for slow clients would take for ever. */
    private static final Duration LONGEST_DOWNLOAD = Duration.ofSeconds(60);

    private static final int ROUNDS = 30;
    private static final int ROUNDS_A_DOWNLOAD = 5;
    private static final int OK = 200;

    @Override
    public String name() {
        return "slow-readers";
    }

    @Override
    public String what() {
        return "%d streams and %d downloads are read slowly, %d and %d never, and the API is killed meanwhile; nobody else may wait"
                .formatted(SLOW_STREAMS, DOWNLOADS, SILENT_STREAMS, DOWNLOADS);
    }

    @Override
    public void strike(Scene scene) throws Exception {
        scene.load().leaves(LEAVES);
        scene.awaitEverythingUpToNow();
        Part api = scene.stack().api(0);
        try (SlowClients clients = new SlowClients(api.url(), scene.served(), SLOW_STREAMS, DOWNLOADS)) {
            clients.addSilent(SILENT_STREAMS, DOWNLOADS);
            askInARow(scene, clients);
            long events = clients.events();
            int downloads = clients.downloads();
            api.kill();
            api.start();
            clients.addSilent(SILENT_STREAMS, DOWNLOADS);
            // Those who were cut off have come again.
            scene.pass(LONGEST_SILENCE, LONGEST_SILENCE);
            askInARow(scene, clients);
            System.out.printf(
                    "%s: slow clients read %d + %d events and %d + %d downloads%n",
                    name(), events, clients.events() - events, downloads, clients.downloads() - downloads);
            if (events == 0 || clients.events() == events || downloads == 0 || clients.downloads() == downloads) {
                throw new AssertionError("slow clients have not got what they asked for");
            }
        }
    }

    /** Once a second for a while, as somebody who reads what is answered. */
    private void askInARow(Scene scene, SlowClients clients) {
        Duration answer = Duration.ZERO;
        Duration download = Duration.ZERO;
        for (int i = 0; i < ROUNDS; i++) {
            scene.pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
            answer = longer(answer, ask(scene, "/api/v1/totals?scope=programme", LONGEST_ANSWER));
            if (i % ROUNDS_A_DOWNLOAD == 0) {
                download = longer(download, ask(scene, "/api/v1/totals/download", LONGEST_DOWNLOAD));
            }
            if (clients.silence().compareTo(LONGEST_SILENCE) > 0) {
                throw new AssertionError("a stream that is read at once was silent for " + clients.silence());
            }
        }
        System.out.printf("%s: somebody else waited %s at most, and %s for a download%n", name(), answer, download);
    }

    private static Duration ask(Scene scene, String path, Duration limit) {
        long asked = System.nanoTime();
        int status = scene.client().get(scene.stack().api(0), path).statusCode();
        Duration answer = Duration.ofNanos(System.nanoTime() - asked);
        if (status != OK || answer.compareTo(limit) > 0) {
            throw new AssertionError("%s was answered %d after %s".formatted(path, status, answer));
        }
        return answer;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
