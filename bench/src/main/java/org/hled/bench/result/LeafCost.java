package org.hled.bench.result;

import java.util.List;
import org.hled.bench.run.Measurement;
import org.hled.bench.workload.Spread;

/**
 * What a record costs the product when the reports fall on so many leaves.
 *
 * @param leaves how many
 * @param spread how the reports fall on them
 * @param runs what was measured, in its order
 */
public record LeafCost(int leaves, Spread spread, List<Measurement> runs) {

    /** Processor time of the aggregator for a record, from the time that it had its partitions: median, microseconds. */
    double processorMicros() {
        return Statistics.median(
                runs.stream().map(Measurement::processorMicrosReading).toList());
    }

    /** Median records a second. */
    double rate() {
        return Statistics.median(runs.stream().map(Measurement::rate).toList());
    }
}
