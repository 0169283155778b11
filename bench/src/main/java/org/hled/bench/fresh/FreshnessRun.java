package org.hled.bench.fresh;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.bench.fresh.Probes.Place;
import org.hled.bench.result.Freshness;
import org.hled.bench.result.Freshness.Times;
import org.hled.bench.run.Publication;
import org.hled.bench.run.Rig;
import org.hled.bench.workload.Generator;
import org.hled.bench.workload.Spread;
import org.hled.bench.workload.UpdateRecords;
import org.hled.bench.workload.Version;
import org.hled.bench.workload.Workload;
import org.hled.local.fault.Fault;
import org.hled.schemas.topic.Topics;

/**
 * How long a report takes from the call that publishes it, while others are published at a rate: to a plain consumer, to
 * {@code hled.totals}, and to a client of the API. Aggregator and API run as {@code ./hled up} runs them; publisher and
 * consumers have Kafka's default settings. All clocks are this process's.
 */
public final class FreshnessRun {

    private static final int PROBES_A_SECOND = 20;
    private static final double LEAD_SECONDS = 3;
    private static final double NANOS = 1e9;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
    private static final int LEAVES = 1_200;
    private static final int WARM_UP_RATE = 2_000;
    private static final int WARM_UP_ROUNDS = 4;

    private final Rig rig;
    private final int seconds;
    private int published = LEAVES;

    /**
     * @param rig a broker and a registry, with empty topics
     * @param seconds how long probes are sent at each rate
     */
    public FreshnessRun(Rig rig, int seconds) {
        this.rig = rig;
        this.seconds = seconds;
    }

    /** Starts aggregator and API, and lets them run in: processes that have just been started compile, on the same processors. */
    public void start() throws IOException, InterruptedException {
        rig.stack().aggregator(0).start();
        rig.stack().api(0).start();
        new Publication(rig).publish(new Workload(LEAVES, LEAVES, Spread.EVEN, 0), share -> {});
        for (int round = 1; round <= WARM_UP_ROUNDS; round++) {
            measure(WARM_UP_RATE, seconds, "bench-warm-up-" + round);
        }
    }

    /**
     * Measures at one rate.
     *
     * @param round in which each rate has its turn once
     */
    public Freshness measure(int rate, int round) throws IOException, InterruptedException {
        return measure(rate, seconds, "bench-probe-%d-%d".formatted(rate, round));
    }

    private Freshness measure(int rate, int length, String initiative) throws IOException, InterruptedException {
        Probes probes = new Probes(initiative, PROBES_A_SECOND * length);
        String totalsOfProbes = "initiative/" + initiative + "/";
        try (var producer = producer()) {
            producer.send(new Publication(rig).catalogRecord(probes.entry()));
            producer.flush();
            try (var input = new TopicWatch(
                            rig.stack().bootstrapServers(), Topics.INVESTMENTS.name(), probes::sawInput);
                    var totals = new TopicWatch(rig.stack().bootstrapServers(), Topics.TOTALS.name(), key -> {
                        if (key.startsWith(totalsOfProbes) && key.endsWith("/all")) {
                            String[] parts = key.split("/");
                            probes.sawTotal(Place.TOTALS, parts[2], parts[3]);
                        }
                    });
                    var http = new StreamWatch(rig.stack().api(0).url(), probes)) {
                double reached = publish(producer, probes, rate, length);
                awaitAll(probes, rate);
                return new Freshness(
                        rate,
                        reached,
                        probes.count(),
                        Times.of(probes.millis(Place.INPUT)),
                        Times.of(probes.millis(Place.TOTALS)),
                        Times.of(probes.millis(Place.HTTP)));
            }
        }
    }

    /** Publishes load, and after a while probes among it. */
    private double publish(KafkaProducer<byte[], byte[]> producer, Probes probes, int rate, int length) {
        UpdateRecords records = new UpdateRecords(rig.registry());
        double all = LEAD_SECONDS + length;
        List<Version> versions = reports((int) (rate * all));
        CompletableFuture<Double> load = CompletableFuture.supplyAsync(
                () -> Pace.even(rate).run(all, number -> producer.send(records.of(versions.get(number)))),
                Thread.ofPlatform().name("load")::start);
        Probes.Records made = probes.new Records(rig.registry());
        LockSupport.parkNanos((long) (LEAD_SECONDS * NANOS));
        Pace.byChance(PROBES_A_SECOND).run(length, number -> producer.send(made.sendingNow(number)));
        return load.join();
    }

    /** The workload's mixture, on reports that were not there before. */
    private List<Version> reports(int count) {
        List<Version> versions = new ArrayList<>();
        Generator generator = new Generator(new Workload(count, LEAVES, Spread.EVEN, published));
        generator.forEach(one -> versions.add(one.later(published)));
        published += generator.reports();
        return versions;
    }

    private static void awaitAll(Probes probes, int rate) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (Place place : Place.values()) {
            while (probes.seen(place) < probes.count()) {
                if (System.nanoTime() > deadline) {
                    throw new Fault("at %d reports a second %d of %d probes never came to %s"
                            .formatted(rate, probes.count() - probes.seen(place), probes.count(), place));
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", rig.stack().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
