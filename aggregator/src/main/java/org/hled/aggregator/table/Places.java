package org.hled.aggregator.table;

/**
 * Numbers by hash, each in the first place that is free from where its hash points to: a hash table of one array. What a number
 * stands for is kept elsewhere, and compared there. None is ever removed.
 */
public final class Places {

    /** Where there is no further place. */
    public static final int NONE = -1;

    private static final int FIRST_CAPACITY = 32;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    /** The hash in the upper half, then the number with one added; 0 where free. */
    private long[] places = new long[FIRST_CAPACITY];

    private int size;

    /** The first place of a number with this hash; {@link #NONE} if there is none. */
    public int first(int hash) {
        return from(start(hash), hash);
    }

    /** The next place of a number with the same hash; {@link #NONE} if there is none. */
    public int next(int place) {
        return from(after(place), hash(place));
    }

    /** The number in this place. */
    public int number(int place) {
        return (int) places[place] - 1;
    }

    /** Adds a number, which must not be there yet. */
    public void add(int hash, int number) {
        if (size == places.length / 2) {
            grow();
        }
        size++;
        enter((long) hash << Integer.SIZE | number + 1);
    }

    private int from(int begin, int hash) {
        int place = begin;
        while (places[place] != 0) {
            if (hash(place) == hash) {
                return place;
            }
            place = after(place);
        }
        return NONE;
    }

    private int hash(int place) {
        return hashIn(places[place]);
    }

    private static int hashIn(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    private int start(int hash) {
        return (int) ((hash & UNSIGNED) * places.length >>> Integer.SIZE);
    }

    private int after(int place) {
        return place + 1 == places.length ? 0 : place + 1;
    }

    private void enter(long entry) {
        int place = start(hashIn(entry));
        while (places[place] != 0) {
            place = after(place);
        }
        places[place] = entry;
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
}
