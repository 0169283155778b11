package org.hled.api.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A page of corrections, newest first.
 *
 * @param asOf all that the broker had received before then is in it: ISO 8601, UTC; null where it is not known yet
 * @param version of the figures; only grows
 * @param stale whether the latest may be missing
 * @param next cursor of the next page; absent on the last
 */
@Serdeable
record CorrectionsAnswer(
        @Nullable String asOf,
        long version,
        boolean stale,
        List<CorrectionJson> corrections,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
