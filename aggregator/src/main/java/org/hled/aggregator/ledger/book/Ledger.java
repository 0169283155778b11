package org.hled.aggregator.ledger.book;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.store.Entry;
import org.hled.aggregator.store.Fold;

/**
 * For each report the version that wins, and the sums of the winners per leaf.
 *
 * <p>Its entries are of two kinds, told apart by the length of the key:
 *
 * <pre>
 * 16 bytes  a report's id   → head of the winning version ({@link ReportCodec}), then its leaf's number in 4 bytes
 *  4 bytes  a leaf's number → the leaf's key
 * </pre>
 *
 * A leaf that was ever touched keeps its number, also when all its reports have moved away: after a restart its sum must
 * still go out, as zero. Sums are never stored: they follow from the entries as these are applied.
 */
public final class Ledger implements Fold {

    private static final int NUMBER_BYTES = Integer.BYTES;
    private static final int VERSION_BYTES = ReportCodec.HEAD_BYTES + NUMBER_BYTES;

    private final Map<ReportId, byte[]> versions = new HashMap<>();
    private final List<LeafSum> leaves = new ArrayList<>();
    private final Map<String, LeafSum> leavesByKey = new HashMap<>();
    private final ArrayDeque<LeafSum> changed = new ArrayDeque<>();

    /**
     * Judges a version against the one that stands.
     *
     * @param report as {@link ReportCodec} has encoded it
     */
    public Outcome judge(byte[] id, byte[] report) {
        byte[] standing = versions.get(ReportId.readFrom(id));
        if (standing == null) {
            return Outcome.ACCEPTED;
        }
        int order = ReportCodec.compareHeads(report, standing);
        if (order == 0) {
            order = ReportCodec.leaf(report).compareTo(leafOf(standing).key());
        }
        return order > 0 ? Outcome.ACCEPTED : order == 0 ? Outcome.DUPLICATE : Outcome.SUPERSEDED;
    }

    /** The entry that makes the leaf known; empty if it is known already. To be written before {@link #versionEntry}. */
    public Optional<Entry> leafEntry(String leaf) {
        return leavesByKey.containsKey(leaf)
                ? Optional.empty()
                : Optional.of(new Entry(number(leaves.size()), leaf.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The entry that makes this version the one that stands. */
    public Entry versionEntry(byte[] id, byte[] report, String leaf) {
        byte[] value = Arrays.copyOf(report, VERSION_BYTES);
        ByteBuffer.wrap(value)
                .putInt(ReportCodec.HEAD_BYTES, leavesByKey.get(leaf).number());
        return new Entry(id, value);
    }

    @Override
    public void apply(byte[] key, byte[] value) {
        if (key.length == NUMBER_BYTES) {
            addLeaf(ByteBuffer.wrap(key).getInt(), new String(value, StandardCharsets.US_ASCII));
        } else {
            byte[] before = versions.put(ReportId.readFrom(key), value);
            if (before != null && !ReportCodec.withdrawn(before)) {
                leafOf(before).sum().subtract(ReportCodec.contribution(before));
                changed(leafOf(before));
            }
            if (!ReportCodec.withdrawn(value)) {
                leafOf(value).sum().add(ReportCodec.contribution(value));
            }
            changed(leafOf(value));
        }
    }

    @Override
    public void clear() {
        versions.clear();
        leaves.clear();
        leavesByKey.clear();
        changed.clear();
    }

    /** The next leaf whose sum has changed since it was last taken; null if there is none. After a restart all have. */
    public LeafSum takeChanged() {
        LeafSum leaf = changed.poll();
        if (leaf != null) {
            leaf.setChanged(false);
        }
        return leaf;
    }

    private void addLeaf(int number, String key) {
        if (number != leaves.size()) {
            throw new IllegalStateException("leaf %d follows on leaf %d".formatted(number, leaves.size() - 1));
        }
        LeafSum leaf = new LeafSum(number, key);
        leaves.add(leaf);
        leavesByKey.put(key, leaf);
        changed(leaf);
    }

    private void changed(LeafSum leaf) {
        if (!leaf.isChanged()) {
            leaf.setChanged(true);
            changed.add(leaf);
        }
    }

    private LeafSum leafOf(byte[] version) {
        return leaves.get(ByteBuffer.wrap(version).getInt(ReportCodec.HEAD_BYTES));
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(NUMBER_BYTES).putInt(number).array();
    }
}
