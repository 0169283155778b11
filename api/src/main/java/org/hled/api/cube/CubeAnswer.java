package org.hled.api.cube;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;

/**
 * A page of a slice of the leaves.
 *
 * @param asOf all that the broker had received before then is in it: ISO 8601, UTC; null where it is not known yet
 * @param version of the figures; only grows
 * @param stale whether the figures may be behind what has been published
 * @param straddling how many reports of the slice may lie partly in a period asked for and are not counted in it
 * @param groupBy what is kept apart: measure and unit always
 * @param rows for each, its value in each of groupBy, null where it is nothing; then value, bound, reports, atLeast and
 *     estimated as in a total
 * @param next cursor of the next page; absent on the last
 */
@Serdeable
record CubeAnswer(
        @Nullable String asOf,
        long version,
        boolean stale,
        long straddling,
        List<String> groupBy,
        List<Map<String, Object>> rows,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
