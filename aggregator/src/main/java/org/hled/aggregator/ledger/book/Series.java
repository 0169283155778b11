package org.hled.aggregator.ledger.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hled.aggregator.table.Places;
import org.hled.aggregator.table.SecretHash;

/**
 * The series of {@link Leaves}, which are all leaves of one initiative, agency, measure, unit and place: numbered in the order in
 * which they came, each with what its leaves share. In flat arrays, as there may be as many as leaves. None is ever removed.
 *
 * <p>The key of a series is what stands before the period in the keys of its leaves, the slash included.
 */
final class Series {

    /** Where there is no such series. */
    static final int NONE = -1;

    private final Function<String, LastSign> lastReports;
    private final SecretHash hash;
    private final Places places = new Places();
    private final List<SeriesPage> pages = new ArrayList<>();
    private int size;

    /** @param lastReports of the agency of a series, by its key, on its initiative: asked for each new series */
    Series(SecretHash hash, Function<String, LastSign> lastReports) {
        this.hash = hash;
        this.lastReports = lastReports;
    }

    /** The number of the series with this key; {@link #NONE} if there is none. */
    int find(byte[] bytes, int from, int to) {
        for (int place = places.first(hash.of(bytes, from, to)); place != Places.NONE; place = places.next(place)) {
            int number = places.number(place);
            if (page(number).is(bytes, from, to, at(number))) {
                return number;
            }
        }
        return NONE;
    }

    /**
     * Adds a series, which must not be there yet.
     *
     * @param key in ASCII
     * @param length of the key, behind which more may stand
     * @return its number
     */
    int add(byte[] key, int length) {
        LastSign lastReport = lastReports.apply(new String(key, 0, length, StandardCharsets.US_ASCII));
        if (at(size) == 0) {
            pages.add(new SeriesPage());
        }
        int number = size++;
        page(number).add(at(number), key, length, lastReport);
        places.add(hash.of(key, 0, length), number);
        return number;
    }

    /** How long its key is, in bytes. */
    int length(int number) {
        return page(number).length(at(number));
    }

    /** Writes its key to the beginning of these bytes. */
    void write(int number, byte[] out) {
        page(number).write(at(number), out);
    }

    /** Orders bytes without a sign and the key of this series. */
    int compare(byte[] bytes, int from, int to, int number) {
        return page(number).compare(bytes, from, to, at(number));
    }

    /** When its agency last reported on its initiative, in this series or another. */
    LastSign lastReport(int number) {
        return page(number).lastReport(at(number));
    }

    private SeriesPage page(int number) {
        return pages.get(number / SeriesPage.SERIES);
    }

    private static int at(int number) {
        return number % SeriesPage.SERIES;
    }
}
