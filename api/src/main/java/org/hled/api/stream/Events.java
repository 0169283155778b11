package org.hled.api.stream;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.hled.api.stall.StandingJson;
import org.hled.api.totals.TotalJson;

/** What events say. Times are ISO 8601, UTC; {@code asOf} is null where it is not known. */
sealed interface Events {

    /** The event's type. */
    String type();

    /** All that was asked for: it replaces whatever the client has. */
    @Serdeable
    record Snapshot(
            long version, @Nullable String asOf, boolean stale, List<TotalJson> totals, List<StandingJson> statuses)
            implements Events {
        @Override
        public String type() {
            return "snapshot";
        }
    }

    /** The totals that have changed. */
    @Serdeable
    record Totals(long version, @Nullable String asOf, List<TotalJson> totals) implements Events {
        @Override
        public String type() {
            return "total";
        }
    }

    /** The initiatives of which something else is told now. */
    @Serdeable
    record Statuses(long version, @Nullable String asOf, List<StandingJson> statuses) implements Events {
        @Override
        public String type() {
            return "status";
        }
    }

    /** A sign of life: nothing else has changed. */
    @Serdeable
    record Heartbeat(@Nullable String asOf, long version, boolean stale) implements Events {
        @Override
        public String type() {
            return "heartbeat";
        }
    }
}
