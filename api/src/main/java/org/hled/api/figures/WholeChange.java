package org.hled.api.figures;

import java.time.Instant;
import java.util.List;

/**
 * What brings the figures from one consistent state to the next.
 *
 * @param version the version that the figures have afterwards
 * @param asOf all that the broker had received before then is in them
 * @param records in the order in which they are to be applied
 * @param <R> what a record is
 */
public record WholeChange<R>(long version, Instant asOf, List<R> records) {

    public WholeChange {
        records = List.copyOf(records);
    }
}
