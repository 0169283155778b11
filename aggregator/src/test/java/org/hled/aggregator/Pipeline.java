package org.hled.aggregator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.hled.aggregator.intake.AppendTimeExtractor;
import org.hled.aggregator.intake.TestIntake;
import org.hled.aggregator.ledger.book.MemoryVersions;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.aggregator.pace.Pace;
import org.hled.aggregator.rollup.RollUpTopology;
import org.hled.aggregator.rollup.figures.KeptPartials;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.catalog.Initiative;
import org.hled.generation.Generation;
import org.hled.rejection.Rejection;
import org.hled.schemas.generation.GenerationHeader;
import org.hled.schemas.generation.Generations;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.SchemaSetup;
import org.hled.schemas.wire.TestRegistry;
import org.hled.schemas.wire.UndecodableException;
import org.hled.stall.Acknowledgement;
import org.hled.stall.Alert;
import org.hled.stall.InitiativeStatus;
import org.hled.totals.AcceptedInitiative;
import org.hled.totals.LeafTotal;
import org.hled.totals.Total;

/** The real topologies: the roads of one or two generations, and the Roll-up in a test driver. */
public final class Pipeline implements AutoCloseable {

    public static final Instant START = Instant.parse("2024-06-01T00:00:00Z");
    private static final Duration TICK = Pace.LONGEST;
    private static final Duration BETWEEN_PULSES = Duration.ofSeconds(20);

    /** Else a busy machine would decide what is told when. */
    static final LongSupplier NOTHING_TAKES_TIME = () -> 0;

    public final TestRegistry registry = new TestRegistry();
    public Instant now = START;

    /** What passes from one look of the Roll-up at how long it takes to the next. */
    public Duration rollUpStep = Duration.ZERO;

    private long rollUpNanos;

    private Instant registryIsBackAt;
    private final OutputEncoders encoders;
    private final int ledgerPartitions;
    private final Supplier<Versions> versions;
    private final TreeMap<Integer, TestRoad> roads = new TreeMap<>();
    private final KeptLog rollUpLog = new KeptLog(RollUpTopology.STORE);
    private TopologyTestDriver rollUp;
    private final Map<String, AvroEncoder<?>> producers = new HashMap<>();

    /** Everything that came out, by topic, in order. */
    private final Map<String, List<TestRecord<byte[], byte[]>>> outputs = new HashMap<>();

    public Pipeline(int ledgerPartitions) {
        this(ledgerPartitions, MemoryVersions::new);
    }

    public Pipeline(int ledgerPartitions, Supplier<Versions> versions) {
        this.ledgerPartitions = ledgerPartitions;
        this.versions = versions;
        SchemaSetup.register(registry, Topics.all());
        encoders = OutputEncoders.lookUp(registry, Topics.all());
        startRoad(Generations.NONE.current(), ledgerPartitions);
        rollUp = newRollUp();
    }

    /** The road of a generation, of which no record has been read yet. */
    public void startRoad(Generation generation, int partitions) {
        // The road's partitions are those of the test, whatever the generation says of them.
        Generation of =
                Generation.newBuilder(generation).setPartitions(partitions).build();
        Set<String> told = rejections().stream()
                .map(rejection ->
                        told(Generations.place(rejection.getTopic(), rejection.getPartition()), rejection.getOffset()))
                .collect(Collectors.toSet());
        TestIntake intake = new TestIntake(
                of, (place, offset) -> told.contains(told(place, offset)), registry, encoders, () -> now);
        roads.put(generation.getNumber(), new TestRoad(of, partitions, TICK, intake, versions));
    }

    private static String told(String place, long offset) {
        return place + "@" + offset;
    }

    public void stopRoad(int generation) {
        collectIntakes();
        roads.remove(generation).close();
    }

    private TestRoad road() {
        return roads.firstEntry().getValue();
    }

    private TopologyTestDriver newRollUp() {
        return driver(RollUpTopology.build(
                Generations.first(ledgerPartitions),
                () -> registry,
                encoders,
                () -> rollUpNanos += rollUpStep.toNanos()));
    }

    /** The Ledgers go down with what they have not forwarded, and come back from their logs. */
    public void restartLedgers() {
        roads.values().forEach(TestRoad::restartLedgers);
    }

    /** The Roll-up takes in what the Ledgers have, goes down before it has published it, and comes back from its log. */
    public void restartRollUp() {
        forwardPartials();
        rollUpLog.keep(rollUp);
        rollUp.close();
        rollUp = newRollUp();
        rollUpLog.restore(rollUp);
        roads.values().forEach(TestRoad::pulseAgain);
    }

    /** How many partials of a generation the Roll-up's log held at its last restart. */
    public long keptPartials(int generation) {
        return KeptPartials.of(generation, rollUpLog.standing());
    }

