package org.hled.api.history;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.hled.api.http.ProblemException;
import org.hled.api.kafka.Consumers;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UnknownSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives records of the history by their offsets, straight from the broker. A few requests read at a time, and none for long. */
@Singleton
final class HistoryRecords {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryRecords.class);

    static final int READERS = 4;
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final BlockingQueue<RecordReader> idle;

    HistoryRecords(Consumers consumers, SchemaRegistry registry) {
        idle = new ArrayBlockingQueue<>(
                READERS,
                true,
                IntStream.range(0, READERS)
                        .mapToObj(i -> new RecordReader(consumers, registry))
                        .toList());
    }

    /**
     * Reads some records.
     *
     * @throws ProblemException if others are reading, or the broker or the registry does not answer
     * @throws ForgottenException if a record is not there any more
     */
    <T> T read(Function<RecordReader, T> reading) {
        RecordReader reader = awaitTurn();
        try {
            reader.begin();
            return reading.apply(reader);
        } catch (RegistryUnavailableException | UnknownSchemaException e) {
            LOG.warn("The history cannot be read: {}", e.getMessage());
            throw ProblemException.busy("The schema registry does not answer; try again.", RETRY_AFTER);
        } catch (KafkaException e) {
            LOG.warn("The history cannot be read: {}", e.getMessage());
            reader.close();
            throw ProblemException.busy("The broker does not answer; try again.", RETRY_AFTER);
        } finally {
            idle.add(reader);
        }
    }

    private RecordReader awaitTurn() {
        RecordReader reader;
        try {
            reader = idle.poll(TURN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reader = null;
        }
        if (reader == null) {
            throw ProblemException.busy("Others are reading the history; try again.", RETRY_AFTER);
        }
        return reader;
    }

    /** Those that requests still read with end with their requests. */
    @PreDestroy
    void close() {
        List<RecordReader> unused = new ArrayList<>();
        idle.drainTo(unused);
        unused.forEach(RecordReader::close);
    }
}
