package org.hled.api.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.delivery.sink.AlertJson;

/**
 * A page of transitions, newest first, and how their delivery stands.
 *
 * @param sinks those that this service is configured with
 * @param next cursor of the next page; absent on the last
 */
@Serdeable
record AlertsAnswer(
        List<AlertJson> alerts,
        List<SinkAnswer> sinks,
        @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
