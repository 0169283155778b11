package org.hled.aggregator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.TestRegistry;
import org.hled.schemas.wire.UnknownSchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BackgroundSchemasTest {

    private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);

    private final TestRegistry registry = new TestRegistry();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    private BackgroundSchemas schemas(Duration patience) {
        return new BackgroundSchemas(this::answer, patience, now::get, new RegistryStatus(now::get));
    }

    private Schema answer(int id) {
        begun.incrementAndGet();
        try {
            mayAnswer.await();
            return registry.byId(id);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theFirstWhoAsksWaitsForTheAnswer() {
        registry.put(7, SCHEMA);
        mayAnswer.countDown();
        BackgroundSchemas schemas = schemas(Duration.ofMinutes(1));

        assertThat(schemas.byId(7)).isEqualTo(SCHEMA);
        assertThatThrownBy(() -> schemas.byId(8)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    @Timeout(30)
    void othersDoNotWaitOnceMore() {
        registry.put(7, SCHEMA);
        BackgroundSchemas schemas = schemas(Duration.ofMinutes(1));
        Thread.ofVirtual().start(() -> schemas.byId(7));
        await().until(() -> begun.get() == 1);

        assertThatThrownBy(() -> schemas.byId(7)).isInstanceOf(RegistryUnavailableException.class);

        mayAnswer.countDown();
        await().ignoreExceptions().until(() -> schemas.byId(7) == SCHEMA);
        assertThat(begun).hasValue(1);
    }

    /** As the Roll-up asks, which never waits. */
    @Test
    void aRefusalIsHeardByWhoeverAsksSoonAfter() {
        BackgroundSchemas schemas = schemas(Duration.ZERO);
        askInVain(schemas);

        assertThatThrownBy(() -> schemas.byId(7)).isInstanceOf(UnknownSchemaException.class);
    }

    /** Nobody hears that there is no schema with id 7. */
    private void askInVain(BackgroundSchemas schemas) {
        assertThatThrownBy(() -> schemas.byId(7)).isInstanceOf(RegistryUnavailableException.class);
        mayAnswer.countDown();
        assertThatThrownBy(() -> schemas.byId(8)).isInstanceOf(RuntimeException.class);
        // They are asked for one after the other.
        await().until(() -> begun.get() == 2);
    }

    @Test
    void aRefusalThatNobodyHeardDoesNotHoldHoursLater() {
        BackgroundSchemas schemas = schemas(Duration.ZERO);
        askInVain(schemas);

        registry.put(7, SCHEMA);
        now.set(now.get().plus(Duration.ofHours(3)));

        await().ignoreExceptionsInstanceOf(RegistryUnavailableException.class).until(() -> schemas.byId(7) == SCHEMA);
    }
}