    static TopologyTestDriver driver(Topology topology) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, AppendTimeExtractor.class.getName());
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailingHandler.class.getName());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyTestDriver(topology, settings, START);
    }

    private void passTime() {
        now = now.plus(Pace.TICK);
        if (registryIsBackAt != null && !now.isBefore(registryIsBackAt)) {
            registry.setDown(false);
        }
    }

    /** Takes the registry down for so long. */
    public void takeRegistryDown(Duration duration) {
        registry.setDown(true);
        registryIsBackAt = now.plus(duration);
    }

    /** The record as an agency's producer would encode it. */
    @SuppressWarnings("unchecked")
    public <T extends SpecificRecord> byte[] encode(Topic<T> topic, T record) {
        AvroEncoder<T> encoder = (AvroEncoder<T>) producers.computeIfAbsent(topic.subject(), subject -> {
            int id = registry.register(subject, topic.schema().orElseThrow());
            return new AvroEncoder<>(topic.schema().orElseThrow(), id);
        });
        return encoder.encode(record);
    }

    public <T extends SpecificRecord> void publish(Topic<T> topic, T record) {
        publishBytes(topic.name(), encode(topic, record));
    }

    /** A record on an input topic, received now, through Intake and Ledger. */
    public void publishBytes(String topic, byte[] value) {
        publishBytes(topic, "key".getBytes(StandardCharsets.UTF_8), value, now);
    }

    public void publishBytes(String topic, byte[] key, byte[] value, Instant timestamp) {
        read(roads.firstKey(), topic, key, value, timestamp);
    }

    /** The road of a generation reads a record of an input topic, which the broker has received at that time. */
    public void read(int generation, String topic, byte[] key, byte[] value, Instant timestamp) {
        roads.get(generation).publish(topic, key, value, timestamp, this::passTime);
    }

    private void collectIntakes() {
        for (TestRoad road : roads.values()) {
            outputs.computeIfAbsent(Topics.REJECTIONS.name(), t -> new ArrayList<>())
                    .addAll(road.rejections());
        }
    }

    /** Something is said of a generation. */
    public void say(Generation generation) {
        byte[] key = String.valueOf(generation.getNumber()).getBytes(StandardCharsets.UTF_8);
        pipe(rollUp, Topics.GENERATIONS.name(), key, encode(Topics.GENERATIONS, generation), now);
        collectRollUp();
    }

    public void catalog(Initiative entry) {
        catalogBytes(entry.getId(), encode(Topics.CATALOG, entry));
    }

    /** A record on hled.catalog; null takes the entry out. */
    public void catalogBytes(String key, byte[] value) {
        pipe(rollUp, Topics.CATALOG.name(), key.getBytes(StandardCharsets.UTF_8), value, now);
        collectRollUp();
    }

    /** Lets a commit's worth of time pass: sums go from the Ledger to the Roll-up, and what has changed comes out. */
    public void tick() {
        tick(Duration.ofSeconds(1));
    }

    /** The same with so much time for the Roll-up. */
    public void tick(Duration duration) {
        forwardPartials();
        rollUp.advanceWallClockTime(duration);
        collectRollUp();
    }

    /** A pulse passes: all that was received before now is known. What is due comes out. */
    public void pulse() {
        for (int partition = 0; partition < road().partitions(); partition++) {
            pulseOf(partition);
        }
        tick();
    }

    /** A pulse passes one partition of the Ledger. */
    public void pulseOf(int partition) {
        road().pulse(partition, now);
        tick();
    }

    /** A pulse passes the road of a generation: it has read all that was received before this. */
    public void pulseOf(int generation, Instant asOf) {
        TestRoad road = roads.get(generation);
        for (int partition = 0; partition < road.partitions(); partition++) {
            road.pulse(partition, asOf);
        }
    }

    /** Lets so much time pass, with a pulse now and then. */
    public void pass(Duration duration) {
        Instant end = now.plus(duration);
        while (now.isBefore(end)) {
            Instant next = now.plus(BETWEEN_PULSES);
            now = next.isBefore(end) ? next : end;
            pulse();
        }
    }

    /** Lets so much time pass without a pulse: a part before the Roll-up is down. */
    public void passBlind(Duration duration) {
        Instant end = now.plus(duration);
        while (now.isBefore(end)) {
            now = now.plusSeconds(1);
            tick();
        }
    }

    private void forwardPartials() {
        for (TestRoad road : roads.values()) {
            road.partials()
                    .forEach(partial -> pipe(rollUp, Topics.PARTIALS.name(), partial.key(), partial.value(), now));
        }
    }

    private void collectRollUp() {
        collectIntakes();
        collect(rollUp, Topics.CUBE.name());
        collect(rollUp, Topics.TOTALS.name());
        collect(rollUp, Topics.HISTORY.name());
        collect(rollUp, Topics.PROGRAMME.name());
        collect(rollUp, Topics.REJECTIONS.name());
        collect(rollUp, Topics.INITIATIVE_STATUS.name());
        collect(rollUp, Topics.ALERTS.name());
        collect(rollUp, Topics.PULSE.name());
        // It is told what it says itself.
        for (var said : read(rollUp, Topics.GENERATIONS.name())) {
            outputs.computeIfAbsent(Topics.GENERATIONS.name(), t -> new ArrayList<>())
                    .add(said);
            pipe(rollUp, Topics.GENERATIONS.name(), said.key(), said.value(), now);
        }
    }

    /** The latest of each total, by key. */
    public Map<String, Total> totals() {
        Map<String, Total> latest = new TreeMap<>();
        records(Topics.TOTALS).forEach((key, total) -> latest.put(key, total.getLast()));
        return latest;
    }

    /** The latest of each leaf, by key. */
    public Map<String, LeafTotal> cube() {
        Map<String, LeafTotal> latest = new TreeMap<>();
        records(Topics.CUBE).forEach((key, leaf) -> latest.put(key, leaf.getLast()));
        return latest;
    }

    /** The latest status of each initiative. */
    public Map<String, InitiativeStatus> statuses() {
        Map<String, InitiativeStatus> latest = new TreeMap<>();
        records(Topics.INITIATIVE_STATUS).forEach((key, status) -> latest.put(key, status.getLast()));
        return latest;
    }

    public List<Alert> alerts() {
        return values(Topics.ALERTS);
    }

    /** What an operator says, as the API writes it. */
    public void operator(Acknowledgement said) {
        byte[] key = said.getInitiative().getBytes(StandardCharsets.UTF_8);
        pipe(rollUp, Topics.ACKNOWLEDGEMENTS.name(), key, encode(Topics.ACKNOWLEDGEMENTS, said), now);
        collectRollUp();
    }

    public List<AcceptedInitiative> programme() {
        return values(Topics.PROGRAMME);
    }

    public List<Rejection> rejections() {
        collectIntakes();
        return values(Topics.REJECTIONS);
    }

    public Rejection lastRejection() {
        var last = lastRejectionRecord();
        return decode(decoder(Topics.REJECTIONS), last.value());
    }

    /** The generation that has told the last rejection. */
    public int lastRejectionGeneration() {
        return GenerationHeader.of(lastRejectionRecord().headers());
    }

    private TestRecord<byte[], byte[]> lastRejectionRecord() {
        collectIntakes();
        return outputs.get(Topics.REJECTIONS.name()).getLast();
    }

    /** Key and value of the last rejection, in bytes. */
    public int lastRejectionBytes() {
        var last = lastRejectionRecord();
        return last.value().length + (last.key() == null ? 0 : last.key().length);
    }

    /** All values of a topic, in the order in which they came out. */
    public <T extends SpecificRecord> List<T> values(Topic<T> topic) {
        AvroDecoder<T> decoder = decoder(topic);
        List<T> values = new ArrayList<>();
        for (var record : outputs.getOrDefault(topic.name(), List.of())) {
            values.add(decode(decoder, record.value()));
        }
        return values;
    }

    /** Key → all values that came out under it. */
    private <T extends SpecificRecord> Map<String, List<T>> records(Topic<T> topic) {
        AvroDecoder<T> decoder = decoder(topic);
        Map<String, List<T>> values = new TreeMap<>();
        for (var record : outputs.getOrDefault(topic.name(), List.of())) {
            values.computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), k -> new ArrayList<>())
                    .add(decode(decoder, record.value()));
        }
        return values;
    }

    /** Records by outcome, of all ledger partitions of the first road that there is. */
    public long outcomes(Outcome outcome) {
        return road().outcomes(outcome);
    }

    private void collect(TopologyTestDriver driver, String topic) {
        outputs.computeIfAbsent(topic, t -> new ArrayList<>()).addAll(read(driver, topic));
    }

    static List<TestRecord<byte[], byte[]>> read(TopologyTestDriver driver, String topic) {
        TestOutputTopic<byte[], byte[]> output =
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return output.isEmpty() ? List.of() : output.readRecordsToList();
    }

    static void pipe(TopologyTestDriver driver, String topic, byte[] key, byte[] value, Instant time) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
        input.pipeInput(new TestRecord<>(key, value, new RecordHeaders(), time.toEpochMilli()));
    }

    /** Reads what we have written, also while the registry is down. */
    private static <T extends SpecificRecord> AvroDecoder<T> decoder(Topic<T> topic) {
        return new AvroDecoder<>(id -> topic.schema().orElseThrow(), topic.valueType());
    }

    private static <T extends SpecificRecord> T decode(AvroDecoder<T> decoder, byte[] value) {
        try {
            return decoder.decode(value);
        } catch (UndecodableException e) {
            throw new AssertionError("our own output cannot be read", e);
        }
    }

    @Override
    public void close() {
        roads.values().forEach(TestRoad::close);
        rollUp.close();
    }
}
