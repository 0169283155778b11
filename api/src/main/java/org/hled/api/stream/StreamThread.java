package org.hled.api.stream;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the hub's passes, in a thread of its own, from the service's start until it stops; then the streams end. */
@Singleton
final class StreamThread implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StreamThread.class);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final StreamHub hub;
    private final Thread thread = Thread.ofPlatform().name("stream").daemon().unstarted(this::run);
    private volatile boolean stopping;

    StreamThread(StreamHub hub) {
        this.hub = hub;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        thread.start();
    }

    /** Ends the streams while the server is still there to tell their clients. */
    @EventListener
    void onShutdown(ShutdownEvent event) throws InterruptedException {
        stop();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        hub.refuse();
        stopping = true;
        // A service that fails to start stops too.
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(STOPPING);
        }
    }

    private void run() {
        while (!stopping) {
            try {
                hub.await();
                hub.pass();
            } catch (InterruptedException e) {
                // Only stop() interrupts, and says so.
                LOG.debug("Stopping", e);
            } catch (RuntimeException e) {
                LOG.error("A pass over the streams failed", e);
            }
        }
        hub.close();
    }
}
