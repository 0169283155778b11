package org.hled.api.live;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.kafka.Consumers;
import org.hled.schemas.wire.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the figures current, in a thread of its own, for as long as the service runs. Nothing ends it: what fails is
 * tried again after a while, from the topics' beginning if need be, and meanwhile the last figures stay, marked stale.
 */
@Singleton
final class LiveReader implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(LiveReader.class);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** A later record of the same key may have replaced the broken one by then. */
    private static final Duration AFTER_BROKEN = Duration.ofSeconds(30);

    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final Consumers consumers;
    private final SchemaRegistry registry;
    private final LiveFigures figures;
    private final Freshness freshness;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("live-reader").unstarted(this::run);

    private Duration wait = SHORTEST_WAIT;

    LiveReader(Consumers consumers, SchemaRegistry registry, LiveFigures figures, Freshness freshness) {
        this.consumers = consumers;
        this.registry = registry;
        this.figures = figures;
        this.freshness = freshness;
    }

    /** Begins once the port is ours. */
    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        thread.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        thread.interrupt();
        thread.join(STOPPING);
    }

    private void run() {
        while (!isStopping()) {
            try (Consumer<byte[], byte[]> consumer = consumers.open("hled-api-live", settings())) {
                Reading reading = new Reading(consumer, registry, figures, freshness);
                while (!isStopping()) {
                    afterStep(reading.step());
                }
            } catch (InterruptException | WakeupException e) {
                LOG.debug("The reader was interrupted", e);
            } catch (BrokenTopicException e) {
                LOG.error("{} Reading everything again in {} s", e.getMessage(), AFTER_BROKEN.toSeconds());
                freshness.blockedBy(e.getMessage());
                sleep(AFTER_BROKEN);
            } catch (InvalidOffsetException e) {
                LOG.warn("A topic is no longer the one that was read; reading everything again: {}", e.getMessage());
                sleep(SHORTEST_WAIT);
            } catch (RuntimeException e) {
                LOG.error("Reading failed; reading everything again in {} s", LONGEST_WAIT.toSeconds(), e);
                freshness.blockedBy("Reading failed; the log of the service says why.");
                sleep(LONGEST_WAIT);
            }
        }
    }

    private void afterStep(Optional<String> obstacle) {
        if (obstacle.isPresent()) {
            if (!obstacle.equals(freshness.obstacle())) {
                LOG.warn("{} Trying again", obstacle.get());
            }
            freshness.blockedBy(obstacle.get());
            sleep(wait);
            wait = min(wait.multipliedBy(2), LONGEST_WAIT);
        } else {
            if (freshness.obstacle().isPresent()) {
                LOG.info("Reading again");
            }
            freshness.unblocked();
            wait = SHORTEST_WAIT;
        }
    }

    private static Map<String, Object> settings() {
        return Map.of(
                // Whoever cannot reach the broker learns it soon, and is asked again.
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000,
                // A reader that starts has all of the totals before it.
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
    }

    private void sleep(Duration duration) {
        try {
            stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Only stop() interrupts, and says so to isStopping().
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
