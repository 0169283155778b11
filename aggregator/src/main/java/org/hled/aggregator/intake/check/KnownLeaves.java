package org.hled.aggregator.intake.check;

/**
 * Leaves that updates have fallen on, by the fields that decide on it: reports are many and leaves are few, and what has been
 * checked of those fields need not be checked and put together again. For one thread.
 *
 * <p>It holds a certain number, each in one of two places: nothing that anybody sends makes it grow, or search for long.
 */
final class KnownLeaves {

    /** A power of two. Some 5 MB with usual names, 8 MB with the longest. */
    private static final int PLACES = 1 << 13;

    private final KnownLeaf[] places = new KnownLeaf[PLACES];

    /** Of what is in each place: another leaf is mostly told without looking at it. */
    private final int[] hashes = new int[PLACES];

    /**
     * A period as it counts.
     *
     * @param name as {@link org.hled.aggregator.report.Periods} writes it
     * @param lastDay that was sent, in days since 1970-01-01
     */
    record Period(String name, long lastDay) {}

    /**
     * A leaf, and what an update says that falls on it: fields that were found valid.
     *
     * @param period of its days
     * @param leaf its key
     */
    record KnownLeaf(
            String agency,
            String initiative,
            String periodStart,
            String periodEnd,
            Statement.Codes codes,
            Period period,
            String leaf) {

        private boolean isOf(Update update, Statement.Codes said) {
            return update.initiative().equals(initiative)
                    && update.periodStart().equals(periodStart)
                    && said.equals(codes)
                    && update.periodEnd().equals(periodEnd)
                    && update.agency().equals(agency);
        }
    }

    /** The leaf of an update of which all is known that decides on it, or null. */
    KnownLeaf find(Update update, Statement.Codes codes) {
        int hash = hash(update, codes);
        int pair = pair(hash);
        for (int place = pair; place < pair + 2; place++) {
            KnownLeaf leaf = hashes[place] == hash ? places[place] : null;
            if (leaf != null && leaf.isOf(update, codes)) {
                return leaf;
            }
        }
        return null;
    }

    /** Keeps the leaf of an update that was found valid, in the place of the older of two if need be. */
    KnownLeaf remember(Update update, Statement.Codes codes, Period period, String leaf) {
        KnownLeaf known = new KnownLeaf(
                update.agency(), update.initiative(), update.periodStart(), update.periodEnd(), codes, period, leaf);
        int hash = hash(update, codes);
        int pair = pair(hash);
        places[pair + 1] = places[pair];
        hashes[pair + 1] = hashes[pair];
        places[pair] = known;
        hashes[pair] = hash;
        return known;
    }

    /** The first of two places that are next to each other. */
    private static int pair(int hash) {
        return (hash ^ hash >>> 16) & PLACES - 2;
    }

    private static int hash(Update update, Statement.Codes codes) {
        int hash = update.initiative().hashCode();
        hash = 31 * hash + update.periodStart().hashCode();
        hash = 31 * hash + update.periodEnd().hashCode();
        hash = 31 * hash + update.agency().hashCode();
        return 31 * hash + codes.hashCode();
    }
}
