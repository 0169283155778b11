package org.hled.api.rejections;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hled.api.kafka.Consumers;
import org.hled.api.log.BackwardLog;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaRegistry;

/** The topic of rejections, to be read backwards. */
@Factory
final class RejectionLogFactory {

    @Bean(preDestroy = "close")
    @Singleton
    BackwardLog<ToldRejection> rejectionLog(Consumers consumers, SchemaRegistry registry) {
        RejectionReader reader = new RejectionReader(registry);
        return new BackwardLog<>(
                "rejections", Topics.REJECTIONS, consumers, consumed -> Optional.of(reader.read(consumed)));
    }
}
