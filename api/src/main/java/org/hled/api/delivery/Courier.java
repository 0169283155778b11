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

    /** Longer than it takes until another broker leads what one has led that died. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String NOT_SERVED = "not served";

    private final String sink;
    private final GroupConsumers consumers;
    private final Function<Consumer<byte[], byte[]>, Round> rounds;
    private final SinkMeters meters;
    private final Duration wait;
    private final Time time;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** What has ended the last round, or keeps this one; empty as soon as one works. */
    private Optional<String> fault = Optional.empty();

    /** When the brokers did what it needs of them, or when it was last told that they do not. */
    private long served;

    /** Whether the brokers did not answer the last step. */
    private boolean unanswered;

    /**
     * @param rounds makes a membership of a consumer
     * @param wait before it begins again after a round that failed
     */
    Courier(
            String sink,
            GroupConsumers consumers,
            Function<Consumer<byte[], byte[]>, Round> rounds,
            SinkMeters meters,
            Duration wait,
            Time time) {
        this.sink = sink;
        this.consumers = consumers;
        this.rounds = rounds;
        this.meters = meters;
        this.wait = wait;
        this.time = time;
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

    private void broke(RuntimeException e) {
        if (breaks(e.toString())) {
            LOG.error("The courier of {} begins again every {} s: {}", sink, wait.toSeconds(), e.toString(), e);
        }
    }

    private void isNotServed() {
        if (breaks(NOT_SERVED)) {
            LOG.error(
                    "The courier of {} can deliver nothing, and tries on: for {} s brokers have not said what its part in group {} is,"
                            + " or not given what {} has",
                    sink,
                    PATIENCE.toSeconds(),
                    group(sink),
                    Round.PARTITION.topic());
        }
    }

    /** Whether it is to be told: one that stays the same is told once. */
    private boolean breaks(String now) {
        boolean other = !fault.equals(Optional.of(now));
        fault = Optional.of(now);
        meters.broke();
        return other;
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
            served = time.nanos();
            while (!isStopping()) {
                step(round);
                judge(round);
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
            unanswered = false;
        } catch (TimeoutException e) {
            if (!unanswered) {
                LOG.warn("The broker does not answer the courier of {}. Trying again", sink);
            }
            unanswered = true;
            sleep(SHORT_WAIT);
        }
    }

    private void judge(Round round) {
        if (!unanswered && round.works()) {
            works();
        }
        if (!unanswered && round.isServed()) {
            served = time.nanos();
        } else if (time.nanos() - served > PATIENCE.toNanos()) {
            isNotServed();
            served = time.nanos();
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
