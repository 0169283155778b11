package org.hled.aggregator.ledger.book;

import java.util.Arrays;

/** Some of the {@link Series} that follow on each other, by their places in here. */
final class SeriesPage {

    /** How many series a page has room for. */
    static final int SERIES = 256;

    private static final int FIRST_KEY_BYTES = 1024;

    /** One after the other. */
    private byte[] keys = new byte[FIRST_KEY_BYTES];

    /** Where each key ends. */
    private final int[] ends = new int[SERIES];

    private final LastSign[] lastReports = new LastSign[SERIES];

    /** The next series, whose key ends before this place. */
    void add(int at, byte[] key, int length, LastSign lastReport) {
        int begin = begin(at);
        int end = begin + length;
        if (end > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(end, keys.length + keys.length / 2));
        }
        System.arraycopy(key, 0, keys, begin, length);
        ends[at] = end;
        lastReports[at] = lastReport;
    }

    int length(int at) {
        return ends[at] - begin(at);
    }

    /** Writes the key to the beginning of these bytes. */
    void write(int at, byte[] out) {
        System.arraycopy(keys, begin(at), out, 0, length(at));
    }

    /** Whether this is the key. */
    boolean is(byte[] bytes, int from, int to, int at) {
        return Arrays.equals(bytes, from, to, keys, begin(at), ends[at]);
    }

    /** Orders bytes without a sign and the key. */
    int compare(byte[] bytes, int from, int to, int at) {
        return Arrays.compareUnsigned(bytes, from, to, keys, begin(at), ends[at]);
    }

    LastSign lastReport(int at) {
        return lastReports[at];
    }

    private int begin(int at) {
        return at == 0 ? 0 : ends[at - 1];
    }
}
