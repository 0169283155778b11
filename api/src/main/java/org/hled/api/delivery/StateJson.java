package org.hled.api.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of a delivery as it stands beside an offset; a broker takes 4,096 bytes there. */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record StateJson(
        @Nullable String failingSince,
        int attempts,
        @Nullable String lastError,
        @Nullable String lastId,
        @Nullable String lastAt,
        @Nullable String digest,
        boolean opening) {

    private static final Logger LOG = LoggerFactory.getLogger(StateJson.class);

    static String write(ObjectMapper json, DeliveryState state) {
        var stored = new StateJson(
                text(state.failingSince()),
                state.attempts(),
                state.lastError().orElse(null),
                state.last().map(DeliveryState.Delivered::id).orElse(null),
                text(state.last().map(DeliveryState.Delivered::at)),
                text(state.digest()),
                state.opening());
        try {
            return json.writeValueAsString(stored);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /** What was written; the initial state where it is not ours, as where somebody has reset the offsets. */
    static DeliveryState read(ObjectMapper json, String metadata) {
        if (metadata.isBlank()) {
            return DeliveryState.INITIAL;
        }
        try {
            return json.readValue(metadata, StateJson.class).state();
        } catch (IOException | DateTimeException e) {
            LOG.warn("What stands beside a committed offset is no state of a delivery; beginning with none");
            return DeliveryState.INITIAL;
        }
    }

    private DeliveryState state() {
        return new DeliveryState(
                Optional.ofNullable(failingSince).map(Instant::parse),
                attempts,
                Optional.ofNullable(lastError),
                lastId == null || lastAt == null
                        ? Optional.empty()
                        : Optional.of(new DeliveryState.Delivered(lastId, Instant.parse(lastAt))),
                Optional.ofNullable(digest).map(LocalDate::parse),
                opening);
    }

    @Nullable
    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
