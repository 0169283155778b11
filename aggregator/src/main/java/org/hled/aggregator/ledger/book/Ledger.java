package org.hled.aggregator.ledger.book;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.report.Sign;
import org.hled.aggregator.store.Entry;
import org.hled.aggregator.store.Fold;
import org.hled.aggregator.table.SecretHash;

/**
 * For each report the version that wins, the sums of the winners per leaf, what of these was corrected, and when signs last
 * came.
 *
 * <p>Its entries are of five kinds, told apart by the length of the key:
 *
 * <pre>
 *  4 bytes  a leaf's number → its key, and those of the leaves that follow on it ({@link LeafBatch})
 *  5 bytes  a leaf's number, then 0 → its {@link org.hled.aggregator.report.Corrections} until now; none where there were none
 *  8 bytes  a batch's number → versions that won one after the other ({@link VersionBatch}): the report's id, the head of the
 *           version ({@link ReportCodec}), its leaf's number in 4 bytes
 * 16 bytes  a report's id → the same of one version: so builds before 0.1.0 wrote them
 *  more     16 zero bytes, then a sign's key → when the last one came, in seconds, 8 bytes
 * </pre>
 *
 * A leaf that was ever touched keeps its number, also when all its reports have moved away: after a restart its sum must
 * still go out, as zero. Sums are never stored: they follow from the entries as these are applied. Corrections are stored,
 * since they do not follow from the versions that stand; only a version that replaces another pays for them. Signs are kept
 * to the second, so that a flood of reports writes one a second.
 */
public final class Ledger implements Fold {

    private static final long MILLIS = 1_000;

    /** Some thousand reports: more at once are looked up no faster. */
    private static final int RESTORED_TOGETHER_BYTES = 128 * 1024;

    private final Versions versions;
    private final Map<String, LastSign> signs = new HashMap<>();
    private final DueQueue due = new DueQueue();
    private Leaves leaves = newLeaves();

    private final LeafBatch added = new LeafBatch();
    private final VersionBatch accepted = new VersionBatch();

    /** What else is to be logged: of a key the last entry. */
    private final Map<ByteBuffer, Entry> further = new LinkedHashMap<>();

    /** Empty, and so are the versions: they are this ledger's alone. */
    public Ledger(Versions versions) {
        this.versions = versions;
    }

    /** Tells which reports will be {@linkplain #take taken} next, by their ids, which are only made where it helps. */
    public void expect(Supplier<List<byte[]>> ids) {
        versions.expect(ids);
    }

    /**
     * Takes a version of a report. What becomes of it stands at once, and is still to be {@linkplain #takeEntries logged}.
     *
     * @param id the report's identity
     * @param report as {@link ReportCodec} has encoded it
     * @param timestamp milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
     */
    public Outcome take(byte[] id, byte[] report, long timestamp) {
        int leaf = leaves.find(report, ReportCodec.HEAD_BYTES);
        byte[] standing = versions.get(id);
        Outcome outcome = judge(standing, report);
        if (outcome == Outcome.ACCEPTED) {
            if (leaf == Leaves.NONE) {
                byte[] key = Arrays.copyOfRange(report, ReportCodec.HEAD_BYTES, report.length);
                leaf = addLeaf(key);
                added.add(leaf, key);
            }
            if (standing != null) {
                CorrectionEntries.of(leaves, standing, leafOf(standing), report, leaf)
                        .forEach(this::put);
            }
            byte[] version = version(report, leaf);
            accepted.add(id, version);
            stand(id, version);
        }
        if (leaf == Leaves.NONE) {
            // A superseded version may be of a leaf that never counted here.
            takeSign(Sign.keyOfReport(ReportCodec.leaf(report)), timestamp);
        } else {
            notice(leaves.lastReport(leaf), timestamp);
        }
        return outcome;
    }

    /** What is to be logged before the next commit, in this order, since this was last asked; it is applied already. */
    public List<Entry> takeEntries() {
        List<Entry> entries = new ArrayList<>();
        if (!added.isEmpty()) {
            entries.add(added.take());
        }
        entries.addAll(further.values());
        further.clear();
        if (!accepted.isEmpty()) {
            entries.add(accepted.take());
        }
        return entries;
    }

    private void put(Entry entry) {
        apply(entry.key(), entry.value());
        further.put(ByteBuffer.wrap(entry.key()), entry);
    }

    private Outcome judge(byte[] standing, byte[] report) {
        if (standing == null) {
            return Outcome.ACCEPTED;
        }
        int order = ReportCodec.compareHeads(report, standing);
        if (order == 0) {
            order = leaves.compare(report, ReportCodec.HEAD_BYTES, leafOf(standing));
        }
        return order > 0 ? Outcome.ACCEPTED : order == 0 ? Outcome.DUPLICATE : Outcome.SUPERSEDED;
    }

    private static byte[] version(byte[] report, int leaf) {
        byte[] version = Arrays.copyOf(report, Versions.BYTES);
        ByteBuffer.wrap(version).putInt(ReportCodec.HEAD_BYTES, leaf);
        return version;
    }

