package org.hled.bench.fresh;

import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/** Does something so often a second; what is late is caught up with at once. */
final class Pace {

    private static final double NANOS = 1e9;
    private static final long TICK_NANOS = 500_000;

    private final double rate;
    private final DoubleSupplier within;

    private Pace(double rate, DoubleSupplier within) {
        this.rate = rate;
        this.within = within;
    }

    /** So many times a second, evenly. */
    static Pace even(double rate) {
        return new Pace(rate, () -> 0);
    }

    /** So many times a second, each at a moment of its interval that is left to chance: what works at fixed moments is met at all. */
    static Pace byChance(double rate) {
        return new Pace(rate, new Random(1)::nextDouble);
    }

    /** What is done; it is given the number of the time, from 0. */
    interface Step {
        void run(int number);
    }

    /**
     * Does it for so long.
     *
     * @return times a second that were reached
     */
    double run(double seconds, Step step) {
        int count = (int) Math.round(rate * seconds);
        long start = System.nanoTime();
        for (int number = 0; number < count; number++) {
            long due = start + (long) ((number + within.getAsDouble()) / rate * NANOS);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.min(TICK_NANOS, Math.max(1, due - System.nanoTime())));
            }
            step.run(number);
        }
        double took = Math.max(seconds, (System.nanoTime() - start) / NANOS);
        return count / took;
    }
}
