package org.hled.api.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.hled.api.figures.ChangeAssembler;
import org.hled.api.figures.Freshness;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.Pulse;
import org.hled.api.figures.Row;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UndecodableException;
import org.hled.schemas.wire.UnknownSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reading of the topics of the changes, from their beginning to their end and on, and of the pulses beside them.
 * What it reads replaces what was shown before as soon as it is whole. For one thread, which calls {@link #step()} again
 * and again.
 */
final class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CALL = Duration.ofSeconds(2);
    private static final long LOOK_WHILE_BEHIND = Duration.ofMillis(200).toNanos();
    private static final long LOOK = Duration.ofSeconds(2).toNanos();
    /** So long must nothing have come for what is missing to count as lost. */
    private static final long QUIET = Duration.ofSeconds(2).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final LiveFigures figures;
    private final Freshness freshness;
    private final Map<TopicPartition, LiveTopic<?>> topics = new HashMap<>();
    private final PulseTopic pulses;
    private final ChangeAssembler<Row> assembler = new ChangeAssembler<>(Row::subject);
    private final Queue<ConsumerRecord<byte[], byte[]>> backlog = new ArrayDeque<>();

    private Optional<Look> look = Optional.empty();
    private boolean begun;
    private boolean shown;
    private long firstPulsesEnd;
    private boolean pulsesReached;
    private Optional<Pulse> formerPulse = Optional.empty();
    private long nextLook;
    private long lastArrival;

    Reading(Consumer<byte[], byte[]> consumer, SchemaRegistry registry, LiveFigures figures, Freshness freshness) {
        this.consumer = consumer;
        this.figures = figures;
        this.freshness = freshness;
        LiveTopics.all(registry).forEach(topic -> topics.put(topic.partition(), topic));
        this.pulses = new PulseTopic(registry);
        this.nextLook = freshness.now();
        this.lastArrival = freshness.now();
    }

    /**
     * Reads some records, and shows what has become whole.
     *
     * @return what is in the way outside, to be tried again after a while; empty if nothing is
     * @throws BrokenTopicException if what stands on the topics cannot be read at all
     */
    Optional<String> step() {
        try {
            if (!begun) {
                begin();
            }
            Optional<String> obstacle = read();
            lookAtEnds();
            return obstacle;
        } catch (TimeoutException e) {
            return Optional.of("The broker does not answer.");
        } catch (MissingTopicException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void begin() {
        List<TopicPartition> all = new ArrayList<>(topics.keySet());
        all.add(pulses.partition());
        for (TopicPartition partition : all) {
            int partitions = consumer.partitionsFor(partition.topic(), CALL).size();
            if (partitions == 0) {
                throw new MissingTopicException("The topic %s does not exist yet.".formatted(partition.topic()));
            }
            if (partitions > 1) {
                throw new BrokenTopicException(
                        "The topic %s must have one partition and has %d.".formatted(partition.topic(), partitions));
            }
        }
        consumer.assign(all);
        consumer.seekToBeginning(topics.keySet());
        firstPulsesEnd = pulses.seekNearEnd(consumer, CALL);
        for (TopicPartition partition : all) {
            consumer.position(partition, CALL);
        }
        begun = true;
    }

    private Optional<String> read() {
        if (backlog.isEmpty()) {
            consumer.poll(POLL).forEach(backlog::add);
            // Pulses come for ever; they do not show that something missing of a change is still coming.
            if (backlog.stream().anyMatch(arrived -> !isPulse(arrived))) {
                lastArrival = freshness.now();
            }
        }
        Optional<String> obstacle = decodeBacklog();
        hearFormerPulse();
        showWhatIsWhole();
        return obstacle;
    }

    /** A record stays in the backlog until it could be read: nothing is skipped because the registry is down. */
    private Optional<String> decodeBacklog() {
        while (!backlog.isEmpty()) {
            ConsumerRecord<byte[], byte[]> next = backlog.element();
            try {
                take(next);
            } catch (RegistryUnavailableException e) {
                LOG.debug("The schema registry does not answer", e);
                return Optional.of("The schema registry does not answer.");
            } catch (UnknownSchemaException e) {
                return Optional.of("The schema registry does not know the schema of the record at offset %d of %s: %s."
                        .formatted(next.offset(), next.topic(), e.getMessage()));
            } catch (UndecodableException | IllegalStateException e) {
                freshness.decodeFault();
                throw new BrokenTopicException("The record at offset %d of %s cannot be read: %s."
                        .formatted(next.offset(), next.topic(), e.getMessage()));
            }
            backlog.remove();
        }
        return Optional.empty();
    }

    private void take(ConsumerRecord<byte[], byte[]> next) throws UndecodableException {
        if (isPulse(next)) {
            if (pulses.isOurs(next.key())) {
                hear(pulses.read(valueOf(next)));
            }
            return;
        }
        LiveTopic<?> topic = topics.get(new TopicPartition(next.topic(), next.partition()));
        LiveTopic.Marked marked = topic.read(valueOf(next));
        assembler.add(topic.stream(), marked.mark(), marked.row());
    }

    /** Of the pulses that stood there when this reading began only the last is heard: the figures shown know later ones. */
    private void hear(Pulse pulse) {
        if (pulsesReached) {
            figures.hear(pulse);
        } else {
            formerPulse = Optional.of(pulse);
        }
    }

    private void hearFormerPulse() {
        if (!pulsesReached && backlog.isEmpty() && consumer.position(pulses.partition()) >= firstPulsesEnd) {
            pulsesReached = true;
            formerPulse.ifPresent(figures::hear);
        }
    }

    private boolean isPulse(ConsumerRecord<byte[], byte[]> arrived) {
        return arrived.topic().equals(pulses.partition().topic());
    }

    private static byte[] valueOf(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.value() == null) {
            throw new IllegalStateException("it has no value");
        }
        return consumed.value();
    }

    private void showWhatIsWhole() {
        for (var change = assembler.next(); change.isPresent(); change = assembler.next()) {
            if (shown) {
                figures.apply(change.get());
            } else {
                figures.show(change.get());
                shown = true;
                LOG.info("Caught up: showing version {}", change.get().version());
            }
        }
        look.filter(this::isReached).ifPresent(reached -> {
            freshness.currentAsOf(reached.time());
            look = Optional.empty();
        });
    }

    /** Whether the figures contain all that stood on the topics when this look was taken. */
    private boolean isReached(Look reached) {
        return shown && isReadTo(reached.ends()) && assembler.applied() >= reached.version() && !assembler.isBehind();
    }

    private boolean isReadTo(Map<TopicPartition, Long> ends) {
        return backlog.isEmpty()
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Where the topics end tells how far behind we are, and that the broker answers. */
    private void lookAtEnds() {
        long now = freshness.now();
        if (now - nextLook < 0) {
            return;
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(List.copyOf(topics.keySet()), CALL);
        freshness.setLag(backlog.size()
                + ends.entrySet().stream()
                        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                        .sum());
        // The first figures shown must know whether the pipeline is alive.
        if (isReadTo(ends) && pulsesReached) {
            assembler.atEnd();
            if (!shown && now - lastArrival > QUIET) {
                assembler.settle();
            }
            if (!shown && !assembler.isBehind() && assembler.seen() == 0) {
                figures.showNothing();
                shown = true;
                LOG.info("Caught up: nothing has been published yet");
            }
        }
        if (look.isEmpty()) {
            look = Optional.of(new Look(now, ends, assembler.seen()));
        }
        showWhatIsWhole();
        nextLook = now + (assembler.isBehind() ? LOOK_WHILE_BEHIND : LOOK);
    }

    /**
     * Where the topics ended at a time.
     *
     * @param version the highest version that had been seen then
     */
    private record Look(long time, Map<TopicPartition, Long> ends, long version) {}

    private static final class MissingTopicException extends RuntimeException {
        private MissingTopicException(String message) {
            super(message);
        }
    }
}
