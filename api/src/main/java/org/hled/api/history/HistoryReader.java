package org.hled.api.history;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.hled.api.kafka.Consumers;
import org.hled.api.live.ReadingThread;
import org.hled.schemas.wire.SchemaRegistry;

/** Follows the history. While it cannot, what is known of it stays. */
@Singleton
final class HistoryReader implements ApplicationEventListener<ServerStartupEvent> {

    private final ReadingThread thread;

    HistoryReader(Consumers consumers, SchemaRegistry registry, History history) {
        thread = new ReadingThread("history", consumers, history.freshness(), consumer -> {
            HistoryReading reading = new HistoryReading(consumer, registry, history);
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
