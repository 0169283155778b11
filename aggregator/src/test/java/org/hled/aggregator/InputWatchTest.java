package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.aggregator.intake.HeldBackStatus;
import org.hled.aggregator.wire.RegistryStatus;
import org.hled.schemas.topic.InputFindings;
import org.hled.schemas.topic.TopicFault;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class InputWatchTest {

    private static final TopicFault FORGETS =
            new TopicFault("hled.enrollments.mx-sep", "retention.ms", "-1", "604800000");
    private static final TopicFault BY_ITS_CLOCK =
            new TopicFault("hled.enrollments.mx-sep", "message.timestamp.type", "LogAppendTime", "CreateTime");

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private List<TopicFault> found = List.of();
    private final TreeMap<String, String> unseen = new TreeMap<>();
    private boolean silent;
    private final InputWatch watch = new InputWatch(this::find, () -> now);

    private InputFindings find() throws ExecutionException {
        if (silent) {
            throw new ExecutionException(new TimeoutException("no answer by " + now));
        }
        return new InputFindings(found, new TreeMap<>(unseen));
    }

    @Test
    void aWrongTopicIsRemarkedOnAndStopsNothing() {
        InstantSource clock = InstantSource.system();
        Readiness readiness = new Readiness(
                new Lifecycle(), new BrokersStatus(clock), new RegistryStatus(clock), new HeldBackStatus(clock));
        readiness.setInputs(watch);
        List<String> reasons = readiness.now().reasons();
        found = List.of(FORGETS, BY_ITS_CLOCK);
        watch.look();

        assertThat(readiness.now().remarks())
                .containsExactly(
                        "hled.enrollments.mx-sep must have retention.ms=-1, and has 604800000",
                        "hled.enrollments.mx-sep must have message.timestamp.type=LogAppendTime, and has CreateTime");
        assertThat(readiness.now().reasons()).isEqualTo(reasons);
        assertThat(watch.wrong()).as("topics").isEqualTo(1);
    }

    @Test
    void whatWasFoundStandsUntilItIsFoundPutRight() {
        found = List.of(FORGETS);
        watch.look();
        silent = true;
        watch.look();
        assertThat(watch.remarks()).contains(FORGETS.text());

        silent = false;
        found = List.of();
        watch.look();
        assertThat(watch.remarks()).isEmpty();
    }

    @Test
    void thatNothingIsWrongIsSaidOnlyWhereItWasSeenLately() {
        assertThat(watch.wrong()).as("before the first look").isNaN();
        silent = true;
        watch.look();
        assertThat(watch.wrong()).as("where none has succeeded").isNaN();

        silent = false;
        watch.look();
        assertThat(watch.wrong()).isZero();

        silent = true;
        now = now.plusSeconds(60);
        watch.look();
        assertThat(watch.wrong()).isZero();
        now = now.plusSeconds(1);
        assertThat(watch.wrong()).isNaN();
        assertThat(watch.remarks()).containsExactly("the input topics cannot be looked at: TimeoutException");
    }

    @Test
    void whatIsWrongStaysWrongWhereItCannotBeSeen() {
        found = List.of(FORGETS);
        watch.look();
        silent = true;
        now = now.plusSeconds(600);
        watch.look();

        assertThat(watch.wrong()).isEqualTo(1);
    }

    @Test
    void oneThatMayNotBeLookedAtHidesNothingOfTheOthers() {
        unseen.put("hled.milestones.mx-sep", "TopicAuthorizationException");
        watch.look();
        assertThat(watch.wrong()).as("of the others nothing is").isNaN();

        found = List.of(FORGETS);
        watch.look();
        assertThat(watch.wrong()).isEqualTo(1);
        assertThat(watch.remarks())
                .containsExactly(
                        FORGETS.text(), "hled.milestones.mx-sep cannot be looked at: TopicAuthorizationException");

        found = List.of();
        unseen.put("hled.enrollments.mx-sep", "TopicAuthorizationException");
        watch.look();
        assertThat(watch.wrong()).as("what is not seen any more").isEqualTo(1);
    }

    @Test
    void whatStaysTheSameIsLoggedOnce() {
        Logger logger = (Logger) LoggerFactory.getLogger(InputWatch.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        logger.addAppender(logged);
        try {
            silent = true;
            for (int look = 0; look < 3; look++) {
                now = now.plusSeconds(10);
                watch.look();
            }
            silent = false;
            watch.look();
            watch.look();
        } finally {
            logger.detachAppender(logged);
        }

        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "the input topics cannot be looked at: TimeoutException",
                        "all input topics can be looked at again");
    }
}
