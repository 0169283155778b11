package org.hled.api.live;

/** What stands on a topic of ours cannot be read: a fault that nobody may pass over. */
final class BrokenTopicException extends RuntimeException {

    BrokenTopicException(String message) {
        super(message);
    }
}
