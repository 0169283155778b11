package org.hled.aggregator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.hled.aggregator.instance.Instance;
import org.hled.aggregator.intake.HeldBackStatus;
import org.hled.aggregator.intake.IntakeLoop;
import org.hled.aggregator.intake.ToldRejections;
import org.hled.aggregator.ledger.book.MemoryVersions;
import org.hled.aggregator.ledger.disk.LedgerDisk;
import org.hled.aggregator.rollup.RollUpTopology;
import org.hled.aggregator.wire.BackgroundSchemas;
import org.hled.aggregator.wire.Backoff;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.aggregator.wire.RegistryStatus;
import org.hled.generation.Generation;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.TopicCheck;
import org.hled.schemas.topic.TopicFault;
import org.hled.schemas.topic.TopicSetup;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.IncompatibleSchemaException;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UnknownSchemaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The aggregator's process: sees to topics and schemas, then runs Intake, Ledger and Roll-up as applications of their own, so
 * that what holds up one does not hold up the others.
 */
public final class Aggregator {

    private static final Logger LOG = LoggerFactory.getLogger(Aggregator.class);

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** A registry that is up answers within this; longer, and an Intake goes on with other partitions. */
    private static final Duration REGISTRY_PATIENCE = Duration.ofMillis(200);

    private final AggregatorConfig config;
    private final Lifecycle lifecycle = new Lifecycle();
    private final InstantSource clock = InstantSource.system();
    private final RegistryStatus registryStatus = new RegistryStatus(clock);
    private final BrokersStatus brokersStatus = new BrokersStatus(clock);
    private final HeldBackStatus heldBackStatus = new HeldBackStatus(clock);
    private final Readiness readiness = new Readiness(lifecycle, brokersStatus, registryStatus, heldBackStatus);
    private final Metrics metrics = new Metrics();

    private Aggregator(AggregatorConfig config) {
        this.config = config;
    }

