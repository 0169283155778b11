package org.hled.local.faults.load;

import java.util.List;
import java.util.Optional;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/**
 * A topic that the load publishes to.
 *
 * @param shared the topic that all share
 * @param owner the agency whose own topic it is; empty for the shared one
 */
record InputTopic(Topic<?> shared, Optional<String> owner, int partitions) {

    static List<InputTopic> all() {
        return Topics.inputs().stream()
                .map(topic -> new InputTopic(topic, Optional.empty(), topic.partitions()))
                .toList();
    }

    static List<InputTopic> ofAgency(String agency, int partitions) {
        return Topics.inputs().stream()
                .map(topic -> new InputTopic(topic, Optional.of(agency), partitions))
                .toList();
    }

    /** The topic as the broker is to have it. */
    Topic<?> topic() {
        return owner.<Topic<?>>map(agency -> new Topic<>(name(), shared.valueType(), partitions, shared.retention()))
                .orElse(shared);
    }

    /** Its name at the broker. */
    String name() {
        return shared.name() + owner.map(agency -> "." + agency).orElse("");
    }
}
