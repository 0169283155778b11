package org.hled.bench.result;

import java.util.Collection;

/** Medians and percentiles of what was measured: of something that was measured, never between two. */
public final class Statistics {

    private Statistics() {}

    /** The middle one; of an even number the lower one of the two. NaN if there are none. */
    public static double median(Collection<? extends Number> values) {
        return percentile(values, 50);
    }

    /** The least value that so many per cent of the values are at most. NaN if there are none. */
    public static double percentile(Collection<? extends Number> values, double percent) {
        double[] sorted =
                values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank, 1, sorted.length) - 1];
    }

    /** How far values lie apart: the greatest over the least, less one. NaN if there are none. */
    public static double spread(Collection<? extends Number> values) {
        var statistics = values.stream().mapToDouble(Number::doubleValue).summaryStatistics();
        return values.isEmpty() ? Double.NaN : statistics.getMax() / statistics.getMin() - 1;
    }
}
