package org.hled.api.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.hled.api.figures.Pulse;
import org.hled.schemas.code.Programme;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UndecodableException;

/** The topic of pulses, which stands beside the changes: only its last record counts. For one thread. */
final class PulseTopic {

    /** Enough to find one among the marks of transactions; a day's pulses would take long, and tell nothing. */
    private static final long FROM_END = 1000;

    private static final byte[] KEY = Programme.ID.getBytes(StandardCharsets.UTF_8);

    private final TopicPartition partition = new TopicPartition(Topics.PULSE.name(), 0);
    private final AvroDecoder<org.hled.stall.Pulse> decoder;

    PulseTopic(SchemaRegistry registry) {
        this.decoder = new AvroDecoder<>(registry, Topics.PULSE.valueType());
    }

    TopicPartition partition() {
        return partition;
    }

    /**
     * Goes to the last pulses.
     *
     * @return where the topic ends
     */
    long seekNearEnd(Consumer<byte[], byte[]> consumer, Duration limit) {
        long begin = consumer.beginningOffsets(List.of(partition), limit).get(partition);
        long end = consumer.endOffsets(List.of(partition), limit).get(partition);
        consumer.seek(partition, Math.max(begin, end - FROM_END));
        return end;
    }

    /** Whether a record of this key is a pulse. By others, which say nothing, aggregators ask the broker for the time. */
    boolean isOurs(byte[] key) {
        return Arrays.equals(KEY, key);
    }

    /** @throws UndecodableException if the value can never be read */
    Pulse read(byte[] value) throws UndecodableException {
        var pulse = decoder.decode(value);
        return new Pulse(pulse.getAsOf(), pulse.getVersion());
    }
}
