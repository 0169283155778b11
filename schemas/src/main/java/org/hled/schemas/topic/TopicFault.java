package org.hled.schemas.topic;

/**
 * What is wrong with a topic.
 *
 * @param setting as Kafka names it, or {@link #PARTITIONS}
 * @param wanted its value as it must be
 */
public record TopicFault(String topic, String setting, String wanted, String found) {

    /** Their number; no setting changes it. */
    public static final String PARTITIONS = "partitions";

    /** A sentence, without its full stop. */
    public String text() {
        return setting.equals(PARTITIONS)
                ? "%s must have %s partitions, and has %s".formatted(topic, wanted, found)
                : "%s must have %s=%s, and has %s".formatted(topic, setting, wanted, found);
    }
}
