package org.hled.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.aggregator.wire.RegistryStatus;
import org.hled.schemas.topic.TopicFault;
import org.junit.jupiter.api.Test;

class InputWatchTest {

    private static final TopicFault FORGETS =
            new TopicFault("hled.enrollments.mx-sep", "retention.ms", "-1", "604800000");
    private static final TopicFault BY_ITS_CLOCK =
            new TopicFault("hled.enrollments.mx-sep", "message.timestamp.type", "LogAppendTime", "CreateTime");

    private List<TopicFault> found = List.of();
    private boolean silent;
    private final InputWatch watch = new InputWatch(() -> {
        if (silent) {
            throw new ExecutionException(new TimeoutException("no answer"));
        }
        return found;
    });

    @Test
    void aWrongTopicIsRemarkedOnAndStopsNothing() {
        InstantSource clock = InstantSource.system();
        Readiness readiness = new Readiness(new Lifecycle(), new BrokersStatus(clock), new RegistryStatus(clock));
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
        assertThat(watch.faults()).containsExactly(FORGETS);

        silent = false;
        found = List.of();
        watch.look();
        assertThat(watch.faults()).isEmpty();
    }
}
