package org.hled.aggregator.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Precision;
import org.hled.aggregator.report.Report;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.store.Entry;

/** A ledger that is restored from its log, compacted or not, is the ledger that wrote it. */
class LedgerReplayTest {

    private final ReportId.Maker ids = new ReportId.Maker();

    record Offer(int report, Report version) {}

    @Provide
    Arbitrary<List<Offer>> offers() {
        Arbitrary<Report> reports = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(-500L, 0L, 725L),
                        Arbitraries.of(Precision.class),
                        Arbitraries.of("i/a/m/u/-/2024", "i/a/m/u/-/2024-03", "j/a/m/u/-/all"))
                .as((revision, withdrawn, hundredths, precision, leaf) ->
                        new Report(revision, 0, withdrawn, new Contribution(hundredths, precision), leaf));
        return Combinators.combine(Arbitraries.integers().between(0, 5), reports)
                .as(Offer::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void restoresSumsLeavesAndVersions(@ForAll("offers") List<Offer> offers) {
        Ledger ledger = new Ledger();
        List<Entry> log = new ArrayList<>();
        for (Offer offer : offers) {
            byte[] id = ids.of((byte) 1, "a", "r" + offer.report());
            byte[] report = ReportCodec.encode(offer.version());
            if (ledger.judge(id, report) == Outcome.ACCEPTED) {
                String leaf = offer.version().leaf();
                ledger.leafEntry(leaf).ifPresent(entry -> write(ledger, log, entry));
                write(ledger, log, ledger.versionEntry(id, report, leaf));
            }
        }
        Map<String, Amounts> sums = sums(ledger);

        assertThat(sums(replay(log))).isEqualTo(sums);
        assertThat(sums(replay(compacted(log)))).isEqualTo(sums);
        Ledger restored = replay(compacted(log));
        for (Offer offer : offers) {
            byte[] id = ids.of((byte) 1, "a", "r" + offer.report());
            assertThat(restored.judge(id, ReportCodec.encode(offer.version()))).isNotEqualTo(Outcome.ACCEPTED);
        }
    }

    @Property(tries = 50)
    void aLedgerThatIsRevivedCountsNothingTwice(@ForAll("offers") List<Offer> offers) {
        Ledger ledger = new Ledger();
        List<Entry> log = new ArrayList<>();
        for (Offer offer : offers) {
            String leaf = offer.version().leaf();
            ledger.leafEntry(leaf).ifPresent(entry -> write(ledger, log, entry));
        }
        ledger.clear();

        log.forEach(entry -> ledger.apply(entry.key(), entry.value()));

        assertThat(sums(ledger).values()).allMatch(sum -> sum.equals(new Amounts()));
    }

    private static void write(Ledger ledger, List<Entry> log, Entry entry) {
        ledger.apply(entry.key(), entry.value());
        log.add(entry);
    }

    private static Ledger replay(List<Entry> log) {
        Ledger ledger = new Ledger();
        log.forEach(entry -> ledger.apply(entry.key(), entry.value()));
        return ledger;
    }

    /** The last entry of each key, where it stood in the log. */
    private static List<Entry> compacted(List<Entry> log) {
        Map<List<Byte>, Entry> last = new LinkedHashMap<>();
        for (Entry entry : log) {
            List<Byte> key = new ArrayList<>();
            for (byte b : entry.key()) {
                key.add(b);
            }
            last.remove(key);
            last.put(key, entry);
        }
        return List.copyOf(last.values());
    }

    /** The sums of all leaves that were ever touched, emptied ones included. */
    private static Map<String, Amounts> sums(Ledger ledger) {
        Map<String, Amounts> sums = new TreeMap<>();
        LeafSum leaf;
        while ((leaf = ledger.takeChanged()) != null) {
            sums.put(leaf.key(), leaf.sum().copy());
        }
        return sums;
    }
}
