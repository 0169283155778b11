package org.hled.local.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.UndecodableException;
import org.hled.totals.Total;

/**
 * How long a report takes from its publication to a client of the stream, beside consumers of what it passes on its way, all
 * in one run: of the topic that it was published to (of all that is written there, as soon as it is), of {@code
 * hled.reports} and of {@code hled.totals} (of what is committed). Not a test: it prints what it measures. Arguments, all
 * optional: reports a second (2000), seconds that count (30), seconds before them that do not (20), while everybody's code
 * is still being compiled.
 */
public final class StreamLatency {

    private static final String INITIATIVE = "latency";
    private static final String AGENCY = "us-latency";
    private static final String TOTAL = "initiative/" + INITIATIVE + "/enrollment.enrolled/people/all";

    /** So long after the last was published all must have come. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final int count;
    private final int uncounted;
    private final long pause;
    private final AtomicLongArray sent;
    private final Arrivals consumed;
    private final Arrivals accepted;
    private final Arrivals summed;
    private final Arrivals told;

    private StreamLatency(int rate, int seconds, int before) {
        this.uncounted = rate * before;
        this.count = uncounted + rate * seconds;
        this.pause = Duration.ofSeconds(1).toNanos() / rate;
        this.sent = new AtomicLongArray(count);
        this.consumed = new Arrivals(count);
        this.accepted = new Arrivals(count);
        this.summed = new Arrivals(count);
        this.told = new Arrivals(count);
    }

    public static void main(String... args) throws Exception {
        int rate = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        int before = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        try (Stack stack = SharedStack.start("stream-latency");
                Client client = new Client(stack)) {
            new StreamLatency(rate, seconds, before).measure(stack, client);
        }
        System.exit(0);
    }

    private void measure(Stack stack, Client client) {
        try (var producer = client.producer()) {
            producer.send(Entries.record(client, Entries.entry(INITIATIVE, AGENCY, "enrollment.enrolled")));
        }
        while (client.status(INITIATIVE).isEmpty()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        AvroDecoder<Total> totals = new AvroDecoder<>(client.registry(), Topics.TOTALS.valueType());
        start(() -> consume(
                stack, Topics.ENROLLMENTS, "read_uncommitted", one -> consumed.one(Integer.parseInt(text(one.key())))));
        // A pulse has no key. Reports come in the order of their partitions, which is about that of their publication.
        start(() -> consume(stack, Topics.REPORTS, "read_committed", one -> {
            if (one.key() != null) {
                accepted.upTo(accepted.reached() + 1);
            }
        }));
        start(() -> consume(stack, Topics.TOTALS, "read_committed", one -> {
            if (text(one.key()).equals(TOTAL)) {
                summed.upTo(reports(totals, one.value()));
            }
        }));
        start(() -> follow(stack));
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        publish(stack, client);
        long published = System.nanoTime();
        while (told.reached() < count && System.nanoTime() - published < LONGEST.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        System.out.println("consumer of the topic:  " + consumed.since(sent, uncounted));
        System.out.println("consumer of reports:    " + accepted.since(sent, uncounted));
        System.out.println("consumer of totals:     " + summed.since(sent, uncounted));
        System.out.println("client of the stream:   " + told.since(sent, uncounted));
        System.out.println("from totals to stream:  " + told.since(summed.times(), uncounted));
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().start(work);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int reports(AvroDecoder<Total> decoder, byte[] value) {
        try {
            return Math.toIntExact(decoder.decode(value).getReports());
        } catch (UndecodableException e) {
            throw new IllegalStateException("a total that cannot be read", e);
        }
    }

    private void publish(Stack stack, Client client) {
        var encoder = client.encoder(Topics.ENROLLMENTS);
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers(), "linger.ms", 5);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                while (System.nanoTime() < start + i * pause) {
                    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                }
                sent.set(i, System.nanoTime());
                producer.send(Entries.record(encoder, Entries.enrollment(AGENCY, INITIATIVE, String.valueOf(i))));
            }
        }
    }

    private static void consume(
            Stack stack, Topic<?> topic, String isolation, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stack.bootstrapServers(), "isolation.level", isolation);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (true) {
                consumer.poll(Duration.ofMillis(100)).forEach(taker);
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Stack stack) {
        URI uri = URI.create(stack.api(0).url() + "/api/v1/stream?scope=initiative&period=all&id=" + INITIATIVE);
        ObjectMapper json = new ObjectMapper();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("data: ") && line.contains("\"totals\":[{"))
                    .forEach(line -> take(json, line.substring("data: ".length())));
        } catch (IOException | InterruptedException e) {
            System.out.println("the stream has ended: " + e);
        }
    }

    /** The total says how many reports are in it: about those that were published first. */
    private void take(ObjectMapper json, String data) {
        try {
            told.upTo(json.readTree(data).path("totals").path(0).path("reports").asInt());
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + data, e);
        }
    }
}
