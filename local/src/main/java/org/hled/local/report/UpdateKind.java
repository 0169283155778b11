package org.hled.local.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/** The kinds of update, as the column {@code kind} names them. */
public enum UpdateKind {
    ENROLLMENT("enrollment", Topics.ENROLLMENTS),
    INVESTMENT("investment", Topics.INVESTMENTS),
    PORT_THROUGHPUT("port-throughput", Topics.PORT_THROUGHPUT),
    MILESTONE("milestone", Topics.MILESTONES);

    private final String id;
    private final Topic<? extends SpecificRecord> topic;

    UpdateKind(String id, Topic<? extends SpecificRecord> topic) {
        this.id = id;
        this.topic = topic;
    }

    /** The topic that such updates are published to. */
    public Topic<? extends SpecificRecord> topic() {
        return topic;
    }

    static Optional<UpdateKind> byId(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    static String allowed() {
        return Arrays.stream(values()).map(kind -> kind.id).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return id;
    }
}
