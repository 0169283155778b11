package org.hled.api.stall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A page of initiatives and how they stand, by id.
 *
 * @param asOf all that the broker had received before then is in it: ISO 8601, UTC; null where it is not known yet
 * @param version of the figures
 * @param stale whether they may be behind what has been published
 * @param next cursor of the next page; absent on the last
 */
@Serdeable
record InitiativesAnswer(
        @Nullable String asOf,
        long version,
        boolean stale,
        List<StandingJson> initiatives,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
