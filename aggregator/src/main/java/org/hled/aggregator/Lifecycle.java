package org.hled.aggregator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The applications of this process: started together, and stopped together when one of them cannot go on. */
final class Lifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final int MOST_CAUSES = 20;

    private final List<KafkaStreams> applications = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    void start(String name, KafkaStreams application) {
        application.setUncaughtExceptionHandler(this::onFault);
        application.setStateListener((now, before) -> {
            LOG.info("{} is {}", name, now);
            if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
                ended.countDown();
            }
        });
        applications.add(application);
        application.start();
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

    /** Whether every application runs, its state restored and its tasks assigned. */
    boolean isRunning() {
        return !applications.isEmpty()
                && applications.stream().allMatch(application -> application.state() == KafkaStreams.State.RUNNING);
    }

    List<KafkaStreams.State> states() {
        return applications.stream().map(KafkaStreams::state).toList();
    }

    /** Waits until one of the applications has ended. */
    void awaitEnd() throws InterruptedException {
        ended.await();
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
        applications.forEach(KafkaStreams::close);
        ended.countDown();
    }
}
