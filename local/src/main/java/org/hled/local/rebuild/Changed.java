package org.hled.local.rebuild;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.hled.local.fault.Fault;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.UndecodableException;
import org.hled.stall.Pulse;
import org.hled.totals.Total;

/**
 * What a rebuild has changed.
 *
 * @param totals how many totals differ from before, for the same reports
 * @param version of the last change that has one of them; where there is none, the last version of all
 */
record Changed(int totals, long version) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Pulses come once a second; between them stand markers of transactions, and twice a second a question of each aggregator. */
    private static final long LAST_PULSES = 500;

    /** Where a topic of one partition ends now. */
    static long end(Cluster cluster, Topic<?> topic) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        return cluster.ends(List.of(partition)).get(partition);
    }

    /** What it has changed since the history ended here. */
    static Changed since(Cluster cluster, long historyEnd) {
        AvroDecoder<Total> totals = new AvroDecoder<>(cluster.registry(), Total.class);
        Set<String> keys = new HashSet<>();
        long[] version = {0};
        read(cluster, Topics.HISTORY, historyEnd, consumed -> {
            Total total = decode(totals, consumed);
            if (total.getCorrection() != null && total.getCorrection().getRebuild()) {
                keys.add(String.join(
                        "/", total.getScope(), total.getId(), total.getMeasure(), total.getUnit(), total.getPeriod()));
                version[0] = total.getChange().getVersion();
            }
        });
        return new Changed(keys.size(), keys.isEmpty() ? lastVersion(cluster) : version[0]);
    }

    private static long lastVersion(Cluster cluster) {
        return lastPulse(cluster).map(Pulse::getVersion).orElse(0L);
    }

    /** The last pulse; empty where none has come for long. */
    static Optional<Pulse> lastPulse(Cluster cluster) {
        AvroDecoder<Pulse> pulses = new AvroDecoder<>(cluster.registry(), Pulse.class);
        AtomicReference<Pulse> last = new AtomicReference<>();
        read(cluster, Topics.PULSE, Math.max(0, end(cluster, Topics.PULSE) - LAST_PULSES), consumed -> {
            if (consumed.value() != null) {
                last.set(decode(pulses, consumed));
            }
        });
        return Optional.ofNullable(last.get());
    }

    private static void read(
            Cluster cluster, Topic<?> topic, long from, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        var consumer = cluster.consumer();
        long end = end(cluster, topic);
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(reader);
        }
    }

    private static <T extends SpecificRecord> T decode(
            AvroDecoder<T> decoder, ConsumerRecord<byte[], byte[]> consumed) {
        try {
            return decoder.decode(consumed.value());
        } catch (UndecodableException e) {
            throw new Fault(
                    "the record at offset %d of %s cannot be read: %s"
                            .formatted(consumed.offset(), consumed.topic(), e.getMessage()),
                    e);
        }
    }
}
