package org.hled.local.publish;

import java.io.PrintStream;

/** Shows how far a file has got: a bar on a terminal, and otherwise a line at the end. */
final class Progress {

    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final String name;
    private final long total;
    private int shownPercent = -1;

    Progress(PrintStream out, boolean terminal, String name, long total) {
        this.out = out;
        this.terminal = terminal;
        this.name = name;
        this.total = total;
    }

    void reached(long count) {
        int percent = total == 0 ? 100 : (int) (100 * count / total);
        if (terminal && percent != shownPercent) {
            shownPercent = percent;
            int filled = WIDTH * percent / 100;
            out.printf(
                    "\r%s [%s%s] %3d %% of %d", name, "#".repeat(filled), "-".repeat(WIDTH - filled), percent, total);
            out.flush();
        }
    }

    void done() {
        out.printf("%s%s: %d published%s%n", terminal ? "\r" : "", name, total, terminal ? " ".repeat(WIDTH + 12) : "");
    }

    /** Leaves the bar where it is, so that what follows begins on a line of its own. */
    void brokenOff() {
        if (terminal && shownPercent >= 0) {
            out.println();
        }
    }
}
