package org.hled.aggregator.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.hled.aggregator.rollup.figures.RollUpState;
import org.hled.aggregator.store.FoldStore;
import org.hled.aggregator.wire.PassingFaults;
import org.hled.schemas.generation.Generations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the Roll-up does before it publishes anything. */
class RollUpProcessorTest {

    private final MockProcessorContext<byte[], byte[]> context =
            new MockProcessorContext<>(new Properties(), new TaskId(0, 0), null);
    private final RollUpProcessor processor =
            new RollUpProcessor(Generations.first(1), null, null, null, null, System::nanoTime);

    @BeforeEach
    void init() {
        context.addStateStore(
                FoldStore.builder(RollUpTopology.STORE, RollUpState::new).build());
        processor.init(context);
    }

    @Test
    void aTaskThatIsRevivedLeavesItsPlaceToANewOne() {
        assertThatThrownBy(() -> processor.init(context))
                .satisfies(fault -> assertThat(
                                PassingFaults.isPassing(new StreamsException("failed to initialize", fault)))
                        .isTrue());
    }

    @Test
    void publishesNothingBeforeTheFirstRecord() {
        assertThat(context.scheduledPunctuators()).isEmpty();
    }
}
