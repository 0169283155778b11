package org.hled.api.series;

import java.util.OptionalInt;

/** Periods that follow one another, by number; none if the first is after the last. */
record Range(int first, int last) {

    static final Range NONE = new Range(0, -1);

    /** What is asked for; what is not, from the first to the last of these. An end that is named is always in it. */
    static Range of(OptionalInt from, OptionalInt to, Range figures) {
        if (from.isEmpty() && to.isEmpty()) {
            return figures;
        }
        if (figures.isEmpty()) {
            int only = from.orElseGet(to::getAsInt);
            return new Range(only, to.orElse(only));
        }
        int first = from.orElseGet(() -> Math.min(figures.first, to.getAsInt()));
        return new Range(first, to.orElseGet(() -> Math.max(figures.last, first)));
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return last - first + 1;
    }

    /** The shortest range that has this number, too. */
    Range with(int number) {
        return isEmpty() ? new Range(number, number) : new Range(Math.min(first, number), Math.max(last, number));
    }
}
