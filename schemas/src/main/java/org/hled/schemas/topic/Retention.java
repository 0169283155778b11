package org.hled.schemas.topic;

import java.util.Map;

/** How the broker keeps the records of a topic. */
public enum Retention {
    /**
     * The record of truth: kept for ever. The broker sets the time, since a producer may send any (-1 among them) and
     * validity is judged by it.
     */
    FOR_EVER(Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "message.timestamp.type", "LogAppendTime",
            "max.message.bytes", String.valueOf(Retention.INPUT_BYTES))),

    /** Written by us, and kept for ever: an operator who must bound it lowers {@code retention.bytes} of the topic. */
    HISTORIC(Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "message.timestamp.type", "LogAppendTime")),

    /** The latest record of a key stays. */
    COMPACTED(Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime")),

    /** The same where records of few keys come all the time: compacted within hours, and not after a week. */
    LATEST(Map.of(
            "cleanup.policy", "compact",
            "message.timestamp.type", "LogAppendTime",
            "segment.ms", String.valueOf(60L * 60 * 1000))),

    /**
     * Never deleted by age; the aggregator deletes what its reader has committed past. Times are the producer's: they
     * carry the time of the input, and none is refused, however far the clock of the broker that gave it is ahead.
     */
    UNTIL_READ(Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "message.timestamp.type", "CreateTime",
            "message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE))),

    /** The same, and the broker sets the time: by when a record came, the Roll-up knows how old what it holds is. */
    UNTIL_READ_STAMPED(Map.of(
            "cleanup.policy", "delete",
            "retention.ms", "-1",
            "retention.bytes", "-1",
            "message.timestamp.type", "LogAppendTime")),

    /**
     * Ninety days by the broker's clock (a time carried over from an old record would have it deleted at once). A record
     * holds another one whole, hence the size.
     */
    NINETY_DAYS(Map.of(
            "cleanup.policy",
            "delete",
            "retention.ms",
            String.valueOf(90L * 24 * 60 * 60 * 1000),
            "message.timestamp.type",
            "LogAppendTime",
            "max.message.bytes",
            String.valueOf(Retention.REJECTION_BYTES)));

    /** The largest batch that an input topic takes, in bytes (Kafka's own default). */
    public static final int INPUT_BYTES = 1_048_588;

    /** The same for a topic whose records hold a rejected record and the reason. */
    public static final int REJECTION_BYTES = INPUT_BYTES + 64 * 1024;

    private final Map<String, String> config;

    Retention(Map<String, String> config) {
        this.config = config;
    }

    Map<String, String> config() {
        return config;
    }
}
