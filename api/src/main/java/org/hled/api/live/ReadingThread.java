package org.hled.api.live;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.hled.api.figures.Freshness;
import org.hled.api.kafka.Consumers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that reads topics for as long as the service runs. Nothing ends it: what fails is tried again after a while,
 * from the topics' beginning if need be.
 */
public final class ReadingThread {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingThread.class);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** A later record of the same key may have replaced the broken one by then. */
    private static final Duration AFTER_BROKEN = Duration.ofSeconds(30);

    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final String name;
    private final Consumers consumers;
    private final Freshness freshness;
    private final Function<Consumer<byte[], byte[]>, Supplier<Optional<String>>> readings;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    private Duration wait = SHORTEST_WAIT;

    /**
     * @param name of the thread, and of its consumer after {@code hled-api-}
     * @param freshness is told what is in the way
     * @param readings begins a reading with a consumer; the reading reads some records each time it is asked, and gives
     *     what is in its way, to be tried again after a while
     */
    public ReadingThread(
            String name,
            Consumers consumers,
            Freshness freshness,
            Function<Consumer<byte[], byte[]>, Supplier<Optional<String>>> readings) {
        this.name = name;
        this.consumers = consumers;
        this.freshness = freshness;
        this.readings = readings;
        this.thread = Thread.ofPlatform().name(name + "-reader").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Waits for its end, but not for ever. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        thread.interrupt();
        thread.join(STOPPING);
    }

    private void run() {
        while (!isStopping()) {
            try (Consumer<byte[], byte[]> consumer = consumers.open("hled-api-" + name, settings())) {
                Supplier<Optional<String>> reading = readings.apply(consumer);
                while (!isStopping()) {
                    afterStep(reading.get());
                }
            } catch (InterruptException | WakeupException e) {
                LOG.debug("{}: the reader was interrupted", name, e);
            } catch (BrokenTopicException e) {
                LOG.error("{}: {} Reading everything again in {} s", name, e.getMessage(), AFTER_BROKEN.toSeconds());
                freshness.blockedBy(e.getMessage());
                sleep(AFTER_BROKEN);
            } catch (InvalidOffsetException e) {
                LOG.warn("{}: a topic is no longer the one that was read; reading everything again", name, e);
                sleep(SHORTEST_WAIT);
            } catch (RuntimeException e) {
                LOG.error("{}: reading failed; reading everything again in {} s", name, LONGEST_WAIT.toSeconds(), e);
                freshness.blockedBy("Reading failed; the log of the service says why.");
                sleep(LONGEST_WAIT);
            }
        }
    }

    private void afterStep(Optional<String> obstacle) {
        if (obstacle.isPresent()) {
            if (!obstacle.equals(freshness.obstacle())) {
                LOG.warn("{}: {} Trying again", name, obstacle.get());
            }
            freshness.blockedBy(obstacle.get());
            sleep(wait);
            wait = min(wait.multipliedBy(2), LONGEST_WAIT);
        } else {
            if (freshness.obstacle().isPresent()) {
                LOG.info("{}: reading again", name);
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
