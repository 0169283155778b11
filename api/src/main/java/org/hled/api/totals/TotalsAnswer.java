package org.hled.api.totals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A page of totals.
 *
 * @param asOf all that the broker had received before then is in it: ISO 8601, UTC; null where it is not known yet
 * @param version of the figures; only grows
 * @param stale whether the figures may be behind what has been published
 * @param straddling how many counted reports may lie partly in a period asked for and are not counted in it
 * @param next cursor of the next page; absent on the last
 */
@Serdeable
record TotalsAnswer(
        @Nullable String asOf,
        long version,
        boolean stale,
        long straddling,
        List<TotalJson> totals,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
