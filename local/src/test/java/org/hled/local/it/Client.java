package org.hled.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.AvroEncoder;
import org.hled.schemas.wire.ConfluentRegistry;
import org.hled.schemas.wire.TrustedClasses;
import org.hled.schemas.wire.UndecodableException;
import org.hled.stall.Alert;

/** What a test does with a running stack: publish, read whole topics, ask over HTTP. */
public final class Client implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    /** Longer than anything takes; what must be faster is measured where it is asked. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    private final Stack stack;
    private final ConfluentRegistry registry;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    public Client(Stack stack) {
        TrustedClasses.allow();
        this.stack = stack;
        this.registry = new ConfluentRegistry(stack.registryUrl());
    }

    public ConfluentRegistry registry() {
        return registry;
    }

    /** A producer that leaves partitions to Java's partitioner; the caller closes it. */
    public Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.bootstrapServers(),
                        "linger.ms",
                        20,
                        "compression.type",
                        "lz4",
                        // On a topic that was made a moment ago, a first batch that is refused because the leader is
                        // not ready may be overtaken by the second, and never be taken again.
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
    }

    /** An encoder for this topic's values, under the schema that is registered. */
    public <T extends SpecificRecord> AvroEncoder<T> encoder(Topic<T> topic) {
        var schema = topic.schema().orElseThrow();
        return new AvroEncoder<>(schema, registry.idOf(topic.subject(), schema));
    }

    /** All committed records of these topics, as they are now. */
    public List<ConsumerRecord<byte[], byte[]>> records(String... topics) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(topics).stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    /** The latest value of each key. */
    public <T extends SpecificRecord> Map<String, T> latest(Topic<T> topic) {
        AvroDecoder<T> decoder = new AvroDecoder<>(registry, topic.valueType());
        Map<String, byte[]> latest = new HashMap<>();
        records(topic.name())
                .forEach(record -> latest.put(
                        record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8), record.value()));
        return latest.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> decode(decoder, entry.getValue()), (a, b) -> b, TreeMap::new));
    }

    /** All values of a topic. */
    public <T extends SpecificRecord> List<T> values(Topic<T> topic) {
        AvroDecoder<T> decoder = new AvroDecoder<>(registry, topic.valueType());
        return records(topic.name()).stream()
                .map(record -> decode(decoder, record.value()))
                .toList();
    }

    private static <T extends SpecificRecord> T decode(AvroDecoder<T> decoder, byte[] value) {
        try {
            return decoder.decode(value);
        } catch (UndecodableException e) {
            throw new AssertionError("what the aggregator has written cannot be read", e);
        }
    }

    /** Asks a part; the path begins with a slash. */
    public HttpResponse<String> get(Part part, String path) {
        try {
            return Asked.within(
                    LONGEST_ANSWER,
                    http,
                    HttpRequest.newBuilder(URI.create(part.url() + path)).build());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer from the " + part.name(), e);
        }
    }

    /** Asks the first API. */
    public JsonNode api(String path) {
        try {
            return json.readTree(get(stack.api(0), path).body());
        } catch (IOException e) {
            throw new AssertionError("no JSON at " + path, e);
        }
    }

    /** How many reports are in the first total of an initiative. */
    public long reports(String initiative) {
        return api("/api/v1/totals?scope=initiative&id=" + initiative)
                .path("totals")
                .path(0)
                .path("reports")
                .asLong();
    }

    /** An initiative's status, as the first API says; empty if it has none. */
    public String status(String initiative) {
        return api("/api/v1/initiatives/" + initiative)
                .path("standing")
                .path("status")
                .asText();
    }

    /** What has become of an initiative's alerts, in order, as it stands on the topic. */
    public List<Alert> alerts(String initiative) {
        return values(Topics.ALERTS).stream()
                .filter(alert -> alert.getInitiative().equals(initiative))
                .toList();
    }

    /** Records by outcome, as the first aggregator's metrics say. */
    public Map<String, Long> outcomes() {
        return outcomes(stack.aggregator(0));
    }

    /** Records by outcome, of the partitions that this aggregator has. */
    public Map<String, Long> outcomes(Part aggregator) {
        Map<String, Long> outcomes = new TreeMap<>();
        get(aggregator, "/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("hled_records_total{"))
                .forEach(line -> outcomes.put(line.replaceAll(".*outcome=\"([a-z]+)\".*", "$1"), (long)
                        Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
        return outcomes;
    }

    /** How many records there are on the input topics, those of single agencies included. */
    public long received(Admin admin) throws ExecutionException, InterruptedException {
        long received = 0;
        for (String name : admin.listTopics().names().get()) {
            for (Topic<?> input : Topics.inputs()) {
                if (name.equals(input.name()) || name.startsWith(input.name() + ".")) {
                    received += count(admin, name);
                }
            }
        }
        return received;
    }

    /** How many records the topic has, by its offsets; exact where nobody writes in transactions. */
    public long count(Admin admin, String topic) throws ExecutionException, InterruptedException {
        var partitions = admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(p -> latest.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(info -> info.offset())
                .sum();
    }

    @Override
    public void close() {
        registry.close();
        http.close();
    }

    /** Where a total is found as it was at a version. */
    public static String permalink(JsonNode total, long version) {
        return "/api/v1/totals/%s/%s/%s/%s/%s?version=%d"
                .formatted(
                        total.path("scope").asText(),
                        total.path("id").asText(),
                        total.path("measure").asText(),
                        total.path("unit").asText(),
                        total.path("period").asText(),
                        version);
    }
}
