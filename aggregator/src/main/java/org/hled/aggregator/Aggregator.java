package org.hled.aggregator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.hled.aggregator.intake.IntakeTopology;
import org.hled.aggregator.ledger.book.MemoryVersions;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.aggregator.ledger.disk.LedgerDisk;
import org.hled.aggregator.wire.BackgroundSchemas;
import org.hled.aggregator.wire.Backoff;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.aggregator.wire.RegistryStatus;
import org.hled.aggregator.wire.RememberingSchemas;
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
 * The aggregator's process: sees to topics and schemas, then runs the Intake, and Ledger and Roll-up, as two applications of
 * Kafka Streams, so that a registry that is down holds up the first and not the second.
 */
public final class Aggregator {

    private static final Logger LOG = LoggerFactory.getLogger(Aggregator.class);

    /** An id that the registry does not have is asked for again after so long. */
    private static final Duration FORGET_UNKNOWN = Duration.ofSeconds(30);

    private static final int MISUSED = 2;

    private final AggregatorConfig config;
    private final Lifecycle lifecycle = new Lifecycle();
    private final RegistryStatus registryStatus = new RegistryStatus();
    private final InstantSource clock = InstantSource.system();
    private final BrokersStatus brokersStatus = new BrokersStatus(clock);
    private final Readiness readiness = new Readiness(lifecycle, brokersStatus, registryStatus);
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
        }
    }

    /** Runs; gives the exit code: 0 if it was told to stop, 1 if it cannot go on. */
    private int run() throws InterruptedException {
        metrics.bindProcess(readiness, registryStatus);
        Map<String, Object> adminSettings = new HashMap<>(config.kafka());
        adminSettings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        adminSettings.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        try (LedgerDisk disk = ledgerDisk();
                Admin admin = Admin.create(adminSettings);
                ConfluentRegistry registry = new ConfluentRegistry(config.schemaRegistry());
                Purge purge = new Purge(admin);
                PulseSender pulse = new PulseSender(
                        new InputPosition(admin), PulseSender.producer(config), lifecycle, brokersStatus)) {
            prepareTopics(admin);
            OutputEncoders encoders = prepareSchemas(registry);
            readiness.setObstacles(List.of());
            start(registry, encoders, disk == null ? MemoryVersions::new : disk::newVersions);
            purge.start();
            pulse.start();
            lifecycle.awaitEnd();
            int code = lifecycle.wasToldToStop() ? 0 : 1;
            lifecycle.stop();
            return code;
        }
    }

    private void start(ConfluentRegistry registry, OutputEncoders encoders, Supplier<Versions> versions) {
        Supplier<SchemaSource> blocking = () -> new RememberingSchemas(registry, FORGET_UNKNOWN, clock, registryStatus);
        Supplier<SchemaSource> background =
                () -> new BackgroundSchemas(registry, FORGET_UNKNOWN, clock, registryStatus);
        KafkaStreams intake =
                streams(StreamsSettings.INTAKE, IntakeTopology.build(blocking, encoders, lifecycle::sleep, clock));
        KafkaStreams totals = streams(
                StreamsSettings.TOTALS,
                TotalsTopology.build(StreamsSettings.COMMIT_INTERVAL, versions, background, encoders));
        metrics.bindIntake(intake);
        metrics.bindTotals(totals);
        lifecycle.start(StreamsSettings.TOTALS, totals);
        lifecycle.start(StreamsSettings.INTAKE, intake);
    }

    /** Null where the Ledger's versions are in memory. */
    private LedgerDisk ledgerDisk() {
        return switch (config.ledgerStore()) {
            case MEMORY -> null;
            case ROCKSDB -> new LedgerDisk(config.stateDirectory().resolve("ledger"), config.rocksDbMebibytes());
        };
    }

    private KafkaStreams streams(String applicationId, Topology topology) {
        return new KafkaStreams(topology, new StreamsConfig(StreamsSettings.of(applicationId, config)));
    }

    private void prepareTopics(Admin admin) throws InterruptedException {
        Backoff backoff = new Backoff(lifecycle::sleep);
        while (true) {
            try {
                new TopicSetup(admin).create(Topics.all());
                List<String> faults = new TopicCheck(admin).faults(Topics.all());
                if (faults.isEmpty()) {
                    return;
                }
                wait("topics are not as they must be: " + String.join("; ", faults), backoff);
            } catch (ExecutionException e) {
                wait(
                        "Kafka at %s: %s"
                                .formatted(
                                        config.bootstrapServers(), e.getCause().getMessage()),
                        backoff);
            }
        }
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

    /** A dependency that is down, or not as it must be, is waited for: whoever looks at readiness sees it. */
    private void wait(String obstacle, Backoff backoff) throws InterruptedException {
        readiness.setObstacles(List.of(obstacle));
        LOG.warn("waiting: {}", obstacle);
        if (!backoff.await()) {
            throw new InterruptedException("stopping");
        }
    }
}
