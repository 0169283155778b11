package org.hled.aggregator.wire;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;

/** Which faults of Kafka's clients are outside, and pass. Anything else is ours. */
public final class PassingFaults {

    private static final int MOST_CAUSES = 20;

    private PassingFaults() {}

    /**
     * Whether new clients are likely to do what these could not: the broker did not answer, or has lost track of what a producer
     * wrote, or it has ended the transaction or the membership of an instance that it took for dead, and which has only slept. What
     * that one had in flight is aborted, and read again. It is not where another process has this one's id: each would put out the
     * other for ever.
     */
    public static boolean isPassing(Throwable cause) {
        Throwable at = cause;
        for (int depth = 0; at != null && depth < MOST_CAUSES; depth++) {
            if (at instanceof FencedInstanceIdException) {
                return false;
            }
            if (at instanceof RetriableException
                    || at instanceof ApplicationRecoverableException
                    || at instanceof CommitFailedException
                    || at instanceof InvalidTxnStateException
                    || at instanceof OutOfOrderSequenceException
                    || at instanceof TransactionAbortableException) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }
}
