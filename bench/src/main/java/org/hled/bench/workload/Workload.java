package org.hled.bench.workload;

/**
 * What is published; the same numbers always give the same records, byte for byte.
 *
 * @param records how many records: 89 % new reports, 5 % exact repeats, 4.5 % higher revisions, 0.5 % stale revisions, 1 %
 *     with a defect
 * @param leaves how many leaves the reports may fall on
 * @param spread how they fall on them
 * @param seed where the random numbers begin
 */
public record Workload(int records, int leaves, Spread spread, long seed) {

    /** Kinds of update, which take turns. */
    static final int KINDS = 4;

    /** The months that a leaf may be of: from 1950 on, so that any number of leaves has its place. */
    static final int FIRST_YEAR = 1950;

    static final int MOST_MONTHS = 75 * 12;
    private static final int MOST_INITIATIVES = 1_000;

    public Workload {
        require(records >= 1, "records must be 1 or more, and is " + records);
        int most = KINDS * MOST_INITIATIVES * MOST_MONTHS;
        require(
                leaves >= KINDS && leaves <= most,
                "leaves must be a number from %d to %d, and is %d".formatted(KINDS, most, leaves));
    }

    /** How many initiatives the leaves are of: some 12 months of each kind to one, as far as that goes. */
    public int initiatives() {
        return Math.clamp(leaves / (KINDS * 12), 1, MOST_INITIATIVES);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
