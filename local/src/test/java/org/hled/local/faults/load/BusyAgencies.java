package org.hled.local.faults.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hled.local.it.Client;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.TopicSetup;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.SchemaSetup;

/** Agencies that report without a pause, and a catalog that changes meanwhile, whatever becomes of the stack. */
public final class BusyAgencies implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(20);
    private static final int STEPS_PER_SECOND = 50;
    private static final int RECORDS_PER_CATALOG_CHANGE = 400;
    /** Of a burst one report in so many is a steady one. */
    private static final int STEADY_IN_BURST = 10;

    private final Producer<byte[], byte[]> producer;
    private final Programme programme;
    private final Reports reports;
    private final int perSecond;
    private final Thread thread = Thread.ofPlatform().name("load").daemon().unstarted(this::run);
    private final Object turn = new Object();
    private final Client client;
    private final Acknowledged steady;
    private final boolean hasSilent;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private ManyLeaves manyLeaves;
    private int onboarded;
    private boolean paused = true;
    private boolean closed;
    private long sent;

    /**
     * Where reports are there already, it goes on from them, and from the catalog as it is.
     *
     * @param seed all that is sent follows from it, and from what is there
     */
    public BusyAgencies(Client client, String bootstrapServers, long seed, int perSecond) {
        this.client = client;
        this.producer = producer(bootstrapServers);
        this.programme = new Programme(client.encoder(Topics.CATALOG), new Random(seed));
        this.reports = new Reports(client.registry(), new Random(seed + 1));
        this.perSecond = perSecond;
        Earlier earlier = Earlier.read(client);
        hasSilent = earlier.records() == 0;
        if (hasSilent) {
            programme.all().forEach(this::send);
        }
        programme.steady().forEach(this::send);
        steady = new Acknowledged(earlier.sent().stream()
                .filter(report -> report.reportId().startsWith(Programme.STEADY_REPORT))
                .count());
        reports.goOnFrom(earlier);
        thread.start();
    }

    private static Producer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "linger.ms",
                        20,
                        "compression.type",
                        "lz4",
                        // What compression makes small enough is to get as far as the broker.
                        "max.request.size",
                        4 * 1024 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void resume() {
        synchronized (turn) {
            paused = false;
            turn.notifyAll();
        }
    }

    /**
     * Pauses; when it returns, the broker has all that was sent.
     *
     * @throws AssertionError if something could not be sent: then there was no load
     */
    public void pause() {
        synchronized (turn) {
            paused = true;
            producer.flush();
        }
        if (failure.get() != null) {
            throw new AssertionError("the load could not be sent", failure.get());
        }
    }

    /** How many reports that all count, and are never revised, the broker had acknowledged before this time. */
    public long steadyAcknowledgedBefore(Instant time) {
        return steady.before(time);
    }

    /** The initiative of which nobody reports, if there is one. */
    public Optional<String> silent() {
        return hasSilent ? Optional.of(Programme.SILENT) : Optional.empty();
    }

    /** Gives the next agency topics of its own, with so many partitions, and reports there at once. */
    public void onboardNext(int partitions) throws ExecutionException, InterruptedException {
        String agency = Programme.AGENCIES.get(onboarded++ % Programme.AGENCIES.size());
        List<InputTopic> own = InputTopic.ofAgency(agency, partitions);
        List<Topic<?>> topics = own.stream().<Topic<?>>map(InputTopic::topic).toList();
        SchemaSetup.register(client.registry(), topics);
        try (Admin admin = client.admin()) {
            new TopicSetup(admin).create(topics);
        }
        synchronized (turn) {
            own.forEach(reports::alsoTo);
        }
    }

    /** Registers a version of the schema of enrollments with one more field. */
    public int registerNewSchema() {
        synchronized (turn) {
            return reports.registerNewSchema();
        }
    }

    /** From now on enrollments are written under that schema. */
    public void useSchema(int id) {
        synchronized (turn) {
            reports.useSchema(id);
        }
    }

    /** Sends so many new reports of one agency at once. */
    public void flood(int records) {
        synchronized (turn) {
            for (int i = 0; i < records; i++) {
                send(reports.fresh(Programme.AGENCIES.getFirst()));
            }
        }
    }

    /** Sends so many at once: reports of its own, and each as often as said, the last one first. */
    public void burst(int records, int times) {
        synchronized (turn) {
            List<ProducerRecord<byte[], byte[]>> burst = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                burst.add(reports.next());
            }
            Collections.reverse(burst);
            for (int i = 0; i < times; i++) {
                burst.forEach(this::send);
            }
            for (int i = 0; i < records / STEADY_IN_BURST; i++) {
                producer.send(reports.steady(), steady);
            }
        }
    }

    /** Sends so many whose bytes were changed, now and then those of the schema's id. */
    public void mutants(int records, int ofWhichIds) {
        synchronized (turn) {
            for (int i = 0; i < records; i++) {
                send(reports.mutated(reports.next(), 5));
            }
            for (int i = 0; i < ofWhichIds; i++) {
                send(reports.mutated(reports.next(), 0));
            }
        }
    }

    /** Sends so many whose bytes are wrong, as fast as the broker takes them; the others go on meanwhile. */
    public void mutantsAmongOthers(int records) {
        Mutants mutants;
        synchronized (turn) {
            mutants = reports.mutants();
        }
        for (int i = 0; i < records; i++) {
            send(mutants.next());
        }
        producer.flush();
    }

    /** Sends a report for each of so many leaves, as fast as the broker takes them: all of them change. */
    public void leaves(int leaves) {
        synchronized (turn) {
            if (manyLeaves == null) {
                manyLeaves = reports.manyLeaves();
                send(programme.ofManyLeaves());
            }
        }
        manyLeaves.next(leaves).forEach(this::send);
        producer.flush();
    }

    /** Sends one whose key and value have so many bytes before compression. */
    public void large(int bytes, boolean compressible) {
        synchronized (turn) {
            send(reports.large(bytes, compressible));
        }
    }

    /** Sends so many changes of the catalog. */
    public void catalogChanges(int changes) {
        synchronized (turn) {
            for (int i = 0; i < changes; i++) {
                send(programme.change());
            }
        }
    }

    private void run() {
        try {
            while (!closed) {
                synchronized (turn) {
                    if (paused) {
                        await();
                    } else if (!closed) {
                        step();
                    }
                }
                LockSupport.parkNanos(STEP.toNanos());
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private void step() {
        for (int i = 0; i < perSecond / STEPS_PER_SECOND; i++) {
            send(reports.next());
            if (++sent % RECORDS_PER_CATALOG_CHANGE == 0) {
                send(programme.change());
            }
        }
        producer.send(reports.steady(), steady);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (metadata, refused) -> failure.compareAndSet(null, refused));
    }

    private void await() {
        try {
            turn.wait();
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        synchronized (turn) {
            closed = true;
            turn.notifyAll();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
