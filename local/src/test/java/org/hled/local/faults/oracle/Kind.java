package org.hled.local.faults.oracle;

import java.util.Arrays;
import java.util.Optional;

/** A kind of update, by the topic that it comes on. */
enum Kind {
    ENROLLMENT("hled.enrollments", "org.hled.update.EnrollmentUpdate"),
    INVESTMENT("hled.investments", "org.hled.update.InvestmentUpdate"),
    PORT("hled.port-throughput", "org.hled.update.PortThroughputUpdate"),
    MILESTONE("hled.milestones", "org.hled.update.MilestoneUpdate");

    private final String topic;
    private final String recordType;

    Kind(String topic, String recordType) {
        this.topic = topic;
        this.recordType = recordType;
    }

    /** The full name of the record that updates of this kind are. */
    String recordType() {
        return recordType;
    }

    /** The kind that comes on this topic, shared or of one agency; empty if it is no input. */
    static Optional<Kind> on(String topic) {
        return Arrays.stream(values())
                .filter(kind -> topic.equals(kind.topic) || topic.startsWith(kind.topic + "."))
                .findFirst();
    }

    /** The agency whose own topic this is; empty for a shared one. */
    Optional<String> ownerOf(String name) {
        return name.equals(topic) ? Optional.empty() : Optional.of(name.substring(topic.length() + 1));
    }
}
