package org.hled.aggregator;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hled.aggregator.HistoryPropertyTest.Step;
import org.hled.aggregator.TotalsPropertyTest.Entry;
import org.hled.aggregator.TotalsPropertyTest.Sent;

/** What the history must say, report by report: it keeps no cumulative figures, and knows of no restart. */
final class HistoryOracle {

    private final Map<String, Sent> winners = new HashMap<>();
    private final Map<String, Entry> catalog = new HashMap<>();
    private final Map<String, LeafBook> leaves = new TreeMap<>();

    /** A leaf: what was shown of it, and what has happened since. */
    private static final class LeafBook {

        final Sent any;
        boolean shown;
        int pillar;
        long cents;
        int reports;
        long shownCents;
        int shownReports;
        long newCents;
        long correctedCents;
        int revisions;

        LeafBook(Sent any) {
            this.any = any;
        }

        List<String> shownTotals() {
            return pillar == 0 ? List.of() : any.totals(pillar);
        }

        void count(Sent sent, int sign) {
            cents += (long) sign * sent.cents();
            reports += sign;
        }

        void correct(Sent sent, int sign) {
            count(sent, sign);
            correctedCents += (long) sign * sent.cents();
        }
    }

    private static final class StepBook {

        long revisions;
        boolean catalog;
        long corrected;
        long byNewReports;

        Step step() {
            return new Step(revisions, catalog, BigDecimal.valueOf(corrected, 2), BigDecimal.valueOf(byNewReports, 2));
        }
    }

    void catalog(Entry entry) {
        catalog.put(entry.initiative(), entry);
    }

    void report(Sent sent) {
        Sent standing = winners.get(sent.identity());
        if (standing != null && Sent.ORDER.compare(sent, standing) <= 0) {
            return;
        }
        winners.put(sent.identity(), sent);
        LeafBook leaf = leaves.computeIfAbsent(sent.leaf(), key -> new LeafBook(sent));
        if (standing == null) {
            if (!sent.withdrawn()) {
                leaf.count(sent, 1);
                leaf.newCents += sent.cents();
            }
            return;
        }
        LeafBook left = leaves.get(standing.leaf());
        boolean same = left == leaf
                && standing.withdrawn() == sent.withdrawn()
                && standing.cents() == sent.cents()
                && standing.precision() == sent.precision();
        if (same) {
            return;
        }
        if (!standing.withdrawn()) {
            left.correct(standing, -1);
            left.revisions++;
        }
        if (!sent.withdrawn()) {
            leaf.correct(sent, 1);
            // One version was replaced by one: in the same leaf, that is one correction.
            leaf.revisions += left == leaf && !standing.withdrawn() ? 0 : 1;
        }
    }

    /** All that has changed is published: the step of each total. */
    Map<String, Step> publish() {
        Map<String, StepBook> books = new TreeMap<>();
        List<String> shownTotals = leaves.values().stream()
                .flatMap(leaf -> leaf.shownTotals().stream())
                .distinct()
                .toList();
        leaves.values().forEach(leaf -> publish(leaf, shownTotals, books));
        Map<String, Step> steps = new TreeMap<>();
        books.forEach((key, book) -> steps.put(key, book.step()));
        steps.values().removeIf(Step.NONE::equals);
        return steps;
    }

    private void publish(LeafBook leaf, List<String> shownTotals, Map<String, StepBook> books) {
        Entry entry = catalog.get(leaf.any.initiative());
        int pillar = entry != null && entry.reporter().equals(leaf.any.agency()) ? entry.pillar() : 0;
        List<String> before = leaf.shown ? leaf.shownTotals() : List.of();
        List<String> now = pillar == 0 ? List.of() : leaf.any.totals(pillar);
        for (String key : before) {
            if (!now.contains(key)) {
                StepBook book = books.computeIfAbsent(key, k -> new StepBook());
                book.catalog |= leaf.shownReports > 0;
                book.corrected -= leaf.shownCents;
            }
        }
        for (String key : now) {
            StepBook book = books.computeIfAbsent(key, k -> new StepBook());
            if (leaf.shown || shownTotals.contains(key)) {
                book.revisions += leaf.revisions;
                book.corrected += leaf.correctedCents;
                book.byNewReports += leaf.newCents;
            } else {
                book.byNewReports += leaf.cents;
            }
            if (leaf.shown && !before.contains(key)) {
                book.catalog |= leaf.shownReports > 0;
                book.corrected += leaf.shownCents;
            }
        }
        leaf.shown = true;
        leaf.pillar = pillar;
        leaf.shownCents = leaf.cents;
        leaf.shownReports = leaf.reports;
        leaf.newCents = 0;
        leaf.correctedCents = 0;
        leaf.revisions = 0;
    }
}
