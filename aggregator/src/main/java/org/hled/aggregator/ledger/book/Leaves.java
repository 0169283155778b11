package org.hled.aggregator.ledger.book;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int FIRST_CAPACITY = 16;
    private static final int FIRST_KEY_BYTES = 1024;

    /** By hash, in the first place that is free: the upper half of the hash, and the number with one added; 0 where free. */
    private long[] places = new long[2 * FIRST_CAPACITY];

    /** One after the other. */
    private byte[] keys = new byte[FIRST_KEY_BYTES];

    /** Where each key ends. */
    private int[] ends = new int[FIRST_CAPACITY];

    /** {@link Amounts#LONGS} each. */
    private long[] sums = new long[FIRST_CAPACITY * Amounts.LONGS];

    private boolean[] changed = new boolean[FIRST_CAPACITY];

    /** Null where nothing was ever corrected. */
    private Corrections[] corrections = new Corrections[FIRST_CAPACITY];

    private final List<LastSign> lastReports = new ArrayList<>();

    /** Nobody can choose ids of initiatives that all hash to one place. */
    private final long secret = new SecureRandom().nextLong() | 1;

    int size() {
        return lastReports.size();
    }

    /** The number of the leaf whose key begins at this place and goes to the end; {@link #NONE} if there is none. */
    int find(byte[] bytes, int from) {
        return numberAt(place(bytes, from, bytes.length, hash(bytes, from, bytes.length)));
    }

    /**
     * Adds a leaf, which must not be there yet.
     *
     * @param key in ASCII
     * @param lastReport when its agency last reported on its initiative, on this leaf or another
     * @return its number
     */
    int add(byte[] key, LastSign lastReport) {
        int number = size();
        if (number == ends.length) {
            grow();
        }
        int begin = begin(number);
        if (keys.length - begin < key.length) {
            keys = Arrays.copyOf(keys, more(Math.addExact(keys.length, key.length)));
        }
        System.arraycopy(key, 0, keys, begin, key.length);
        ends[number] = begin + key.length;
        lastReports.add(lastReport);
        enter(number);
        return number;
    }

    /** The leaf's key, in ASCII. */
    byte[] key(int number) {
        return Arrays.copyOfRange(keys, begin(number), ends[number]);
    }

    /** Orders a key, which begins at this place and goes to the end, and the leaf's. */
    int compare(byte[] bytes, int from, int number) {
        return Arrays.compareUnsigned(bytes, from, bytes.length, keys, begin(number), ends[number]);
    }

    LastSign lastReport(int number) {
        return lastReports.get(number);
    }

    /** A copy of the leaf's sum. */
    Amounts sum(int number) {
        return Amounts.readFrom(sums, number * Amounts.LONGS);
    }

    /** Takes a report in. */
    void add(int number, Contribution contribution) {
        Amounts sum = sum(number);
        sum.add(contribution);
        sum.writeTo(sums, number * Amounts.LONGS);
    }

    /** Takes a report out again. */
    void subtract(int number, Contribution contribution) {
        Amounts sum = sum(number);
        sum.subtract(contribution);
        sum.writeTo(sums, number * Amounts.LONGS);
    }

    Corrections corrections(int number) {
        return corrections[number] == null ? Corrections.NONE : corrections[number];
    }

    void setCorrections(int number, Corrections corrections) {
        this.corrections[number] = corrections;
    }

    boolean isChanged(int number) {
        return changed[number];
    }

    void setChanged(int number, boolean changed) {
        this.changed[number] = changed;
    }

    private int begin(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    /** Where the leaf of this key is, or the free place where it belongs. */
    private int place(byte[] bytes, int from, int to, long hash) {
        int place = first(hash);
        while (places[place] != 0 && !(isOf(hash, place) && isAt(place, bytes, from, to))) {
            place = place + 1 == places.length ? 0 : place + 1;
        }
        return place;
    }

    private int first(long hash) {
        return (int) ((hash & 0xFFFF_FFFFL) * places.length >>> Integer.SIZE);
    }

    private boolean isOf(long hash, int place) {
        return places[place] >>> Integer.SIZE == hash >>> Integer.SIZE;
    }

    private boolean isAt(int place, byte[] bytes, int from, int to) {
        int number = numberAt(place);
        return Arrays.equals(bytes, from, to, keys, begin(number), ends[number]);
    }

    private int numberAt(int place) {
        return (int) places[place] - 1;
    }

    private void enter(int number) {
        long hash = hash(keys, begin(number), ends[number]);
        int place = first(hash);
        while (places[place] != 0) {
            place = place + 1 == places.length ? 0 : place + 1;
        }
        places[place] = hash >>> Integer.SIZE << Integer.SIZE | number + 1;
    }

    private void grow() {
        int capacity = more(ends.length);
        ends = Arrays.copyOf(ends, capacity);
        sums = Arrays.copyOf(sums, Math.multiplyExact(capacity, Amounts.LONGS));
        changed = Arrays.copyOf(changed, capacity);
        corrections = Arrays.copyOf(corrections, capacity);
        places = new long[Math.multiplyExact(capacity, 2)];
        for (int number = 0; number < size(); number++) {
            enter(number);
        }
    }

    /** By half. */
    private static int more(int length) {
        return Math.addExact(length, length / 2);
    }

    /** Eight bytes at a time, and what is left of them as one. */
    private long hash(byte[] bytes, int from, int to) {
        long hash = mix(to - from);
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = rest << Byte.SIZE | bytes[at];
        }
        return mix(hash ^ rest);
    }

    /** Both halves of the product. */
    private long mix(long word) {
        return word * secret ^ Math.unsignedMultiplyHigh(word, secret);
    }
}
