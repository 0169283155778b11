package org.hled.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Debian's faketime: a process that is told a false time. */
public final class FakeClock {

    private static final String LIBRARY = "/usr/lib/$(uname -m)-linux-gnu/faketime/libfaketime.so.1";
    private static final String PROBE = "test -f " + LIBRARY;

    private FakeClock() {}

    /** Whether there is one on this machine. */
    public static boolean isInstalled() {
        return new Shell(Map.of()).run("bash", "-c", PROBE).exit() == 0;
    }

    /** Skips the test where there is none. */
    static void assumeInstalled() {
        Shell.assumeInstalled("faketime", PROBE);
    }

    /** The environment of a process whose clock is off by so much. Where the library cannot be loaded it is right, without a word. */
    public static Map<String, String> off(Duration offset) {
        String library =
                new Shell(Map.of()).run("bash", "-c", "echo " + LIBRARY).out().strip();
        return Map.of(
                "LD_PRELOAD",
                library,
                "FAKETIME",
                "%+d".formatted(offset.toSeconds()),
                // Waiting is not to be longer or shorter.
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                // Meant for old C libraries: with others it ends every timed wait of a JVM at once, and its threads
                // spin.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    /**
     * Whether somebody whose clock is off by so much has moved a total: that says when, by the clock of the aggregator.
     *
     * @param totals as the API answers them
     * @param since nobody else has moved any, by a clock that is right
     */
    public static boolean hasMoved(JsonNode totals, Duration offset, Instant since) {
        Instant from = since.truncatedTo(ChronoUnit.MILLIS).plus(offset);
        Instant to = Instant.now().plus(offset);
        return totals.valueStream()
                .map(total -> Instant.parse(total.path("updatedAt").asText()))
                .anyMatch(updated -> !updated.isBefore(from) && !updated.isAfter(to));
    }
}