    /**
     * Takes a sign, which is still to be {@linkplain #takeEntries logged} unless as late a one is noted already.
     *
     * @param sign its key
     * @param timestamp milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
     */
    public void takeSign(String sign, long timestamp) {
        notice(sign(sign), timestamp);
    }

    private void notice(LastSign sign, long timestamp) {
        long second = timestamp / MILLIS;
        if (second > sign.second()) {
            put(signEntry(sign.key(), second));
        }
    }

    private static Entry signEntry(String sign, long second) {
        byte[] text = sign.getBytes(StandardCharsets.UTF_8);
        byte[] key = ByteBuffer.allocate(ReportId.BYTES + text.length)
                .put(ReportId.BYTES, text)
                .array();
        return new Entry(key, ByteBuffer.allocate(Long.BYTES).putLong(second).array());
    }

    @Override
    public void applyAll(List<Entry> entries) {
        int begin = 0;
        int bytes = 0;
        for (int i = 0; i < entries.size(); i++) {
            bytes += entries.get(i).key().length + entries.get(i).value().length;
            if (bytes >= RESTORED_TOGETHER_BYTES || i == entries.size() - 1) {
                restore(entries.subList(begin, i + 1));
                begin = i + 1;
                bytes = 0;
            }
        }
    }

    private void restore(List<Entry> entries) {
        versions.expect(() -> entries.stream().flatMap(Ledger::ids).toList());
        Fold.super.applyAll(entries);
    }

    private static Stream<byte[]> ids(Entry entry) {
        return switch (entry.key().length) {
            case VersionBatch.KEY_BYTES -> VersionBatch.ids(entry.value()).stream();
            case ReportId.BYTES -> Stream.of(entry.key());
            default -> Stream.empty();
        };
    }

    @Override
    public void apply(byte[] key, byte[] value) {
        switch (key.length) {
            case LeafBatch.KEY_BYTES -> addLeaves(LeafBatch.first(key), LeafBatch.keys(value));
            case CorrectionEntries.KEY_BYTES -> {
                int leaf = CorrectionEntries.leaf(key);
                leaves.setCorrections(leaf, CorrectionEntries.corrections(value));
                changed(leaf);
            }
            case VersionBatch.KEY_BYTES -> {
                accepted.follow(key);
                VersionBatch.forEach(value, this::stand);
            }
            case ReportId.BYTES -> stand(key, value);
            default -> {
                String sign = new String(key, ReportId.BYTES, key.length - ReportId.BYTES, StandardCharsets.UTF_8);
                LastSign last = sign(sign);
                last.setSecond(ByteBuffer.wrap(value).getLong());
                changed(last);
            }
        }
    }

    /** Lets a version stand instead of the one before, if there was one. */
    private void stand(byte[] id, byte[] version) {
        byte[] before = versions.put(id, version);
        if (before != null && !ReportCodec.withdrawn(before)) {
            leaves.subtract(leafOf(before), ReportCodec.contribution(before));
            changed(leafOf(before));
        }
        if (!ReportCodec.withdrawn(version)) {
            leaves.add(leafOf(version), ReportCodec.contribution(version));
        }
        changed(leafOf(version));
    }

    @Override
    public void clear() {
        versions.clear();
        leaves = newLeaves();
        signs.clear();
        due.clear();
        added.clear();
        accepted.clear();
        further.clear();
    }

    /** A pulse is to be sent on after all that has changed until now. */
    public void addPulse(long asOf) {
        due.add(new PulseDue(asOf));
    }

    /** The next to be sent on; null if there is none. After a restart all leaves and signs are. */
    public Outgoing takeDue() {
        Outgoing next = due.poll(leaves);
        switch (next) {
            case LeafSum leaf -> leaves.setChanged(leaf.number(), false);
            case LastSign sign -> sign.setChanged(false);
            case PulseDue ignored -> {}
            case null -> {}
        }
        return next;
    }

    private Leaves newLeaves() {
        return new Leaves(new SecretHash(), series -> sign(Sign.keyOfReport(series)));
    }

    private void addLeaves(int first, Stream<String> keys) {
        if (first != leaves.size()) {
            throw new IllegalStateException("leaf %d follows on leaf %d".formatted(first, leaves.size() - 1));
        }
        keys.forEach(key -> addLeaf(key.getBytes(StandardCharsets.US_ASCII)));
    }

    private int addLeaf(byte[] key) {
        int leaf = leaves.add(key);
        changed(leaf);
        return leaf;
    }

    private void changed(int leaf) {
        if (!leaves.isChanged(leaf)) {
            leaves.setChanged(leaf, true);
            due.addLeaf(leaf);
        }
    }

    private void changed(LastSign sign) {
        if (!sign.isChanged()) {
            sign.setChanged(true);
            due.add(sign);
        }
    }

    private LastSign sign(String key) {
        return signs.computeIfAbsent(key, LastSign::new);
    }

    private static int leafOf(byte[] version) {
        return ByteBuffer.wrap(version).getInt(ReportCodec.HEAD_BYTES);
    }
}
