package org.hled.bench.engine;

/** What an engine's process says to the benchmark, each a line on standard output. */
public final class Signals {

    /** It has its partitions, and begins to read. */
    public static final String READING = "@reading";

    /** It has read all; of engines that write no sums while they run. */
    public static final String DONE = "@done";

    private Signals() {}

    static void reading() {
        say(READING);
    }

    static void done() {
        say(DONE);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
