package org.hled.local.faults.strike;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hled.local.stack.Part;

/** The heap of a part, as the tools of the JDK see it. */
final class Heap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");

    private Heap() {}

    /** Bytes of what is live in a part: all else is collected first. */
    static long live(Part part) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, String.valueOf(part.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return TOTAL.matcher(histogram)
                .results()
                .map((MatchResult total) -> Long.parseLong(total.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no histogram of the %s: %s".formatted(part.name(), histogram)));
    }
}
