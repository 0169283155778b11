package org.hled.api.delivery;

import java.time.Duration;
import java.util.Map;
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
 * it: what fails is tried again after a while.
 */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final String sink;
    private final GroupConsumers consumers;
    private final Function<Consumer<byte[], byte[]>, Round> rounds;
    private final SinkMeters meters;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** @param rounds makes a membership of a consumer */
    Courier(
            String sink,
            GroupConsumers consumers,
            Function<Consumer<byte[], byte[]>, Round> rounds,
            SinkMeters meters) {
        this.sink = sink;
        this.consumers = consumers;
        this.rounds = rounds;
        this.meters = meters;
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
                LOG.error("The courier of {} begins again in {} s", sink, WAIT.toSeconds(), e);
                sleep(WAIT);
            }
        }
    }

    private void take() throws InterruptedException {
        Consumer<byte[], byte[]> consumer = consumers.openInGroup("hled-api-alerts-" + sink, group(sink), settings());
        try {
            Round round = rounds.apply(consumer);
            round.join();
            while (!isStopping()) {
                step(round);
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
