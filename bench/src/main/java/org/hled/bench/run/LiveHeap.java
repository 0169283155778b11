package org.hled.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hled.local.fault.Fault;

/** How much of a JVM's heap is in use by what is reachable, as the JDK's {@code jcmd} tells it after a full collection. */
final class LiveHeap {

    /** The last line of the histogram: objects, bytes. */
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    private LiveHeap() {}

    /**
     * Bytes of all objects that are reachable; a full collection is part of asking.
     *
     * @param process id of the JVM's process
     * @throws Fault if the JVM does not tell
     */
    static long bytes(long process) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asking = new ProcessBuilder(List.of(jcmd, String.valueOf(process), "GC.class_histogram"))
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader output = asking.inputReader()) {
                return total(output.lines().toList());
            }
        } catch (IOException e) {
            throw new Fault("%s cannot be run: %s".formatted(jcmd, e.getMessage()), e);
        }
    }

    /** @param histogram as {@code jcmd} prints it */
    static long total(List<String> histogram) {
        return histogram.stream()
                .map(TOTAL::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Long.parseLong(matcher.group(1)))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new Fault("jcmd does not tell what is in the heap: "
                        + (histogram.isEmpty() ? "nothing" : histogram.getLast())));
    }
}
