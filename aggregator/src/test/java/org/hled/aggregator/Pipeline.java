package org.hled.aggregator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.hled.aggregator.intake.AppendTimeExtractor;
import org.hled.aggregator.intake.IntakeTopology;
import org.hled.aggregator.ledger.LedgerTopology;
import org.hled.aggregator.ledger.book.MemoryVersions;
import org.hled.aggregator.ledger.book.Outcome;
import org.hled.aggregator.ledger.book.Versions;
import org.hled.aggregator.pace.Pace;
import org.hled.aggregator.report.PulseMark;
import org.hled.aggregator.rollup.RollUpTopology;
import org.hled.aggregator.rollup.figures.RollUpState;
import org.hled.aggregator.wire.OutputEncoders;
import org.hled.catalog.Initiative;
import org.hled.rejection.Rejection;
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

/**
 * The real topologies, one test driver each, with as many ledger partitions as wanted (a driver knows one partition only, so
 * each gets its own, and its number is written into what it forwards).
 */
public final class Pipeline implements AutoCloseable {

    public static final Instant START = Instant.parse("2024-06-01T00:00:00Z");
    private static final Duration TICK = Pace.LONGEST;
    private static final Duration BETWEEN_PULSES = Duration.ofSeconds(20);

    public final TestRegistry registry = new TestRegistry();
    public Instant now = START;

    private Instant registryIsBackAt;
    private final OutputEncoders encoders;
    private final Supplier<Versions> versions;
    private final TopologyTestDriver intake;
    private final List<TopologyTestDriver> ledgers = new ArrayList<>();
    private final List<KeptLog> ledgerLogs = new ArrayList<>();
    private final KeptLog rollUpLog = new KeptLog(RollUpTopology.STORE);
    private TopologyTestDriver rollUp;
    private final Map<String, AvroEncoder<?>> producers = new HashMap<>();

    /** Everything that came out, by topic, in order. */
    private final Map<String, List<TestRecord<byte[], byte[]>>> outputs = new HashMap<>();

    public Pipeline(int ledgerPartitions) {
        this(ledgerPartitions, MemoryVersions::new);
    }

    public Pipeline(int ledgerPartitions, Supplier<Versions> versions) {
        this.versions = versions;
        SchemaSetup.register(registry, Topics.all());
        encoders = OutputEncoders.lookUp(registry, Topics.all());
        intake = driver(
                IntakeTopology.build(Generations.NONE.current(), () -> registry, encoders, this::sleep, () -> now));
        for (int i = 0; i < ledgerPartitions; i++) {
            ledgers.add(newLedger());
            ledgerLogs.add(new KeptLog(LedgerTopology.LEDGER_STORE));
        }
        rollUp = newRollUp();
    }

    private TopologyTestDriver newLedger() {
        return driver(LedgerTopology.build(Generations.NONE.current(), versions));
    }

    private TopologyTestDriver newRollUp() {
        return driver(RollUpTopology.build(Generations.first(ledgers.size()), () -> registry, encoders));
    }

    /** The Ledgers go down with what they have not forwarded, and come back from their logs. */
    public void restartLedgers() {
        for (int partition = 0; partition < ledgers.size(); partition++) {
            KeptLog log = ledgerLogs.get(partition);
            log.keep(ledgers.get(partition));
            ledgers.get(partition).close();
            ledgers.set(partition, newLedger());
            log.restore(ledgers.get(partition));
        }
    }

    /** The Roll-up takes in what the Ledgers have, goes down before it has published it, and comes back from its log. */
    public void restartRollUp() {
        forwardPartials();
        rollUpLog.keep(rollUp);
        rollUp.close();
        rollUp = newRollUp();
        rollUpLog.restore(rollUp);
        // A driver restores nothing before it initialises the processor, which forgets by this what restoring has
        // moved.
        ((RollUpState) rollUpLog.state(rollUp)).figures().takeTouchedTotals();
    }

