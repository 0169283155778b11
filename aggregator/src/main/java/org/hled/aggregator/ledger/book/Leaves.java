package org.hled.aggregator.ledger.book;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;
import org.hled.aggregator.table.Places;
import org.hled.aggregator.table.SecretHash;

/**
 * The leaves of a {@link Ledger}, numbered in the order in which they came, each with the sum of its reports and what was
 * corrected of it. In flat arrays, as {@link MemoryVersions} is and for the same reason: with a million leaves a ledger
 * partition has hundreds of thousands of them. None is ever removed.
 *
 * <p>A leaf's key is kept as the number of its {@link Series} and its {@linkplain PackedPeriod period}: twelve bytes instead of
 * some 55, as what stands before the period is the same for as many leaves as there are periods.
 */
final class Leaves {

    /** Where there is no such leaf. */
    static final int NONE = -1;

    private final SecretHash hash;
    private final Series allSeries;
    private final Places places = new Places();
    private final List<LeafPage> pages = new ArrayList<>();
    private int size;

    /**
     * None yet.
     *
     * @param lastReports when an agency last reported on an initiative, by the part of a leaf's key that stands before the
     *     period: asked once for all leaves of a series
     */
    Leaves(SecretHash hash, Function<String, LastSign> lastReports) {
        this.hash = hash;
        allSeries = new Series(hash, lastReports);
    }

    int size() {
        return size;
    }

    /** The number of the leaf whose key begins at this place and goes to the end; {@link #NONE} if there is none. */
    int find(byte[] bytes, int from) {
        int end = PackedPeriod.begin(bytes, from);
        int series = allSeries.find(bytes, from, end);
        return series == Series.NONE ? NONE : find(series, PackedPeriod.of(bytes, end));
    }

    private int find(int series, long period) {
        for (int place = places.first(hash.of(series, period)); place != Places.NONE; place = places.next(place)) {
            int number = places.number(place);
            LeafPage page = page(number);
            if (page.period(at(number)) == period && page.series(at(number)) == series) {
                return number;
            }
        }
        return NONE;
    }

    /**
     * Adds a leaf, which must not be there yet.
     *
     * @param key in ASCII
     * @return its number
     */
    int add(byte[] key) {
        int end = PackedPeriod.begin(key, 0);
        int known = allSeries.find(key, 0, end);
        int series = known == Series.NONE ? allSeries.add(key, end) : known;
        long period = PackedPeriod.of(key, end);
        if (at(size) == 0) {
            pages.add(new LeafPage());
        }
        int number = size++;
        page(number).add(at(number), series, period);
        places.add(hash.of(series, period), number);
        return number;
    }

    /** The leaf's key, in ASCII. */
    byte[] key(int number) {
        long period = page(number).period(at(number));
        int end = allSeries.length(seriesOf(number));
        byte[] key = new byte[end + PackedPeriod.length(period)];
        allSeries.write(seriesOf(number), key);
        PackedPeriod.write(period, key, end);
        return key;
    }

    /** Orders a key, which begins at this place and goes to the end, and the leaf's: as bytes without a sign. */
    int compare(byte[] bytes, int from, int number) {
        int end = Math.min(bytes.length, from + allSeries.length(seriesOf(number)));
        int order = allSeries.compare(bytes, from, end, seriesOf(number));
        return order != 0
                ? order
                : PackedPeriod.compare(bytes, end, page(number).period(at(number)));
    }

    /** When the leaf's agency last reported on its initiative, on this leaf or another. */
    LastSign lastReport(int number) {
        return allSeries.lastReport(seriesOf(number));
    }

    private int seriesOf(int number) {
        return page(number).series(at(number));
    }

    /** A copy of the leaf's sum. */
    Amounts sum(int number) {
        return page(number).sum(at(number));
    }

    /** Takes a report in. */
    void add(int number, Contribution contribution) {
        page(number).add(at(number), contribution);
    }

    /** Takes a report out again. */
    void subtract(int number, Contribution contribution) {
        page(number).subtract(at(number), contribution);
    }

    Corrections corrections(int number) {
        return page(number).corrections(at(number));
    }

    void setCorrections(int number, Corrections corrections) {
        page(number).setCorrections(at(number), corrections);
    }

    boolean isChanged(int number) {
        return page(number).isChanged(at(number));
    }

    void setChanged(int number, boolean changed) {
        page(number).setChanged(at(number), changed);
    }

    private LeafPage page(int number) {
        return pages.get(number / LeafPage.LEAVES);
    }

    private static int at(int number) {
        return number % LeafPage.LEAVES;
    }
}
