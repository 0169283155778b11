package org.hled.local.faults;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be ended, the last one first. Each is tried, whatever becomes of the others. */
public final class Closers implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Gives back what is to be ended. */
    public <T extends AutoCloseable> T add(T closeable) {
        open.push(closeable);
        return closeable;
    }

    /** Ends all because of a failure, which is told of those that come of it. */
    public void closeAfter(Throwable failure) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception | Error e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** @throws Exception the first failure, which is told of the others */
    @Override
    public void close() throws Exception {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception | Error e) {
                closeAfter(e);
                throw e;
            }
        }
    }
}
