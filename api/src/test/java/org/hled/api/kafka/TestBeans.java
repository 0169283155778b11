package org.hled.api.kafka;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.TestRegistry;

/** A registry in memory in the place of the configured one. */
@Factory
final class TestBeans {

    @Bean(typed = {TestRegistry.class, SchemaRegistry.class})
    @Singleton
    @Replaces(value = ConfluentRegistry.class, factory = RegistryFactory.class)
    TestRegistry registry() {
        return new TestRegistry();
    }
}
