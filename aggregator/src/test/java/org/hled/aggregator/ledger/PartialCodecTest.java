package org.hled.aggregator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hled.aggregator.ledger.Partial.LeafPartial;
import org.hled.aggregator.ledger.Partial.PulsePartial;
import org.hled.aggregator.ledger.Partial.SignPartial;
import org.hled.aggregator.ledger.book.Ledger;
import org.hled.aggregator.ledger.book.MemoryVersions;
import org.hled.aggregator.ledger.book.Outgoing;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Precision;
import org.hled.aggregator.report.Report;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.report.Tally;
import org.junit.jupiter.api.Test;

class PartialCodecTest {

    private static final String MARCH = "i/a/m/u/-/2024-03";
    private static final String APRIL = "i/a/m/u/-/2024-04";

    private final Ledger ledger = new Ledger(new MemoryVersions());
    private final ReportId.Maker ids = new ReportId.Maker();
    private final PartialWriter writer = new PartialWriter(7, 5);

    @Test
    void readsWhatWasWrittenInItsOrder() {
        report("1", 0, MARCH);
        ledger.addPulse(1_234);
        report("2", 0, APRIL);
        report("2", 1, APRIL);
        writeDue();

        assertThat(read(writer.key(), writer.take()))
                .containsExactly(
                        new LeafPartial(7, MARCH, 5, new Tally(sum(100), Corrections.NONE)),
                        new SignPartial(7, "report/i/a", 3),
                        new PulsePartial(7, 5, 1_234),
                        new LeafPartial(7, APRIL, 5, new Tally(sum(101), new Corrections(1, difference(1)))));
        assertThat(writer.isEmpty()).isTrue();
    }

    @Test
    void aRecordIsFullAtSixteenKibibytesAndNothingOfItIsLost() {
        List<String> leaves = new ArrayList<>();
        while (!writer.isFull()) {
            leaves.add("i/a/m/u/-/" + leaves.size());
            report(leaves.getLast(), 0, leaves.getLast());
            writeDue();
        }

        byte[] value = writer.take();
        assertThat(value).hasSizeBetween(16 * 1024, 17 * 1024);
        assertThat(read(writer.key(), value))
                .filteredOn(LeafPartial.class::isInstance)
                .extracting(partial -> ((LeafPartial) partial).leaf())
                .isEqualTo(leaves);
    }

    @Test
    void readsWhatTheEarliestBuildsHaveWritten() {
        byte[] leaf = MARCH.getBytes(StandardCharsets.UTF_8);
        byte[] key = ByteBuffer.allocate(6 + leaf.length)
                .putInt(7)
                .putShort((short) 5)
                .put(leaf)
                .array();
        Tally tally = new Tally(sum(300), new Corrections(2, difference(40)));
        ByteBuffer value = ByteBuffer.allocate(1 + Tally.BYTES).put((byte) 1);
        tally.writeTo(value);

        assertThat(read(key, value.array())).containsExactly(new LeafPartial(7, MARCH, 5, tally));
    }

    @Test
    void readsTheLongFormsOfEarlierBuilds() {
        Tally tally = new Tally(sum(300), new Corrections(2, difference(40)));
        ByteBuffer value = ByteBuffer.allocate(2 * (3 + MARCH.length()) + Tally.BYTES + Amounts.BYTES);
        value.put((byte) 1).putShort((short) MARCH.length()).put(MARCH.getBytes(StandardCharsets.US_ASCII));
        tally.writeTo(value);
        value.put((byte) 4).putShort((short) APRIL.length()).put(APRIL.getBytes(StandardCharsets.US_ASCII));
        sum(7).writeTo(value);

        assertThat(read(writer.key(), value.array()))
                .containsExactly(
                        new LeafPartial(7, MARCH, 5, tally),
                        new LeafPartial(7, APRIL, 5, new Tally(sum(7), Corrections.NONE)));
    }

    @Test
    void refusesAFormThatItDoesNotKnow() {
        assertThatThrownBy(() -> read(writer.key(), new byte[] {9, 0, 0}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("form 9");
    }

    private void report(String id, int revision, String leaf) {
        Contribution contribution = new Contribution(100 + revision, Precision.EXACT);
        byte[] report = ReportCodec.encode(new Report(revision, 0, false, contribution, leaf));
        ledger.take(ids.of((byte) 1, "a", id), report, 3_000);
    }

    private void writeDue() {
        Outgoing next;
        while ((next = ledger.takeDue()) != null) {
            writer.add(next);
        }
    }

    private static List<Partial> read(byte[] key, byte[] value) {
        return PartialCodec.read(key, value);
    }

    private static Amounts sum(long hundredths) {
        Amounts sum = new Amounts();
        sum.add(new Contribution(hundredths, Precision.EXACT));
        return sum;
    }

    /** Of a report that stays one. */
    private static Amounts difference(long hundredths) {
        Amounts difference = sum(100 + hundredths);
        difference.subtract(sum(100));
        return difference;
    }
}
