package org.hled.api.delivery.sink;

import java.time.Duration;
import java.util.Optional;

/** What became of a request. */
public sealed interface Answer {

    /** The receiver has it. */
    record Accepted() implements Answer {}

    /**
     * The receiver does not have it, or nobody knows.
     *
     * @param reason for people, without secrets and in our own words
     * @param retryAfter the wait that the receiver asks for
     */
    record Failed(String reason, Optional<Duration> retryAfter) implements Answer {}
}
