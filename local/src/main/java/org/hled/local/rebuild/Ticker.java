package org.hled.local.rebuild;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/** Shows how far something is: on a terminal in one line that changes, and otherwise a line now and then. */
final class Ticker implements Consumer<String> {

    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";
    private boolean ended;
    private long shownAt = System.nanoTime() - NOW_AND_THEN.toNanos();

    Ticker(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void accept(String text) {
        if (ended) {
            return;
        }
        if (terminal) {
            // What was longer is covered.
            out.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
            out.flush();
            shown = text;
        } else if (!text.equals(shown) && System.nanoTime() - shownAt >= NOW_AND_THEN.toNanos()) {
            out.println(text);
            shown = text;
            shownAt = System.nanoTime();
        }
    }

    /** Shows the last line. */
    synchronized void end(String text) {
        say(text);
        ended = true;
    }

    /** Shows a line that stays, on a line of its own. */
    synchronized void say(String text) {
        if (terminal && !shown.isEmpty()) {
            out.println();
            shown = "";
        }
        out.println(text);
    }
}
