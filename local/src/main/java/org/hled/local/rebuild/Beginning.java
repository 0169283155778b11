package org.hled.local.rebuild;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hled.generation.Generation;
import org.hled.local.fault.Fault;
import org.hled.local.publish.WrongTopics;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.TopicFault;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroEncoder;

/** Begins a generation: makes its topic, and tells the aggregators. */
final class Beginning {

    /** Two who begin at the same moment are told apart by it: the broker lets only the later one write. */
    private static final String TRANSACTIONAL_ID = "hled-rebuild";

    private final Cluster cluster;

    Beginning(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Begins the next generation, unless one is being built, or has yet to take all of the place of the one before.
     *
     * @param partitions of its topic of reports; empty for as many as the current one's
     * @return the one that was begun, now or before
     * @throws Fault if another number of partitions cannot be had, somebody else begins one at this moment, or records of an input
     *     topic are gone or will be
     */
    Generation beginOrFind(OptionalInt partitions) {
        try (Producer<String, byte[]> producer = producer()) {
            producer.initTransactions();
            Generations known = cluster.generations();
            Optional<Generation> unfinished = known.building().or(() -> unfinished(known));
            if (unfinished.isPresent()) {
                return sameSize(unfinished.get(), partitions);
            }
            new Inputs(cluster).require();
            Generation begun = next(known, partitions);
            prepareTopic(begun);
            producer.beginTransaction();
            producer.send(record(begun));
            producer.commitTransaction();
            return begun;
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new Fault(
                    "somebody else began a rebuild at the same moment; the same command now follows that one", e);
        }
    }

    /** The current one, where something is left of the one before. */
    private Optional<Generation> unfinished(Generations known) {
        Generation current = known.current();
        return current.getNumber() == Road.FIRST
                        || Former.of(known, current.getNumber())
                                .isGone(cluster.groups().keySet(), cluster.topics())
                ? Optional.empty()
                : Optional.of(current);
    }

    private static Generation sameSize(Generation begun, OptionalInt partitions) {
        if (partitions.isPresent() && partitions.getAsInt() != begun.getPartitions()) {
            throw new Fault(
                    "--partitions %d: generation %d is under way already, with %d; without --partitions this command follows it"
                            .formatted(partitions.getAsInt(), begun.getNumber(), begun.getPartitions()));
        }
        return begun;
    }

    private Generation next(Generations known, OptionalInt partitions) {
        Generation current = known.current();
        return new Generation(
                known.highest() + 1,
                Phase.BUILDING.id(),
                partitions.orElse(current.getPartitions()),
                rejectionsFrom(new Road(current.getNumber())),
                Map.of(),
                Instant.now());
    }

    /**
     * Where the current Intake is. It tells all rejections up to where it will end, which is not before here; its successor need not
     * tell them again.
     */
    private Map<String, Long> rejectionsFrom(Road current) {
        Map<String, Long> from = new HashMap<>();
        cluster.committed(current.intake())
                .forEach((partition, offset) ->
                        from.put(Generations.place(partition.topic(), partition.partition()), offset));
        return from;
    }

    /** With other partitions or settings the Ledger could not begin, and there would be no way back. */
    private void prepareTopic(Generation begun) {
        Topic<byte[]> topic = new Road(begun.getNumber()).reports(begun.getPartitions());
        List<TopicFault> faults = cluster.create(topic);
        if (!faults.isEmpty()) {
            // Left by somebody who got no further than this, or who is before us, or made by hand.
            throw new Fault(
                    "the topic %s is there already, and not as it must be: delete it, put it right, or give --partitions N as it has%n%s"
                            .formatted(topic.name(), WrongTopics.text(cluster.target(), faults)));
        }
    }

    private ProducerRecord<String, byte[]> record(Generation generation) {
        var schema = Topics.GENERATIONS.schema().orElseThrow();
        int id = cluster.registry().idOf(Topics.GENERATIONS.subject(), schema);
        return new ProducerRecord<>(
                Topics.GENERATIONS.name(),
                String.valueOf(generation.getNumber()),
                new AvroEncoder<Generation>(schema, id).encode(generation));
    }

    private Producer<String, byte[]> producer() {
        return new KafkaProducer<>(
                cluster.target()
                        .client(Map.of(
                                "transactional.id",
                                TRANSACTIONAL_ID,
                                "transaction.timeout.ms",
                                30_000,
                                "max.block.ms",
                                30_000)),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
