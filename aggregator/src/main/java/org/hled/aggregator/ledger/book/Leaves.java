package org.hled.aggregator.ledger.book;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.hled.aggregator.report.Amounts;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Corrections;

/**
 * The leaves of a {@link Ledger}, numbered in the order in which they came, each with the sum of its reports and what was
 * corrected of it. In flat arrays, as {@link MemoryVersions} is and for the same reason: with a million leaves a ledger
 * partition has hundreds of thousands of them. None is ever removed.
 */
final class Leaves {

    /** Where there is no such leaf. */
    static final int NONE = -1;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FIRST_CAPACITY = 32;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    /** Nobody can choose ids of initiatives that all hash to one place. */
    private final long secret = new SecureRandom().nextLong() | 1;

    private final List<LeafPage> pages = new ArrayList<>();
    private int size;

    /** By hash, in the first place that is free: the hash in the upper half, then the number with one added; 0 where free. */
    private long[] places = new long[FIRST_CAPACITY];

    int size() {
        return size;
    }

    /** The number of the leaf whose key begins at this place and goes to the end; {@link #NONE} if there is none. */
    int find(byte[] bytes, int from) {
        int hash = hash(bytes, from);
        int place = first(hash);
        while (places[place] != 0) {
            int number = (int) places[place] - 1;
            if ((int) (places[place] >>> Integer.SIZE) == hash && compare(bytes, from, number) == 0) {
                return number;
            }
            place = after(place);
        }
        return NONE;
    }

    /**
     * Adds a leaf, which must not be there yet.
     *
     * @param key in ASCII
     * @param lastReport when its agency last reported on its initiative, on this leaf or another
     * @return its number
     */
    int add(byte[] key, LastSign lastReport) {
        if (size == places.length / 2) {
            grow();
        }
        if (at(size) == 0) {
            pages.add(new LeafPage());
        }
        int number = size++;
        page(number).add(at(number), key, lastReport);
        enter((long) hash(key, 0) << Integer.SIZE | number + 1);
        return number;
    }

    /** The leaf's key, in ASCII. */
    byte[] key(int number) {
        return page(number).key(at(number));
    }

    /** Orders a key, which begins at this place and goes to the end, and the leaf's. */
    int compare(byte[] bytes, int from, int number) {
        return page(number).compare(bytes, from, at(number));
    }

    LastSign lastReport(int number) {
        return page(number).lastReport(at(number));
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

    private void enter(long entry) {
        int place = first((int) (entry >>> Integer.SIZE));
        while (places[place] != 0) {
            place = after(place);
        }
        places[place] = entry;
    }

    private int first(int hash) {
        return (int) ((hash & UNSIGNED) * places.length >>> Integer.SIZE);
    }

    private int after(int place) {
        return place + 1 == places.length ? 0 : place + 1;
    }

    private void grow() {
        long[] before = places;
        places = new long[Math.multiplyExact(before.length, 2)];
        for (long entry : before) {
            if (entry != 0) {
                enter(entry);
            }
        }
    }

    /** Eight bytes at a time, and what is left of them as one. */
    private int hash(byte[] bytes, int from) {
        long hash = mix(bytes.length - from);
        int at = from;
        for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < bytes.length; at++) {
            rest = rest << Byte.SIZE | bytes[at];
        }
        return (int) (mix(hash ^ rest) >>> Integer.SIZE);
    }

    /** Both halves of the product. */
    private long mix(long word) {
        return word * secret ^ Math.unsignedMultiplyHigh(word, secret);
    }
}
