package org.hled.local.it;

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

    /** The environment of a process whose clock is off by so much, such as +1h. */
    public static Map<String, String> off(String offset) {
        String library =
                new Shell(Map.of()).run("bash", "-c", "echo " + LIBRARY).out().strip();
        return Map.of(
                "LD_PRELOAD",
                library,
                "FAKETIME",
                offset,
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
}
