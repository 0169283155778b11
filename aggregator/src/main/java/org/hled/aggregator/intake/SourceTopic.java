package org.hled.aggregator.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import org.hled.aggregator.intake.check.Kind;
import org.hled.schemas.topic.InputTopics;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/**
 * A topic that agencies publish to.
 *
 * @param kind what comes on it
 * @param owner the agency whose own topic it is; empty for a shared one
 */
public record SourceTopic(Kind kind, Optional<String> owner) {

    /** @throws IllegalArgumentException if the topic of this name is no input */
    public static SourceTopic parse(String name) {
        Matcher matcher = InputTopics.NAMES.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not an input topic: " + name);
        }
        return new SourceTopic(kindOf(matcher.group(1)), Optional.ofNullable(matcher.group(2)));
    }

    /** The topic of this kind that all share. */
    static Topic<?> shared(Kind kind) {
        return switch (kind) {
            case ENROLLMENT -> Topics.ENROLLMENTS;
            case INVESTMENT -> Topics.INVESTMENTS;
            case PORT_THROUGHPUT -> Topics.PORT_THROUGHPUT;
            case MILESTONE -> Topics.MILESTONES;
        };
    }

    private static Kind kindOf(String topic) {
        for (Kind kind : Kind.values()) {
            if (shared(kind).name().equals(topic)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of update comes on " + topic);
    }
}
