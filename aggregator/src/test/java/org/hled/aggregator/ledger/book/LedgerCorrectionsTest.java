package org.hled.aggregator.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.report.Precision;
import org.hled.aggregator.report.Report;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.report.ReportId;
import org.junit.jupiter.api.Test;

/** Which versions correct, and what of which leaf. */
class LedgerCorrectionsTest {

    private static final String MARCH = "i/a/m/u/-/2024-03";
    private static final String APRIL = "i/a/m/u/-/2024-04";

    private final byte[] id = new ReportId.Maker().of((byte) 1, "a", "r");
    private final Ledger ledger = new Ledger(new MemoryVersions());

    @Test
    void aReportsFirstVersionCorrectsNothing() {
        accept(version(0, 500, MARCH));

        assertThat(corrections()).isEqualTo(Map.of(MARCH, Corrections.NONE));
    }

    @Test
    void aRevisionCorrectsByTheDifference() {
        accept(version(0, 500, MARCH));
        accept(version(1, 700, MARCH));
        accept(version(2, 600, MARCH));

        assertThat(corrections()).isEqualTo(Map.of(MARCH, new Corrections(2, net(-500, 600))));
    }

    @Test
    void anotherPrecisionAloneIsACorrection() {
        accept(version(0, 500, MARCH));
        accept(new Report(1, 0, false, new Contribution(500, Precision.ESTIMATED), MARCH));

        Corrections corrections = corrections().get(MARCH);
        assertThat(corrections.revisions()).isEqualTo(1);
        assertThat(corrections.net().value()).isEqualByComparingTo("0");
        assertThat(corrections.net().estimated()).isEqualTo(1);
    }

    @Test
    void aRevisionThatSaysTheSameCorrectsNothing() {
        accept(version(0, 500, MARCH));
        accept(new Report(1, 77, false, new Contribution(500, Precision.EXACT), MARCH));

        assertThat(corrections()).isEqualTo(Map.of(MARCH, Corrections.NONE));
    }

    @Test
    void aWithdrawalCorrectsOnceAndSoDoesTakingItBack() {
        accept(version(0, 500, MARCH));
        accept(withdrawn(1, 500, MARCH));
        accept(withdrawn(2, 900, APRIL));
        assertThat(corrections()).isEqualTo(Map.of(MARCH, new Corrections(1, net(-500)), APRIL, Corrections.NONE));

        accept(version(3, 800, APRIL));
        assertThat(corrections()).isEqualTo(Map.of(APRIL, new Corrections(1, net(800))));
    }

    @Test
    void aMoveCorrectsBothLeaves() {
        accept(version(0, 500, MARCH));
        accept(version(1, 700, APRIL));

        assertThat(corrections())
                .isEqualTo(Map.of(MARCH, new Corrections(1, net(-500)), APRIL, new Corrections(1, net(700))));
    }

    private static Report version(int revision, long hundredths, String leaf) {
        return new Report(revision, 0, false, new Contribution(hundredths, Precision.EXACT), leaf);
    }

    private static Report withdrawn(int revision, long hundredths, String leaf) {
        return new Report(revision, 0, true, new Contribution(hundredths, Precision.EXACT), leaf);
    }

    /** The sum of these, with reports that are taken out where they are below zero. */
    private static Amounts net(long... hundredths) {
        Amounts net = new Amounts();
        for (long value : hundredths) {
            if (value < 0) {
                net.subtract(new Contribution(-value, Precision.EXACT));
            } else {
                net.add(new Contribution(value, Precision.EXACT));
            }
        }
        return net;
    }

    private void accept(Report version) {
        assertThat(ledger.take(id, ReportCodec.encode(version), 0)).isEqualTo(Outcome.ACCEPTED);
    }

    /** Of the leaves that are due. */
    private Map<String, Corrections> corrections() {
        Map<String, Corrections> corrections = new TreeMap<>();
        Outgoing next;
        while ((next = ledger.takeDue()) != null) {
            if (next instanceof LeafSum leaf) {
                corrections.put(
                        new String(leaf.key(), StandardCharsets.US_ASCII),
                        leaf.tally().corrections());
            }
        }
        return corrections;
    }
}
