package org.hled.api.history;

import java.util.Arrays;
import java.util.BitSet;

/** Growing numbers, packed: 8 bytes each, and while it grows up to half as much again. */
final class Longs {

    private static final int SMALLEST = 2;

    private long[] values = new long[SMALLEST];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + Math.max(SMALLEST, size / 2));
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long get(int index) {
        return values[index];
    }

    long last() {
        return values[size - 1];
    }

    /** How many are below the value. */
    int countBelow(long value) {
        int found = Arrays.binarySearch(values, 0, size, value);
        return found < 0 ? -found - 1 : found;
    }

    void dropFirst(int count) {
        if (count == 0) {
            return;
        }
        values = Arrays.copyOfRange(values, count, Math.max(size, count + SMALLEST));
        size -= count;
    }

    /** Drops all but those at these places. */
    void retain(BitSet places) {
        values = places.stream().mapToLong(place -> values[place]).toArray();
        size = values.length;
    }
}
