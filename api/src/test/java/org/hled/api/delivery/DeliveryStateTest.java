package org.hled.api.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryStateTest {

    private static final ObjectMapper JSON = ObjectMapper.getDefault();
    private static final Instant NOW = Instant.parse("2024-06-20T00:00:00Z");

    @Test
    void isReadAsItWasWritten() {
        DeliveryState state = DeliveryState.INITIAL
                .delivered("first/2024-06-11T06:00:00Z/raised", NOW)
                .failed(NOW, "The receiver answered with HTTP status 500.")
                .withDigest(Optional.of(LocalDate.of(2024, 6, 19)))
                .withOpening(true);

        assertThat(StateJson.read(JSON, StateJson.write(JSON, state))).isEqualTo(state);
        assertThat(StateJson.read(JSON, StateJson.write(JSON, DeliveryState.INITIAL)))
                .isEqualTo(DeliveryState.INITIAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "something else",
                "{\"failingSince\":\"yesterday\",\"attempts\":1,\"opening\":false}"
            })
    void beginsAnewWhereItIsNotOurs(String metadata) {
        assertThat(StateJson.read(JSON, metadata)).isEqualTo(DeliveryState.INITIAL);
    }

    @Test
    void fitsBesideAnOffset() {
        String longest = "a".repeat(64) + "/2024-06-11T06:00:00.123Z/reminder-1000000";
        DeliveryState state = DeliveryState.INITIAL
                .delivered(longest, NOW)
                .failed(NOW, "The schema registry does not know the schema of an alert.");

        assertThat(StateJson.write(JSON, state)).hasSizeLessThan(1000);
    }
}
