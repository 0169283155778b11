package org.hled.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class RetentionTest {

    @Test
    void aTopicThatTakesTimesOverFromAnotherRefusesNone() {
        assertThat(Topics.all())
                .filteredOn(topic -> "CreateTime".equals(topic.config().get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)))
                .isNotEmpty()
                .allSatisfy(topic -> assertThat(topic.config())
                        .containsEntry(
                                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE)));
    }
}
