package org.hled.local.rebuild;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.hled.local.fault.Fault;
import org.hled.local.publish.Target;
import org.hled.schemas.topic.TopicFault;
import org.junit.jupiter.api.Test;

/** A rebuild begins only where all records are there. */
class InputsTest {

    private static final Target TARGET = Target.local(9092, 8081);
    private static final TopicPartition FIRST = new TopicPartition("hled.enrollments.mx-sep", 0);
    private static final TopicPartition SECOND = new TopicPartition("hled.enrollments.mx-sep", 1);

    @Test
    void allThatWasEverWrittenIsEnough() {
        assertThatCode(() -> Inputs.require(TARGET, List.of(), Map.of(FIRST, 0L, SECOND, 0L)))
                .doesNotThrowAnyException();
    }

    @Test
    void aTopicThatForgetsIsNamedWithItsSetting() {
        assertThatThrownBy(() -> Inputs.require(
                        TARGET,
                        List.of(new TopicFault("hled.enrollments.mx-sep", "retention.ms", "-1", "604800000")),
                        Map.of(FIRST, 0L)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("hled.enrollments.mx-sep must have retention.ms=-1, and has 604800000")
                .hasMessageContaining("--add-config retention.ms=-1");
    }

    @Test
    void aTopicThatHasForgottenIsNamedWithItsOffset() {
        assertThatThrownBy(() -> Inputs.require(TARGET, List.of(), Map.of(FIRST, 0L, SECOND, 120L)))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("\n  hled.enrollments.mx-sep-1 begins at offset 120")
                .hasMessageNotContaining("mx-sep-0");
    }
}
