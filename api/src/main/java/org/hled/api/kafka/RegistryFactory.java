package org.hled.api.kafka;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.SchemaRegistry;

/** The configured schema registry. */
@Factory
final class RegistryFactory {

    @Bean(
            preDestroy = "close",
            typed = {ConfluentRegistry.class, SchemaRegistry.class})
    @Singleton
    ConfluentRegistry registry(@Value("${hled.schema-registry}") URI base) {
        return new ConfluentRegistry(base);
    }
}