    private static TopologyTestDriver driver(Topology topology) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, AppendTimeExtractor.class.getName());
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailingHandler.class.getName());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyTestDriver(topology, settings, START);
    }

    /** Waiting lets the time pass. */
    private boolean sleep(Duration duration) {
        now = now.plus(duration);
        if (registryIsBackAt != null && !now.isBefore(registryIsBackAt)) {
            registry.setDown(false);
        }
        return true;
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
        pipe(intake, topic, key, value, timestamp);
        for (var report : read(intake, Topics.REPORTS.name())) {
            int partition = Utils.toPositive(Utils.murmur2(report.key())) % ledgers.size();
            pipe(ledgers.get(partition), Topics.REPORTS.name(), report.key(), report.value(), report.getRecordTime());
        }
        collect(intake, Topics.REJECTIONS.name());
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
        forwardPartials();
        rollUp.advanceWallClockTime(Duration.ofSeconds(1));
        collectRollUp();
    }

    /** A pulse passes: all that was received before now is known. What is due comes out. */
    public void pulse() {
        for (int partition = 0; partition < ledgers.size(); partition++) {
            pulseOf(partition);
        }
        tick();
    }

    /** A pulse passes one partition of the Ledger. */
    public void pulseOf(int partition) {
        byte[] pulse = PulseMark.encode(now.toEpochMilli());
        pipe(ledgers.get(partition), Topics.REPORTS.name(), null, pulse, now);
        tick();
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
        for (int partition = 0; partition < ledgers.size(); partition++) {
            // However slow the machine is at this moment: all that is due.
            while (forwardPartials(partition)) {}
        }
    }

    private boolean forwardPartials(int partition) {
        ledgers.get(partition).advanceWallClockTime(TICK);
        var partials = read(ledgers.get(partition), Topics.PARTIALS.name());
        for (var partial : partials) {
            byte[] key = partial.key().clone();
            ByteBuffer.wrap(key).putShort(Integer.BYTES, (short) partition);
            pipe(rollUp, Topics.PARTIALS.name(), key, partial.value(), partial.getRecordTime());
        }
        return !partials.isEmpty();
    }

    private void collectRollUp() {
        collect(rollUp, Topics.CUBE.name());
        collect(rollUp, Topics.TOTALS.name());
        collect(rollUp, Topics.HISTORY.name());
        collect(rollUp, Topics.PROGRAMME.name());
        collect(rollUp, Topics.REJECTIONS.name());
        collect(rollUp, Topics.INITIATIVE_STATUS.name());
        collect(rollUp, Topics.ALERTS.name());
        collect(rollUp, Topics.PULSE.name());
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
        return values(Topics.REJECTIONS);
    }

    public Rejection lastRejection() {
        var last = outputs.get(Topics.REJECTIONS.name()).getLast();
        return decode(decoder(Topics.REJECTIONS), last.value());
    }

    /** Key and value of the last rejection, in bytes. */
    public int lastRejectionBytes() {
        var last = outputs.get(Topics.REJECTIONS.name()).getLast();
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

    /** Records by outcome, of all ledger partitions. */
    public long outcomes(Outcome outcome) {
        long sum = 0;
        for (TopologyTestDriver ledger : ledgers) {
            Long count = ledger.<String, Long>getKeyValueStore(LedgerTopology.OUTCOMES_STORE)
                    .get(outcome.id());
            sum += Optional.ofNullable(count).orElse(0L);
        }
        return sum;
    }

    private void collect(TopologyTestDriver driver, String topic) {
        outputs.computeIfAbsent(topic, t -> new ArrayList<>()).addAll(read(driver, topic));
    }

    private static List<TestRecord<byte[], byte[]>> read(TopologyTestDriver driver, String topic) {
        TestOutputTopic<byte[], byte[]> output =
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return output.isEmpty() ? List.of() : output.readRecordsToList();
    }

    private static void pipe(TopologyTestDriver driver, String topic, byte[] key, byte[] value, Instant time) {
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
        intake.close();
        ledgers.forEach(TopologyTestDriver::close);
        rollUp.close();
    }
}
