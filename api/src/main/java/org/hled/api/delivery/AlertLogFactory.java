package org.hled.api.delivery;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.hled.api.delivery.sink.AlertJson;
import org.hled.api.kafka.Consumers;
import org.hled.api.log.BackwardLog;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaRegistry;

/** The topic of alerts, to be read backwards. */
@Factory
final class AlertLogFactory {

    @Bean(preDestroy = "close")
    @Singleton
    BackwardLog<AlertJson> alertLog(Consumers consumers, SchemaRegistry registry) {
        AlertReader reader = new AlertReader(registry);
        return new BackwardLog<>(
                "alerts",
                Topics.ALERTS,
                consumers,
                consumed -> reader.read(consumed).map(AlertJson::of));
    }
}