    /** Runs until it is told to stop, or cannot go on: exit code 0 or 1; 2 if it makes no sense to start it. */
    public static void main(String[] args) {
        AggregatorConfig config;
        try {
            config = AggregatorConfig.fromEnvironment(System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println("aggregator: " + e.getMessage());
            System.exit(MISUSED);
            return;
        }
        Aggregator aggregator = new Aggregator(config);
        try (HealthServer ignored = new HealthServer(config, aggregator.readiness, aggregator.metrics.registry())) {
            Runtime.getRuntime().addShutdownHook(new Thread(aggregator.lifecycle::stop, "shutdown"));
            System.exit(aggregator.run());
        } catch (IOException e) {
            System.err.printf(
                    "aggregator: port %d on %s is not free; set HLED_HTTP_PORT to another%n",
                    config.httpPort(), config.httpHost());
            System.exit(MISUSED);
        } catch (UncheckedIOException e) {
            System.err.printf("aggregator: %s; set HLED_STATE_DIR to a directory of its own%n", e.getMessage());
            System.exit(MISUSED);
        } catch (InterruptedException e) {
            LOG.info("told to stop while starting");
        } catch (RuntimeException e) {
            // What has been started would go on by itself, and the process live without the rest.
            LOG.error("cannot go on", e);
            System.exit(FAILED);
        }
    }

    /** Runs; gives the exit code: 0 if it was told to stop, 1 if it cannot go on. */
    private int run() throws InterruptedException {
        metrics.bindProcess(readiness, registryStatus);
        Map<String, Object> adminSettings = new HashMap<>(config.kafka());
        adminSettings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        adminSettings.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        try (Instance instance = Instance.claim(config.stateDirectory());
                LedgerDisk disk = ledgerDisk(instance);
                Admin admin = Admin.create(adminSettings);
                ConfluentRegistry registry = new ConfluentRegistry(config.schemaRegistry())) {
            prepareTopics(admin);
            OutputEncoders encoders = prepareSchemas(registry);
            SchemaSource inputSchemas = schemas(registry, REGISTRY_PATIENCE);
            RoadStarter starter = new RoadStarter(
                    config,
                    instance,
                    admin,
                    lifecycle,
                    metrics,
                    brokersStatus,
                    generation -> intakes(admin, generation, registry, inputSchemas, encoders),
                    disk == null ? MemoryVersions::new : disk::newVersions);
            try (GenerationsTopic topic = new GenerationsTopic(config, encoders, registry);
                    Roads roads = new Roads(topic, starter::start, retirement(admin, topic), lifecycle);
                    InputWatch inputs = new InputWatch(new TopicCheck(admin)::inputFindings, clock);
                    Purge purge = new Purge(admin, roads::lines)) {
                Generations known = prepareGenerations(admin, topic);
                prepareRollUp(new BrokersRemains(admin));
                readiness.setInputs(inputs);
                metrics.bindInputs(inputs);
                inputs.start();
                readiness.setRoads(roads);
                metrics.bindRoads(roads);
                readiness.setObstacles(List.of());
                startRollUp(instance, registry, encoders);
                roads.start(known);
                purge.start();
                while (!lifecycle.awaitEnd(Roads.INTERVAL)) {
                    roads.look();
                }
                int code = lifecycle.wasToldToStop() ? 0 : FAILED;
                lifecycle.stop();
                return code;
            }
        }
    }

    /**
     * Makes Intakes of a generation.
     *
     * @param inputs of all Intakes of this process, now and later: new clients do not forget what is known
     */
    private Function<IntakeClients, IntakeLoop> intakes(
            Admin admin,
            Generation generation,
            ConfluentRegistry registry,
            SchemaSource inputs,
            OutputEncoders encoders) {
        // It may take longer to read than a transaction may last: whoever comes after that finds it read.
        ToldRejections told = new ToldRejections(
                generation,
                () -> CommittedReader.open(config, "hled-told-rejections"),
                new BrokersLogEnd(admin, Topics.REJECTIONS.name()),
                heldBackStatus,
                encoders.before(registry));
        return clients -> new IntakeLoop(
                generation, told, clients.consumer(), clients.input(), clients.producer(), inputs, encoders, clock);
    }

    private static Retirement retirement(Admin admin, GenerationLog log) {
        return new Retirement(new BrokersRemains(admin), log, new BrokersLogEnd(admin, Topics.GENERATIONS.name()));
    }

    private void startRollUp(Instance instance, ConfluentRegistry registry, OutputEncoders encoders) {
        Supplier<SchemaSource> schemas = () -> schemas(registry, Duration.ZERO);
        KafkaStreams rollUp = new KafkaStreams(
                RollUpTopology.build(Generations.NONE.current(), schemas, encoders, System::nanoTime),
                new StreamsConfig(StreamsSettings.ofRollUp(instance, config)),
                new StreamsClients(Road.ROLL_UP, instance.id()));
        metrics.bindStreams(rollUp);
        ThreadFaults faults = new ThreadFaults(clock);
        lifecycle.start(new StreamsApplication(Road.ROLL_UP, rollUp, faults, lifecycle::sleep), () -> Need.ALL);
    }

    private SchemaSource schemas(ConfluentRegistry registry, Duration patience) {
        return new BackgroundSchemas(registry, patience, clock, registryStatus);
    }

    /** Null where the Ledger's versions are in memory. */
    private LedgerDisk ledgerDisk(Instance instance) {
        return switch (config.ledgerStore()) {
            case MEMORY -> null;
            case ROCKSDB -> new LedgerDisk(instance.directory().resolve("ledger"), config.rocksDbMebibytes());
        };
    }

    /** All but the roads of single generations. */
    private void prepareTopics(Admin admin) throws InterruptedException {
        List<Topic<?>> topics = Topics.all().stream()
                .filter(topic -> !topic.equals(Topics.REPORTS))
                .toList();
        Backoff backoff = new Backoff(lifecycle::sleep);
        while (!prepare(admin, topics, topics, backoff)) {}
    }

    /** The road of the current generation; made where it is the first one's, and found missing where it is another's. */
    private Generations prepareGenerations(Admin admin, GenerationsTopic topic) throws InterruptedException {
        Backoff backoff = new Backoff(lifecycle::sleep);
        while (true) {
            try {
                Generations known = topic.read();
                Generation current = known.current();
                Topic<?> reports = new Road(current.getNumber()).reports(current.getPartitions());
                List<Topic<?>> made = current.getNumber() == Road.FIRST ? List.of(reports) : List.of();
                // Whatever is wrong with it, what is being built takes its place.
                List<Topic<?>> checked = known.building().isPresent() ? List.of() : List.of(reports);
                if (prepare(admin, made, checked, backoff)) {
                    return known;
                }
            } catch (KafkaException | RegistryUnavailableException | UnknownSchemaException e) {
                wait(Topics.GENERATIONS.name() + " cannot be read: " + e.getMessage(), backoff);
            }
        }
    }

    private void prepareRollUp(Remains remains) throws InterruptedException {
        Backoff backoff = new Backoff(lifecycle::sleep);
        while (true) {
            try {
                if (RollUpPlace.prepare(remains)) {
                    return;
                }
                wait(Road.ROLL_UP + " has no changelog, and somebody is in its group", backoff);
            } catch (ExecutionException e) {
                waitForBrokers(e, backoff);
            }
        }
    }

    /** Creates the ones where they are missing, and looks at the others; false, after a while, if it has to be done again. */
    private boolean prepare(Admin admin, List<Topic<?>> made, List<Topic<?>> checked, Backoff backoff)
            throws InterruptedException {
        try {
            new TopicSetup(admin).create(made);
            List<TopicFault> faults = new TopicCheck(admin).faults(checked);
            if (faults.isEmpty()) {
                return true;
            }
            wait(
                    "topics are not as they must be: "
                            + faults.stream().map(TopicFault::text).collect(Collectors.joining("; ")),
                    backoff);
        } catch (ExecutionException e) {
            waitForBrokers(e, backoff);
        }
        return false;
    }

    private OutputEncoders prepareSchemas(ConfluentRegistry registry) throws InterruptedException {
        Backoff backoff = new Backoff(lifecycle::sleep);
        while (true) {
            try {
                SchemaSetup.register(registry, Topics.all());
                return OutputEncoders.lookUp(registry, Topics.all());
            } catch (RegistryUnavailableException | UnknownSchemaException | IncompatibleSchemaException e) {
                wait(e.getMessage(), backoff);
            }
        }
    }

    private void waitForBrokers(ExecutionException answer, Backoff backoff) throws InterruptedException {
        wait(
                "Kafka at %s: %s"
                        .formatted(config.bootstrapServers(), answer.getCause().getMessage()),
                backoff);
    }

    /** A dependency that is down, or not as it must be, is waited for: whoever looks at readiness sees it. */
    private void wait(String obstacle, Backoff backoff) throws InterruptedException {
        readiness.setObstacles(List.of(obstacle));
        LOG.warn("waiting: {}", obstacle);
        if (!backoff.await()) {
            throw new InterruptedException("stopping");
        }
    }
}
