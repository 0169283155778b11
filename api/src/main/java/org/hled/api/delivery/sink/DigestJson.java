package org.hled.api.delivery.sink;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.delivery.sink.AlertJson.TextJson;
import org.hled.stall.Alert;

/**
 * What is open on a day.
 *
 * @param date the day, by the zone: ISO 8601
 * @param zone name by the IANA time zone database
 * @param current whether it is known what is open; else it is what was last known
 * @param initiatives those with an open alert, by id; none if none has one
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DigestJson(String date, String zone, boolean current, List<Open> initiatives) {

    /**
     * An initiative with an open alert.
     *
     * @param alert id of the alert
     * @param since when the alert was raised: ISO 8601, UTC
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Open(
            String id,
            String alert,
            @Nullable TextJson title,
            String since,
            List<String> reasons,
            List<String> agencies) {

        static Open of(Alert from) {
            return new Open(
                    from.getInitiative(),
                    from.getAlert(),
                    TextJson.of(from.getTitle()),
                    from.getRaisedAt().toString(),
                    List.copyOf(from.getReasons()),
                    List.copyOf(from.getAgencies()));
        }
    }
}
