package org.hled.api.rejections;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A rejected record: where it came from and why it cannot count, without its content.
 *
 * @param topic the topic it came on
 * @param partition of that topic
 * @param offset in that partition
 * @param timestamp when the broker received it: ISO 8601, UTC; null where it has no time
 * @param code the reason, for programs
 * @param field the field at fault; null where it is the whole record
 * @param message the reason, for people
 * @param keyBytes size of its key; null where it has none
 * @param valueBytes size of its value; null where it has none
 */
@Serdeable
record RejectionEntry(
        String topic,
        int partition,
        long offset,
        @Nullable String timestamp,
        String code,
        @Nullable String field,
        String message,
        @Nullable Integer keyBytes,
        @Nullable Integer valueBytes) {}
