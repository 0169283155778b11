package org.hled.api.totals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.figures.LeafRow;

/**
 * A page of what has been reported and does not count.
 *
 * @param asOf all that the broker had received before then is in it: ISO 8601, UTC; null where it is not known yet
 * @param version of the figures
 * @param stale whether the figures may be behind what has been published
 * @param next cursor of the next page; absent on the last
 */
@Serdeable
record UncountedAnswer(
        @Nullable String asOf,
        long version,
        boolean stale,
        List<Entry> uncounted,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String next) {

    /**
     * Reports that do not count.
     *
     * @param place code of a port; null where the measure has no place
     * @param value with the digits of its unit
     * @param reason code, for programs
     * @param message the reason, for people
     */
    @Serdeable
    record Entry(
            String initiative,
            String agency,
            String measure,
            String unit,
            @Nullable String place,
            String period,
            String value,
            long reports,
            String reason,
            String message) {

        static Entry of(LeafRow leaf) {
            var key = leaf.key();
            String reason = leaf.uncounted().orElseThrow();
            return new Entry(
                    key.initiative(),
                    key.agency(),
                    key.measure(),
                    key.unit(),
                    key.place().isEmpty() ? null : key.place(),
                    key.period(),
                    Amounts.text(leaf.value(), key.unit()),
                    leaf.reports(),
                    reason,
                    UncountedReasons.message(reason));
        }
    }
}
