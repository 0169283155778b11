package org.hled.aggregator.ledger.book;

import java.util.Arrays;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;

/** Some of the {@link Leaves} that follow on each other, by their places in here. */
final class LeafPage {

    /** How many leaves a page has room for. */
    static final int LEAVES = 256;

    private static final int FIRST_KEY_BYTES = 1024;

    /** One after the other. */
    private byte[] keys = new byte[FIRST_KEY_BYTES];

    /** Where each key ends. */
    private final int[] ends = new int[LEAVES];

    /** {@link Amounts#LONGS} each. */
    private final long[] sums = new long[LEAVES * Amounts.LONGS];

    private final boolean[] changed = new boolean[LEAVES];

    /** Null where nothing was ever corrected. */
    private final Corrections[] corrections = new Corrections[LEAVES];

    private final LastSign[] lastReports = new LastSign[LEAVES];

    /** The next leaf. */
    void add(int at, byte[] key, LastSign lastReport) {
        int begin = begin(at);
        int end = begin + key.length;
        if (end > keys.length) {
            keys = Arrays.copyOf(keys, Math.max(end, keys.length + keys.length / 2));
        }
        System.arraycopy(key, 0, keys, begin, key.length);
        ends[at] = end;
        lastReports[at] = lastReport;
    }

    byte[] key(int at) {
        return Arrays.copyOfRange(keys, begin(at), ends[at]);
    }

    /** Orders a key, which begins at this place and goes to the end, and the leaf's. */
    int compare(byte[] bytes, int from, int at) {
        return Arrays.compareUnsigned(bytes, from, bytes.length, keys, begin(at), ends[at]);
    }

    private int begin(int at) {
        return at == 0 ? 0 : ends[at - 1];
    }

    LastSign lastReport(int at) {
        return lastReports[at];
    }

    Amounts sum(int at) {
        return Amounts.readFrom(sums, at * Amounts.LONGS);
    }

    void add(int at, Contribution contribution) {
        Amounts sum = sum(at);
        sum.add(contribution);
        sum.writeTo(sums, at * Amounts.LONGS);
    }

    void subtract(int at, Contribution contribution) {
        Amounts sum = sum(at);
        sum.subtract(contribution);
        sum.writeTo(sums, at * Amounts.LONGS);
    }

    Corrections corrections(int at) {
        return corrections[at] == null ? Corrections.NONE : corrections[at];
    }

    void setCorrections(int at, Corrections corrections) {
        this.corrections[at] = corrections;
    }

    boolean isChanged(int at) {
        return changed[at];
    }

    void setChanged(int at, boolean changed) {
        this.changed[at] = changed;
    }
}
