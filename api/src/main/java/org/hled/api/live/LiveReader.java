package org.hled.api.live;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.kafka.Consumers;
import org.hled.schemas.wire.SchemaRegistry;

/** Keeps the figures current. While it cannot, the last figures stay, marked stale. */
@Singleton
final class LiveReader implements ApplicationEventListener<ServerStartupEvent> {

    private final ReadingThread thread;

    LiveReader(Consumers consumers, SchemaRegistry registry, LiveFigures figures, Freshness freshness) {
        thread = new ReadingThread("live", consumers, freshness, consumer -> {
            Reading reading = new Reading(consumer, registry, figures, freshness);
            return reading::step;
        });
    }

    /** Begins once the port is ours. */
    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.stop();
    }
}
