package org.hled.aggregator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.TestRegistry;
import org.hled.schemas.wire.UnknownSchemaException;
import org.junit.jupiter.api.Test;

class RememberingSchemasTest {

    private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);

    private final TestRegistry registry = new TestRegistry();
    private final List<Integer> asked = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final RegistryStatus status = new RegistryStatus(() -> now);
    private final RememberingSchemas schemas = new RememberingSchemas(
            id -> {
                asked.add(id);
                return registry.byId(id);
            },
            () -> now,
            status);

    @Test
    void asksForAKnownSchemaOnce() {
        registry.put(7, SCHEMA);

        assertThat(schemas.byId(7)).isEqualTo(SCHEMA);
        assertThat(schemas.byId(7)).isEqualTo(SCHEMA);

        assertThat(asked).containsExactly(7);
    }

    @Test
    void asksForAnUnknownSchemaAgainOnlyAfterAWhile() {
        assertThatThrownBy(() -> schemas.byId(7)).isInstanceOf(UnknownSchemaException.class);
        registry.put(7, SCHEMA);

        now = now.plus(RememberingSchemas.FORGET_UNKNOWN).minusMillis(1);
        assertThatThrownBy(() -> schemas.byId(7)).isInstanceOf(UnknownSchemaException.class);
        now = now.plusMillis(1);
        assertThat(schemas.byId(7)).isEqualTo(SCHEMA);

        assertThat(asked).containsExactly(7, 7);
    }

    @Test
    void saysSinceWhenTheRegistryIsSilent() {
        registry.setDown(true);
        assertThatThrownBy(() -> schemas.byId(7)).isInstanceOf(RegistryUnavailableException.class);
        now = now.plusSeconds(5);
        assertThatThrownBy(() -> schemas.byId(7)).isInstanceOf(RegistryUnavailableException.class);
        assertThat(status.silentSince()).contains(Instant.EPOCH);

        registry.setDown(false);
        assertThatThrownBy(() -> schemas.byId(7)).isInstanceOf(UnknownSchemaException.class);

        assertThat(status.silentSince()).isEmpty();
    }

    /** A partition that waits may move to another instance. */
    @Test
    void aSilenceThatNobodyMeetsAnyMoreIsOver() {
        registry.setDown(true);
        assertThatThrownBy(() -> schemas.byId(7)).isInstanceOf(RegistryUnavailableException.class);
        now = now.plusSeconds(29);
        assertThat(status.silentSince()).contains(Instant.EPOCH);

        now = now.plusSeconds(1);
        assertThat(status.silentSince()).isEmpty();

        assertThatThrownBy(() -> schemas.byId(7)).isInstanceOf(RegistryUnavailableException.class);
        assertThat(status.silentSince()).contains(now);
    }

    @Test
    void doesNotGrowWithFalseIds() {
        for (int id = 0; id < 2_000; id++) {
            int unknown = id;
            assertThatThrownBy(() -> schemas.byId(unknown)).isInstanceOf(UnknownSchemaException.class);
        }
        asked.clear();

        assertThatThrownBy(() -> schemas.byId(1_999)).isInstanceOf(UnknownSchemaException.class);
        assertThatThrownBy(() -> schemas.byId(0)).isInstanceOf(UnknownSchemaException.class);

        assertThat(asked).containsExactly(0);
    }
}
