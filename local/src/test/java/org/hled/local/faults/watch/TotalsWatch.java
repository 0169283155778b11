package org.hled.local.faults.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hled.local.faults.oracle.Pulses.Pulse;
import org.hled.local.faults.oracle.Values;

/** Watches the totals as a reader does: when they move, and up to when everything is in them. */
public final class TotalsWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final String TOTALS = "hled.totals";
    private static final String PULSE = "hled.pulse";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Values values;
    private final Thread thread = Thread.ofPlatform().name("watch").daemon().unstarted(this::run);
    private Instant lastMoved = Instant.now();
    private Instant everythingUpTo = Instant.EPOCH;
    private Duration stoodStill = Duration.ZERO;
    private Duration behind = Duration.ZERO;
    private final List<Pulse> pulses = new ArrayList<>();

    public TotalsWatch(String bootstrapServers, Values values) {
        this.values = values;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "reconnect.backoff.max.ms",
                        200),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(new TopicPartition(TOTALS, 0), new TopicPartition(PULSE, 0));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        thread.start();
    }

    /** From now on it is noted how long totals stand still, and how far they are behind. */
    public synchronized void begin() {
        lastMoved = Instant.now();
        stoodStill = Duration.ZERO;
        behind = Duration.ZERO;
        pulses.clear();
    }

    /** Everything that the broker had received before this time is in the totals. */
    public synchronized Instant everythingUpTo() {
        return everythingUpTo;
    }

    /** The longest time between two changes since the beginning. */
    public synchronized Duration stoodStill() {
        return stoodStill;
    }

    /** How old the time up to which everything was in has become at most since the beginning. */
    public synchronized Duration behind() {
        return behind;
    }

    /** All that were told since the beginning. */
    public synchronized List<Pulse> pulses() {
        return List.copyOf(pulses);
    }

    private void run() {
        try {
            while (true) {
                List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
                consumer.poll(POLL).forEach(records::add);
                note(records, Instant.now());
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    private synchronized void note(List<ConsumerRecord<byte[], byte[]>> records, Instant now) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.topic().equals(TOTALS)) {
                stoodStill = longer(stoodStill, Duration.between(lastMoved, now));
                lastMoved = now;
            } else if (record.value() != null) {
                GenericRecord pulse = values.read(record.value());
                behind = longer(behind, Duration.between(everythingUpTo, now));
                everythingUpTo = Instant.ofEpochMilli((long) pulse.get("asOf"));
                pulses.add(new Pulse(everythingUpTo, (long) pulse.get("version")));
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
