package org.hled.api.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.api.kafka.GroupConsumers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to one sink, in a thread of its own, for as long as the service runs; of several replicas one does. Nothing ends
 * it: a round that fails is followed by another after a while, and the meters show it as failing until one works.
 */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final String sink;
    private final GroupConsumers consumers;
    private final Function<Consumer<byte[], byte[]>, Round> rounds;
    private final SinkMeters meters;
    private final Duration wait;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** What has ended the last round; empty as soon as one works. */
    private Optional<String> fault = Optional.empty();

    /**
     * @param rounds makes a membership of a consumer
     * @param wait before it begins again after a round that failed
     */
    Courier(
            String sink,
            GroupConsumers consumers,
            Function<Consumer<byte[], byte[]>, Round> rounds,
            SinkMeters meters,
            Duration wait) {
        this.sink = sink;
        this.consumers = consumers;
        this.rounds = rounds;
        this.meters = meters;
        this.wait = wait;
        this.thread = Thread.ofPlatform().name("courier-" + sink).unstarted(this::run);
    }

    /** The consumer group of a sink. */
    static String group(String sink) {
        return "hled-alerts-" + sink;
    }

    void start() {
        thread.start();
    }

    /** Tells it to end, and does not wait. */
    void end() {
        stopping.countDown();
        thread.interrupt();
    }

    void awaitEnd() throws InterruptedException {
        thread.join(STOPPING);
    }

    private void run() {
        while (!isStopping()) {
            try {
                take();
            } catch (InterruptedException | InterruptException e) {
                LOG.debug("The courier of {} was interrupted", sink);
            } catch (RuntimeException e) {
                broke(e);
                sleep(wait);
            }
        }
    }

    /** One that stays the same is told once. */
    private void broke(RuntimeException e) {
        String now = e.toString();
        if (!fault.equals(Optional.of(now))) {
            LOG.error("The courier of {} begins again every {} s: {}", sink, wait.toSeconds(), now, e);
        }
        fault = Optional.of(now);
        meters.broke();
    }

    private void works() {
        if (fault.isPresent()) {
            LOG.info("The courier of {} works again", sink);
            fault = Optional.empty();
            meters.works();
        }
    }

    private void take() throws InterruptedException {
        Consumer<byte[], byte[]> consumer = consumers.openInGroup("hled-api-alerts-" + sink, group(sink), settings());
        try {
            Round round = rounds.apply(consumer);
            round.join();
            while (!isStopping()) {
                step(round);
                if (round.works()) {
                    works();
                }
            }
        } finally {
            // An interrupted thread could not tell the group that it leaves, and nobody would take over for a while.
            Thread.interrupted();
            meters.standby();
            consumer.close(CloseOptions.timeout(CLOSING));
        }
    }

    private void step(Round round) throws InterruptedException {
        try {
            round.step();
        } catch (TimeoutException e) {
            LOG.warn("The broker does not answer the courier of {}. Trying again", sink);
            sleep(SHORT_WAIT);
        }
    }

    private static Map<String, Object> settings() {
        return Map.of(
                // After a crash another replica delivers this soon.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 15_000,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000,
                // A record is small; what is held waits for the one before it.
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
    }

    private void sleep(Duration duration) {
        try {
            stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Only end() interrupts, and says so to isStopping().
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
