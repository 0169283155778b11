package org.hled.aggregator.wire;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.UnknownServerException;

/** Which faults of Kafka's clients are outside, and pass. Anything else is ours. */
public final class PassingFaults {

    private static final int MOST_CAUSES = 20;

    private PassingFaults() {}

    /**
     * Whether new clients are likely to do what these could not: the broker did not answer, or answered that something is wrong
     * with itself, or has lost track of what a producer wrote, or it has ended the transaction or the membership of an instance
     * that it took for dead, and which has only slept. What that one had in flight is aborted, and read again. It is not where
     * another process has this one's id: each would put out the other for ever.
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
                    || at instanceof TransactionAbortableException
                    || at instanceof UnknownServerException
                    || isWithoutName(at)) {
                return true;
            }
            at = at.getCause();
        }
        return false;
    }

    /** So producers tell of what a coordinator should not have answered, such as an error of its own while it starts. */
    private static boolean isWithoutName(Throwable fault) {
        return fault.getClass() == KafkaException.class && fault.getCause() == null;
    }
}
