package org.hled.api.live;

/** What stands on a topic of ours cannot be read: a fault that nobody may pass over. */
public final class BrokenTopicException extends RuntimeException {

    public BrokenTopicException(String message) {
        super(message);
    }
}
