package org.hled.aggregator.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Precision;
import org.hled.aggregator.report.Report;
import org.hled.aggregator.report.ReportCodec;
import org.hled.aggregator.report.ReportId;
import org.hled.aggregator.store.Entry;
import org.junit.jupiter.api.Test;

/** A ledger that is restored from its log, compacted or not, is the ledger that wrote it. */
public class LedgerReplayTest {

    private final ReportId.Maker ids = new ReportId.Maker();

    /** Of a ledger of its own. */
    protected Versions versions() {
        return new MemoryVersions();
    }

    /** @param second when it came */
    protected record Offer(int report, int second, Report version) {}

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
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 9),
                        reports)
                .as(Offer::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    protected void restoresSumsLeavesAndVersions(@ForAll("offers") List<Offer> offers) {
        Ledger ledger = new Ledger(versions());
        List<Entry> log = new ArrayList<>();
        offers.forEach(offer -> take(ledger, log, offer));
        log.addAll(ledger.takeEntries());
        Map<String, Object> told = told(ledger);

        assertThat(told(replay(log))).isEqualTo(told);
        assertThat(told(replay(compacted(log)))).isEqualTo(told);
        Ledger restored = replay(compacted(log));
        for (Offer offer : offers) {
            assertThat(take(restored, new ArrayList<>(), offer)).isNotEqualTo(Outcome.ACCEPTED);
        }
    }

    /** Builds before 0.1.0 logged each leaf by itself, and each version too, under the report's id. */
    @Property(tries = 50)
    void restoresWhatEarlierBuildsHaveLogged(@ForAll("offers") List<Offer> offers) {
        Ledger ledger = new Ledger(versions());
        List<Entry> log = new ArrayList<>();
        offers.forEach(offer -> take(ledger, log, offer));
        log.addAll(ledger.takeEntries());
        List<Entry> singly = new ArrayList<>();
        for (Entry entry : log) {
            switch (entry.key().length) {
                case VersionBatch.KEY_BYTES ->
                    VersionBatch.forEach(entry.value(), (id, version) -> singly.add(new Entry(id, version)));
                case LeafBatch.KEY_BYTES -> singly.addAll(leavesOf(entry));
                default -> singly.add(entry);
            }
        }

        assertThat(told(replay(compacted(singly)))).isEqualTo(told(ledger));
    }

    private static List<Entry> leavesOf(Entry batch) {
        List<Entry> leaves = new ArrayList<>();
        LeafBatch.keys(batch.value()).forEach(leaf -> {
            LeafBatch single = new LeafBatch();
            single.add(LeafBatch.first(batch.key()) + leaves.size(), leaf.getBytes(StandardCharsets.US_ASCII));
            leaves.add(single.take());
        });
        return leaves;
    }

    @Property(tries = 50)
    void goesOnBehindWhatWasLogged(@ForAll("offers") List<Offer> offers) {
        Ledger ledger = new Ledger(versions());
        List<Entry> log = new ArrayList<>();
        for (Offer offer : offers) {
            take(ledger, log, offer);
            log.addAll(ledger.takeEntries());
            ledger = replay(log);
        }

        assertThat(told(replay(compacted(log)))).isEqualTo(told(ledger));
    }

    @Property(tries = 50)
    void aLedgerThatIsRevivedCountsNothingTwice(@ForAll("offers") List<Offer> offers) {
        Ledger ledger = new Ledger(versions());
        List<Entry> log = new ArrayList<>();
        offers.forEach(offer -> take(ledger, log, offer));
        log.addAll(ledger.takeEntries());
        Map<String, Object> told = told(ledger);
        ledger.clear();

        ledger.applyAll(log);

        assertThat(told(ledger)).isEqualTo(told);
    }

    private Outcome take(Ledger ledger, List<Entry> log, Offer offer) {
        byte[] id = ids.of((byte) 1, "a", "r" + offer.report());
        byte[] report = ReportCodec.encode(offer.version());
        Outcome outcome = ledger.take(id, report, offer.second() * 1_000L + 999);
        // Some by themselves, and some with those before; the last ones of all, too.
        if (offer.report() > 2) {
            log.addAll(ledger.takeEntries());
        }
        return outcome;
    }

    private Ledger replay(List<Entry> log) {
        Ledger ledger = new Ledger(versions());
        ledger.applyAll(log);
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

    @Property(tries = 100)
    void aSignIsTheLatestToTheSecondAndNeverGoesBack(@ForAll("offers") List<Offer> offers) {
        Ledger ledger = new Ledger(versions());
        Map<String, Object> latest = new TreeMap<>();
        for (Offer offer : offers) {
            String leaf = offer.version().leaf();
            take(ledger, new ArrayList<>(), offer);
            latest.merge(
                    "report/" + leaf.substring(0, leaf.indexOf("/m/")),
                    (long) offer.second(),
                    (a, b) -> Math.max((long) a, (long) b));
        }

        Map<String, Object> signs = told(ledger);
        signs.keySet().removeIf(key -> !key.startsWith("report/"));
        assertThat(signs).isEqualTo(latest);
    }

    /** Each report twice, and the second version so far behind the first that both are not looked up together. */
    @Test
    void restoresMoreThanIsLookedUpTogether() {
        Ledger ledger = new Ledger(versions());
        List<Entry> log = new ArrayList<>();
        for (int version = 0; version < 10_000; version++) {
            Contribution contribution = new Contribution(version, Precision.EXACT);
            Report report = new Report(version / 5_000, 0, false, contribution, "i/a/m/u/-/2024");
            take(ledger, log, new Offer(version % 5_000, 1, report));
            if (version % 7 == 0) {
                log.addAll(ledger.takeEntries());
            }
        }
        log.addAll(ledger.takeEntries());

        assertThat(told(replay(log))).isEqualTo(told(ledger));
    }

    @Test
    void aPulseGoesBehindAllThatHadChangedBefore() {
        Ledger ledger = new Ledger(versions());
        takeOne(ledger, "i/a/m/u/-/2024");
        ledger.addPulse(7);
        takeOne(ledger, "j/a/m/u/-/2024");

        assertThat(((LeafSum) ledger.takeDue()).key()).asString().isEqualTo("i/a/m/u/-/2024");
        assertThat(((LastSign) ledger.takeDue()).key()).isEqualTo("report/i/a");
        assertThat(ledger.takeDue()).isEqualTo(new PulseDue(7));
        assertThat(ledger.takeDue()).isInstanceOf(LeafSum.class);
        assertThat(ledger.takeDue()).isInstanceOf(LastSign.class);
        assertThat(ledger.takeDue()).isNull();
    }

    private void takeOne(Ledger ledger, String leaf) {
        Contribution contribution = new Contribution(1, Precision.EXACT);
        take(ledger, new ArrayList<>(), new Offer(leaf.hashCode(), 1, new Report(0, 0, false, contribution, leaf)));
    }

    /** What is to be told of all leaves that were ever touched, emptied ones included, and of all signs. */
    private static Map<String, Object> told(Ledger ledger) {
        Map<String, Object> told = new TreeMap<>();
        Outgoing next;
        while ((next = ledger.takeDue()) != null) {
            switch (next) {
                case LeafSum leaf -> told.put(new String(leaf.key(), StandardCharsets.US_ASCII), leaf.tally());
                case LastSign sign -> told.put(sign.key(), sign.second());
                case PulseDue pulse -> throw new AssertionError("nobody has sent " + pulse);
            }
        }
        return told;
    }
}
