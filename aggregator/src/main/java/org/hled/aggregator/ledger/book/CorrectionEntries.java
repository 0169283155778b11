package org.hled.aggregator.ledger.book;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.store.Entry;

/** Entries of a {@link Ledger}'s log with what was corrected of a leaf until now. */
final class CorrectionEntries {

    /** A leaf's number, then 0. */
    static final int KEY_BYTES = Integer.BYTES + 1;

    private CorrectionEntries() {}

    /**
     * What an accepted version corrects: one entry for each leaf that counts otherwise by it, so none if only a note or the time of
     * submission is another.
     *
     * @param leaves as they were corrected until now
     * @param standing the version before, which has not been replaced yet
     * @param from the number of its leaf
     * @param report the new one
     * @param to the number of its leaf
     */
    static List<Entry> of(Leaves leaves, byte[] standing, int from, byte[] report, int to) {
        boolean counted = !ReportCodec.withdrawn(standing);
        boolean counts = !ReportCodec.withdrawn(report);
        if (counted && counts && from == to) {
            Contribution before = ReportCodec.contribution(standing);
            Contribution after = ReportCodec.contribution(report);
            return before.equals(after) ? List.of() : List.of(entry(leaves, from, difference(before, after)));
        }
        List<Entry> entries = new ArrayList<>();
        if (counted) {
            Amounts taken = new Amounts();
            taken.subtract(ReportCodec.contribution(standing));
            entries.add(entry(leaves, from, taken));
        }
        if (counts) {
            Amounts given = new Amounts();
            given.add(ReportCodec.contribution(report));
            entries.add(entry(leaves, to, given));
        }
        return entries;
    }

    /** The number of the leaf that an entry with this key is of. */
    static int leaf(byte[] key) {
        return ByteBuffer.wrap(key).getInt();
    }

    /** What the entry says. */
    static Corrections corrections(byte[] value) {
        return Corrections.readFrom(ByteBuffer.wrap(value));
    }

    private static Entry entry(Leaves leaves, int leaf, Amounts net) {
        byte[] key = ByteBuffer.allocate(KEY_BYTES).putInt(leaf).array();
        ByteBuffer value = ByteBuffer.allocate(Corrections.BYTES);
        leaves.corrections(leaf).plus(new Corrections(1, net)).writeTo(value);
        return new Entry(key, value.array());
    }

    private static Amounts difference(Contribution before, Contribution after) {
        Amounts difference = new Amounts();
        difference.add(after);
        difference.subtract(before);
        return difference;
    }
}
