package org.hled.aggregator.wire;

import org.apache.kafka.common.errors.RetriableException;

/**
 * Kafka Streams goes on with a task whose transaction was lost: it restores the state and reads again from what was committed,
 * but still remembers how far it had read. Where a punctuation comes before the first record, it commits that, and what lies
 * between is never read. A new thread with new tasks remembers nothing.
 */
public final class RevivedTaskException extends RetriableException {

    public RevivedTaskException() {
        super("the task was restored after its transaction was lost: another is to take its place");
    }
}
