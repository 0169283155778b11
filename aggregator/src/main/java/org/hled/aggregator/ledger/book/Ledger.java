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
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.report.Sign;
import org.hled.aggregator.store.Entry;
import org.hled.aggregator.store.Fold;

/**
 * For each report the version that wins, the sums of the winners per leaf, what of these was corrected, and when signs last
 * came.
 *
 * <p>Its entries are of five kinds, told apart by the length of the key:
 *
 * <pre>
 *  4 bytes  a leaf's number → the leaf's key
 *  5 bytes  a leaf's number, then 0 → its {@link Corrections} until now; none where there were none
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

    private static final int NUMBER_BYTES = Integer.BYTES;
    private static final long MILLIS = 1_000;

    /** Some thousand reports: more at once are looked up no faster. */
    private static final int RESTORED_TOGETHER_BYTES = 128 * 1024;

    private final Versions versions;
    private final List<LeafSum> leaves = new ArrayList<>();
    private final Map<String, LeafSum> leavesByKey = new HashMap<>();
    private final Map<String, LastSign> signs = new HashMap<>();
    private final ArrayDeque<Outgoing> due = new ArrayDeque<>();
    private final VersionBatch accepted = new VersionBatch();

    /** Empty, and so are the versions: they are this ledger's alone. */
    public Ledger(Versions versions) {
        this.versions = versions;
    }

    /** Tells which reports will be {@linkplain #take taken} next, by their ids, which are only made where it helps. */
    public void expect(Supplier<List<byte[]>> ids) {
        versions.expect(ids);
    }

    /**
     * Takes a version of a report. One that is accepted stands at once, and is still to be {@linkplain #takeAccepted logged}.
     *
     * @param id the report's identity
     * @param report as {@link ReportCodec} has encoded it
     * @param timestamp milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
     * @param put takes what else is to be logged; the entry has been {@linkplain #apply applied} when it returns
     */
    public Outcome take(byte[] id, byte[] report, long timestamp, Consumer<Entry> put) {
        String key = ReportCodec.leaf(report);
        LeafSum leaf = leavesByKey.get(key);
        byte[] standing = versions.get(id);
        Outcome outcome = judge(standing, report, key);
        if (outcome == Outcome.ACCEPTED) {
            if (leaf == null) {
                put.accept(new Entry(number(leaves.size()), key.getBytes(StandardCharsets.US_ASCII)));
                leaf = leaves.getLast();
            }
            if (standing != null) {
                CorrectionEntries.of(standing, leafOf(standing), report, leaf).forEach(put);
            }
            byte[] version = version(report, leaf);
            accepted.add(id, version);
            stand(id, version);
        }
        if (leaf == null) {
            // A superseded version may be of a leaf that never counted here.
            takeSign(Sign.ofReport(key).key(), timestamp, put);
        } else if (timestamp / MILLIS > leaf.lastReport().second()) {
            put.accept(signEntry(leaf.lastReport().key(), timestamp / MILLIS));
        }
        return outcome;
    }

    /** What was accepted since this was last asked, as an entry to be logged before the next commit; it is applied already. */
    public Optional<Entry> takeAccepted() {
        return accepted.isEmpty() ? Optional.empty() : Optional.of(accepted.take());
    }

    private Outcome judge(byte[] standing, byte[] report, String leaf) {
        if (standing == null) {
            return Outcome.ACCEPTED;
        }
        int order = ReportCodec.compareHeads(report, standing);
        if (order == 0) {
            order = leaf.compareTo(leafOf(standing).key());
        }
        return order > 0 ? Outcome.ACCEPTED : order == 0 ? Outcome.DUPLICATE : Outcome.SUPERSEDED;
    }

    private static byte[] version(byte[] report, LeafSum leaf) {
        byte[] version = Arrays.copyOf(report, Versions.BYTES);
        ByteBuffer.wrap(version).putInt(ReportCodec.HEAD_BYTES, leaf.number());
        return version;
    }

    /**
     * Takes a sign; nothing is to be written if as late a one is noted already.
     *
     * @param sign its key
     * @param timestamp milliseconds since 1970-01-01T00:00:00Z, by the broker's clock
     * @param put as for {@link #take}
     */
    public void takeSign(String sign, long timestamp, Consumer<Entry> put) {
        long second = timestamp / MILLIS;
        LastSign last = signs.get(sign);
        if (last == null || second > last.second()) {
            put.accept(signEntry(sign, second));
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
            bytes += entries.get(i).value().length;
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
            case NUMBER_BYTES -> addLeaf(ByteBuffer.wrap(key).getInt(), new String(value, StandardCharsets.US_ASCII));
            case CorrectionEntries.KEY_BYTES -> {
                LeafSum leaf = leaves.get(CorrectionEntries.leaf(key));
                leaf.setCorrections(CorrectionEntries.corrections(value));
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
            leafOf(before).sum().subtract(ReportCodec.contribution(before));
            changed(leafOf(before));
        }
        if (!ReportCodec.withdrawn(version)) {
            leafOf(version).sum().add(ReportCodec.contribution(version));
        }
        changed(leafOf(version));
    }

    @Override
    public void clear() {
        versions.clear();
        leaves.clear();
        leavesByKey.clear();
        signs.clear();
        due.clear();
        accepted.clear();
    }

    /** A pulse is to be sent on after all that has changed until now. */
    public void addPulse(long asOf) {
        due.add(new PulseDue(asOf));
    }

    /** The next to be sent on; null if there is none. After a restart all leaves and signs are. */
    public Outgoing takeDue() {
        Outgoing next = due.poll();
        switch (next) {
            case LeafSum leaf -> leaf.setChanged(false);
            case LastSign sign -> sign.setChanged(false);
            case PulseDue ignored -> {}
            case null -> {}
        }
        return next;
    }

    private void addLeaf(int number, String key) {
        if (number != leaves.size()) {
            throw new IllegalStateException("leaf %d follows on leaf %d".formatted(number, leaves.size() - 1));
        }
        LeafSum leaf = new LeafSum(number, key, sign(Sign.ofReport(key).key()));
        leaves.add(leaf);
        leavesByKey.put(key, leaf);
        changed(leaf);
    }

    private void changed(LeafSum leaf) {
        if (!leaf.isChanged()) {
            leaf.setChanged(true);
            due.add(leaf);
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

    private LeafSum leafOf(byte[] version) {
        return leaves.get(ByteBuffer.wrap(version).getInt(ReportCodec.HEAD_BYTES));
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(NUMBER_BYTES).putInt(number).array();
    }
}
