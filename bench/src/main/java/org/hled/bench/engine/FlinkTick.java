package org.hled.bench.engine;

import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/** Calls an operator ten times a second, where there is something to do. In the operator's own thread. */
final class FlinkTick {

    private static final long INTERVAL_MILLIS = 100;

    private final ProcessingTimeService time;
    private final Runnable work;
    private boolean requested;

    FlinkTick(ProcessingTimeService time, Runnable work) {
        this.time = time;
        this.work = work;
    }

    /** Something is to be done at the next tick. */
    void request() {
        if (!requested) {
            requested = true;
            long now = time.getCurrentProcessingTime();
            time.registerTimer(now - now % INTERVAL_MILLIS + INTERVAL_MILLIS, at -> {
                requested = false;
                work.run();
            });
        }
    }
}
