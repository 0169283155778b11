package org.hled.api.delivery.sink;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;

/**
 * An event by CloudEvents 1.0, in structured mode.
 *
 * @param id by which a receiver drops repeats
 * @param type what it tells
 * @param subject the initiative; absent where it is about all
 * @param time when it took place: ISO 8601, UTC
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record CloudEvent<T>(
        String specversion,
        String id,
        String source,
        String type,
        @Nullable String subject,
        String time,
        String datacontenttype,
        T data) {

    static final String SPEC_VERSION = "1.0";
    static final String JSON = "application/json";
}
