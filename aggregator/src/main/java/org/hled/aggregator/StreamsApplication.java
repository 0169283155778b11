package org.hled.aggregator;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.hled.aggregator.wire.Backoff;
import org.hled.aggregator.wire.PassingFaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application of Kafka Streams whose state is in memory and in changelogs only.
 *
 * @param faults of its threads
 * @param sleeper how a thread waits that has failed
 */
record StreamsApplication(String name, KafkaStreams streams, ThreadFaults faults, Backoff.Sleeper sleeper)
        implements Application {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);

    @Override
    public void start(Runnable onEnd) {
        streams.setUncaughtExceptionHandler(this::onFault);
        streams.setStateListener((now, before) -> {
            LOG.info("{} is {}", name, now);
            if (hasEnded(now)) {
                onEnd.run();
            }
        });
        streams.start();
    }

    /**
     * A fault outside (the broker, the network) passes: a new thread tries again. Anything else is ours: stop, and say it. Not all
     * that brokers answer passes by itself, a setting of theirs for example; then it must not be tried again all the time.
     */
    StreamThreadExceptionResponse onFault(Throwable cause) {
        if (PassingFaults.isPassing(cause)) {
            Duration wait = faults.note(cause);
            LOG.warn(
                    "a thread has failed and is replaced: {} after {} ms: {}", name, wait.toMillis(), cause.toString());
            sleeper.sleep(wait);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("a fault that waiting does not mend; stopping, nothing is skipped", cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    @Override
    public Optional<String> remark() {
        return faults.remark().map(fault -> name + ": " + fault);
    }

    @Override
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public boolean hasEnded() {
        return hasEnded(streams.state());
    }

    private static boolean hasEnded(KafkaStreams.State state) {
        return state == KafkaStreams.State.ERROR || state == KafkaStreams.State.NOT_RUNNING;
    }

    @Override
    public String state() {
        return streams.state().toString();
    }

    /** Streams' own way keeps the place for a restart; whoever comes next would wait until the session has timed out. */
    @Override
    public boolean stop(Duration limit) {
        return streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(limit));
    }
}
