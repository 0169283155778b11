package org.hled.aggregator;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

/** What becomes of an application whose threads fail. */
class StreamsApplicationTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /** As a producer says that its transactions may last longer than the brokers allow: not by an exception of its own. */
    private static final Throwable REFUSED = new StreamsException(
            "Error encountered trying to initialize transactions",
            new KafkaException("Unexpected error in InitProducerIdResponse; The transaction timeout is larger"));

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<Duration> waits = new ArrayList<>();
    private final StreamsApplication application =
            new StreamsApplication("hled-ledger", null, new ThreadFaults(now::get), this::sleep);

    private boolean sleep(Duration duration) {
        waits.add(duration);
        return true;
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void threadsThatFailOneAfterTheOtherAreReplacedLessAndLessOften() {
        for (int fault = 0; fault < 10; fault++) {
            assertThat(application.onFault(REFUSED)).isEqualTo(REPLACE_THREAD);
            pass(waits.getLast());
        }

        assertThat(waits)
                .startsWith(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(200))
                .isSorted()
                .endsWith(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void threadsThatFailTogetherAndOneThatFailsAfterAQuietTimeAreReplacedAtOnce() {
        for (int thread = 0; thread < 4; thread++) {
            application.onFault(REFUSED);
        }
        pass(Duration.ofSeconds(31));
        application.onFault(REFUSED);

        assertThat(waits).hasSize(5).containsOnly(Duration.ofMillis(100));
    }

    @Test
    void aClockThatIsSetBackIsNoEndOfTheWaiting() {
        application.onFault(REFUSED);
        pass(Duration.ofHours(-1));
        application.onFault(REFUSED);
        pass(Duration.ofSeconds(10));
        application.onFault(REFUSED);

        assertThat(waits).endsWith(Duration.ofMillis(100), Duration.ofSeconds(5));
    }

    @Test
    void whatTheBrokersHaveAnsweredIsSaidForAWhile() {
        assertThat(application.remark()).isEmpty();
        application.onFault(REFUSED);

        assertThat(application.remark())
                .contains(
                        "hled-ledger: a thread failed at 2026-03-01T12:00:00Z and is replaced: org.apache.kafka.common.KafkaException: Unexpected error in InitProducerIdResponse; The transaction timeout is larger");
        pass(Duration.ofSeconds(31));
        assertThat(application.remark()).isEmpty();
    }

    @Test
    void stopsWhereWaitingDoesNotMend() {
        assertThat(application.onFault(new IllegalStateException("leaf 7"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(waits).isEmpty();
    }
}
