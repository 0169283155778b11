package org.hled.bench;

import java.io.PrintStream;
import java.util.function.DoubleConsumer;

/** Says what is being measured: on a terminal with how far it has got, and otherwise a line when it is done. */
final class Progress {

    private static final int WIDTH = 76;

    private final PrintStream out;
    private final boolean terminal;
    private int shown = -1;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Takes the share of something that is done. */
    DoubleConsumer of(String what) {
        shown = -1;
        return share -> {
            int percent = (int) Math.min(100, share * 100);
            if (terminal && percent != shown) {
                shown = percent;
                out.print("\r" + pad(what + " " + percent + " %"));
                out.flush();
            }
        };
    }

    void done(String what) {
        out.println(terminal ? "\r" + pad(what) : what);
    }

    private static String pad(String text) {
        return text + " ".repeat(Math.max(0, WIDTH - text.length()));
    }
}
