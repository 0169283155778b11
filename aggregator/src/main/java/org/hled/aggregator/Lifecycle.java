package org.hled.aggregator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The applications of this process: all are stopped when one that is needed cannot go on. */
final class Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final int MOST_CAUSES = 20;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final List<Application> applications = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param needed whether the totals depend on it, now: on one that builds the next generation nothing does yet */
    private record Application(KafkaStreams streams, BooleanSupplier needed) {

        boolean isRunning() {
            return streams.state() == KafkaStreams.State.RUNNING;
        }
    }

    /** Starts an application. Where it ends by itself, and is needed, all end. */
    void start(String name, KafkaStreams streams, BooleanSupplier needed) {
        Application application = new Application(streams, needed);
        streams.setUncaughtExceptionHandler(this::onFault);
        streams.setStateListener((now, before) -> {
            LOG.info("{} is {}", name, now);
            if (hasEnded(now) && applications.contains(application) && needed.getAsBoolean()) {
                ended.countDown();
            }
        });
        applications.add(application);
        streams.start();
    }

    /** Stops an application that is not needed any more. It leaves its group at once, which others may wait for. */
    void stop(KafkaStreams streams) {
        applications.removeIf(application -> application.streams() == streams);
        if (streams.close(leaving().withTimeout(LONGEST_STOP))) {
            streams.cleanUp();
        } else {
            LOG.warn("an application that is not needed any more does not end; its files stay");
        }
    }

    /** Streams' own way keeps the place for a restart; whoever comes next would wait until the session has timed out. */
    private static CloseOptions leaving() {
        return CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    }

    private static boolean hasEnded(KafkaStreams.State state) {
        return state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING;
    }

    /** A fault outside (the broker, the network) passes: a new thread tries again. Anything else is ours: stop, and say it. */
    private StreamThreadExceptionResponse onFault(Throwable cause) {
        if (isPassing(cause)) {
            LOG.warn("a thread has failed and is replaced: {}", cause.toString());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("a fault that waiting does not mend; stopping, nothing is skipped", cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /**
     * Whether a new thread is likely to do what this one could not: the broker did not answer, or it has ended the transaction of
     * an instance that it took for dead, and which has only slept. What that one had in flight is aborted, and read again.
     */
    static boolean isPassing(Throwable cause) {
        Throwable at = cause;
        for (int depth = 0; at != null && depth < MOST_CAUSES; depth++) {
            if (at instanceof RetriableException
                    || at instanceof ApplicationRecoverableException
                    || at instanceof InvalidTxnStateException) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    /** Whether every application that is needed runs, its state restored and its tasks assigned. */
    boolean isRunning() {
        List<Application> needed = needed();
        return !needed.isEmpty() && needed.stream().allMatch(Application::isRunning);
    }

    /** Of the applications that are needed. */
    List<KafkaStreams.State> states() {
        return needed().stream()
                .map(application -> application.streams().state())
                .toList();
    }

    private List<Application> needed() {
        return applications.stream()
                .filter(application -> application.needed().getAsBoolean())
                .toList();
    }

    /** Waits for so long; true, at once, if an application that is needed has ended, or all were told to. */
    boolean awaitEnd(Duration duration) throws InterruptedException {
        // One that had ended while it was not needed may be needed by now.
        return states().stream().anyMatch(Lifecycle::hasEnded)
                || ended.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it ends because it was told to; otherwise it ends because it cannot go on. */
    boolean wasToldToStop() {
        return stopping.getCount() == 0;
    }

    /** Waits; false, at once, if the process is to stop. */
    boolean sleep(Duration duration) {
        try {
            return !stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        stopping.countDown();
        applications.forEach(application -> application.streams().close(leaving()));
        ended.countDown();
    }
}
