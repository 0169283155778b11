package org.hled.bench.run;

import java.time.Duration;

/**
 * One run of an engine.
 *
 * @param records how many records it read
 * @param cold from the start of its process to the right answer
 * @param warm from the time that it had its partitions to the right answer
 * @param processor the processor time of its process, the start of its JVM included
 * @param processorReading of this, what it has used since it had its partitions
 */
public record Measurement(long records, Duration cold, Duration warm, Duration processor, Duration processorReading) {

    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    /** Records a second, from the time that it had its partitions. */
    public double rate() {
        return records * NANOS / warm.toNanos();
    }

    /** Records a second, from the start of its process. */
    public double coldRate() {
        return records * NANOS / cold.toNanos();
    }

    /** Microseconds of processor time for a record, since it had its partitions. */
    public double processorMicrosReading() {
        return processorReading.toNanos() / NANOS_PER_MICRO / records;
    }

    /** Seconds of processor time for a million records. */
    public double processorSecondsPerMillion() {
        return processor.toNanos() / NANOS / records * 1_000_000;
    }
}
