package org.hled.local.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.local.stack.Stack;
import org.hled.schemas.topic.Topics;

/**
 * How long a report takes from its publication to a client of the stream, beside a plain consumer of the topic that it was
 * published to. Not a test: it prints what it measures. Arguments, all optional: reports a second (2000), seconds (30).
 */
public final class StreamLatency {

    private static final String INITIATIVE = "latency";
    private static final String AGENCY = "us-latency";

    private final int count;
    private final long pause;
    private final AtomicLongArray sent;
    private final AtomicLongArray consumed;
    private final AtomicLongArray told;
    private int reports;

    private StreamLatency(int rate, int seconds) {
        this.count = rate * seconds;
        this.pause = Duration.ofSeconds(1).toNanos() / rate;
        this.sent = new AtomicLongArray(count);
        this.consumed = new AtomicLongArray(count);
        this.told = new AtomicLongArray(count);
    }

    public static void main(String... args) throws Exception {
        int rate = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        try (Stack stack = SharedStack.start("stream-latency");
                Client client = new Client(stack)) {
            new StreamLatency(rate, seconds).measure(stack, client);
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
        Thread.ofPlatform().daemon().start(() -> consume(stack));
        Thread.ofPlatform().daemon().start(() -> follow(stack));
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        publish(stack, client);
        LockSupport.parkNanos(Duration.ofSeconds(10).toNanos());
        System.out.println("consumer of the topic: " + percentiles(consumed));
        System.out.println("client of the stream:  " + percentiles(told));
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

    private void consume(Stack stack) {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers(), "group.id", "latency");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.ENROLLMENTS.name()));
            while (true) {
                for (var one : consumer.poll(Duration.ofMillis(100))) {
                    consumed.set(Integer.parseInt(new String(one.key(), StandardCharsets.UTF_8)), System.nanoTime());
                }
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Stack stack) {
        URI uri = URI.create(stack.api(0).url() + "/api/v1/stream?scope=initiative&id=" + INITIATIVE);
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
        long now = System.nanoTime();
        try {
            JsonNode total = json.readTree(data).path("totals").path(0);
            while (reports < total.path("reports").asInt()) {
                told.set(reports++, now);
            }
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + data, e);
        }
    }

    private String percentiles(AtomicLongArray arrived) {
        long[] millis = new long[count];
        int there = 0;
        for (int i = 0; i < count; i++) {
            if (arrived.get(i) != 0) {
                millis[there++] = (arrived.get(i) - sent.get(i)) / 1_000_000;
            }
        }
        long[] sorted = Arrays.copyOf(millis, there);
        Arrays.sort(sorted);
        return there == 0
                ? "nothing came"
                : "%d of %d reports, median %d ms, 99th percentile %d ms, most %d ms"
                        .formatted(there, count, sorted[there / 2], sorted[(int) (there * 0.99)], sorted[there - 1]);
    }
}
