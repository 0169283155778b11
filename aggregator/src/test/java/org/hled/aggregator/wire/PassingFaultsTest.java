package org.hled.aggregator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PassingFaultsTest {

    static Stream<RuntimeException> passing() {
        return Stream.of(
                new TimeoutException("the broker does not answer"),
                // As a process gets it that was frozen for longer than a transaction may last.
                new InvalidTxnStateException("The producer attempted a transactional operation in an invalid state."),
                new ProducerFencedException("there is a newer one"),
                new CommitFailedException("the member was taken for dead"),
                new OutOfOrderSequenceException("a record is missing before this one"),
                new UnknownProducerIdException("the broker has forgotten what it wrote"),
                new TransactionAbortableException("to be aborted"),
                new UnknownServerException("The server experienced an unexpected error when processing the request."),
                // As a broker that was killed and comes back may answer a commit, while it fences the transaction.
                new KafkaException("Unhandled error in EndTxnResponse: The server experienced an unexpected error"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void goesOnWithANewThreadWhereTheBrokerWasAwayOrHasTakenItForDead(RuntimeException cause) {
        assertThat(PassingFaults.isPassing(new StreamsException("trying to commit", cause)))
                .isTrue();
    }

    @Test
    void stopsWhereAnotherProcessHasItsPlace() {
        assertThat(PassingFaults.isPassing(new StreamsException("polling", new FencedInstanceIdException("taken"))))
                .isFalse();
    }

    @Test
    void stopsWhereWaitingDoesNotMend() {
        assertThat(PassingFaults.isPassing(new StreamsException("a bug", new IllegalStateException("leaf 7"))))
                .isFalse();
        assertThat(PassingFaults.isPassing(new StreamsException("sending", new RecordTooLargeException("too large"))))
                .isFalse();
        assertThat(PassingFaults.isPassing(
                        new KafkaException("in an error state", new IllegalStateException("leaf 7"))))
                .isFalse();
    }
}
