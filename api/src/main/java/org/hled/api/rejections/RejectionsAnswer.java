package org.hled.api.rejections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A page of rejected records, newest first.
 *
 * @param next cursor of the next page; absent on the last
 */
@Serdeable
record RejectionsAnswer(
        List<RejectionEntry> rejections,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
