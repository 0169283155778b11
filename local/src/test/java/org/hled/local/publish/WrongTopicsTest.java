package org.hled.local.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hled.schemas.topic.TopicFault;
import org.junit.jupiter.api.Test;

class WrongTopicsTest {

    @Test
    void saysWhatIsWrongAndWhatToSet() {
        assertThat(WrongTopics.text(
                        Target.local(9092, 8081),
                        List.of(
                                new TopicFault("hled.milestones.mx-sep", "cleanup.policy", "delete", "compact"),
                                new TopicFault("hled.milestones.mx-sep", "retention.ms", "-1", "604800000"),
                                new TopicFault("hled.reports.2", TopicFault.PARTITIONS, "8", "1"))))
                .isEqualTo("""
                          hled.milestones.mx-sep must have cleanup.policy=delete, and has compact
                          hled.milestones.mx-sep must have retention.ms=-1, and has 604800000
                          hled.reports.2 must have 8 partitions, and has 1
                          kafka-configs.sh --bootstrap-server 127.0.0.1:9092 --alter --entity-type topics --entity-name hled.milestones.mx-sep --add-config cleanup.policy=delete,retention.ms=-1\
                        """);
    }
}
