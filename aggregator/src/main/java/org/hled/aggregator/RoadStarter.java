package org.hled.aggregator;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.hled.aggregator.instance.Instance;
import org.hled.aggregator.intake.IntakeLoop;
import org.hled.aggregator.ledger.LedgerTopology;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.TopicCheck;
import org.hled.schemas.topic.TopicFault;

/**
 * Starts the road of a generation.
 *
 * @param instance this process
 * @param brokers is told of what they take
 * @param intake makes an Intake of a generation, for one thread, of its clients
 * @param versions where the tasks of a Ledger keep the winning versions, each its own
 */
record RoadStarter(
        AggregatorConfig config,
        Instance instance,
        Admin admin,
        Lifecycle lifecycle,
        Metrics metrics,
        BrokersStatus brokers,
        Function<Generation, Function<IntakeClients, IntakeLoop>> intake,
        Supplier<Versions> versions) {

    /**
     * Starts it.
     *
     * @param need what depends on it, now
     * @throws KafkaException where its topic is not as it must be
     */
    RunningRoad start(Generation generation, Supplier<Need> need) {
        Road road = new Road(generation.getNumber());
        Topic<byte[]> reports = road.reports(generation.getPartitions());
        check(reports);
        var ledger = new StreamsApplication(
                road.ledger(),
                new KafkaStreams(
                        LedgerTopology.build(generation, versions, System::nanoTime),
                        new StreamsConfig(StreamsSettings.ofLedger(road.ledger(), instance, config)),
                        new StreamsClients(road.ledger(), instance.id())),
                new ThreadFaults(InstantSource.system()),
                lifecycle::sleep);
        var intaking = new IntakeApplication(
                road.intake(), instance.id(), config, metrics, intake.apply(generation), lifecycle::sleep);
        Runnable unbind = metrics.bindStreams(ledger.streams());
        PulseSender pulse = new PulseSender(
                reports, new InputPosition(admin, road.intake()), PulseSender.producer(config), lifecycle, brokers);
        lifecycle.start(ledger, need);
        lifecycle.start(intaking, need);
        pulse.start();
        return new RunningRoad(generation, intaking, ledger, ledger.streams(), pulse, unbind);
    }

    /** Streams would otherwise stop at a topic that is missing, or make a changelog with other partitions. */
    private void check(Topic<byte[]> reports) {
        try {
            List<TopicFault> faults = new TopicCheck(admin).faults(List.of(reports));
            if (!faults.isEmpty()) {
                throw new KafkaException(faults.stream().map(TopicFault::text).collect(Collectors.joining("; ")));
            }
        } catch (ExecutionException e) {
            throw new KafkaException(reports.name() + ": " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
