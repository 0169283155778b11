package org.hled.api.figures;

import java.time.Instant;

/**
 * The change that a record belongs to, as each of its records tells it.
 *
 * @param version number of the change, 1 first and only growing
 * @param asOf all that the broker had received before then is in the figures
 * @param totals how many records of the change there are among the totals
 * @param leaves how many among the leaves
 * @param initiatives how many among the catalog's entries
 * @param statuses how many among the statuses
 */
public record ChangeMark(long version, Instant asOf, int totals, int leaves, int initiatives, int statuses) {

    int expected(Stream stream) {
        return switch (stream) {
            case TOTALS -> totals;
            case LEAVES -> leaves;
            case INITIATIVES -> initiatives;
            case STATUSES -> statuses;
        };
    }
}
