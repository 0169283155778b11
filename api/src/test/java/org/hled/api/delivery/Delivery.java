package org.hled.api.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.hled.api.delivery.sink.Alerts;
import org.hled.api.delivery.sink.Poster;
import org.hled.api.delivery.sink.Receiver;
import org.hled.api.delivery.sink.Sink;
import org.hled.stall.Alert;

/** A courier's rounds without its thread: a test makes the steps, and the time. */
final class Delivery implements AutoCloseable {

    /** The statuses contain the change of every alert of {@link Alerts}. */
    static final long STATUSES_VERSION = Alerts.VERSION;

    private static final int ENOUGH = 60;

    final AlertTopic topic = new AlertTopic();
    final TestClock clock = new TestClock();
    final Receiver receiver = new Receiver();
    final MeterRegistry meterRegistry = new SimpleMeterRegistry();

    /** What the statuses tell is open; empty where they are not current. */
    Optional<List<Alert>> statuses = Optional.empty();

    private final Poster poster = new Poster();
    private final Function<String, Sink> sink;
    private final Optional<OpenAlerts> openAlerts;
    private AlertTopic.Member member;
    private Round round;

    /** @param sink makes a sink of the receiver's URL */
    Delivery(boolean withStatuses, Function<String, Sink> sink) {
        this.sink = sink;
        this.openAlerts = withStatuses
                ? Optional.of(() -> statuses.map(alerts -> new OpenAlerts.Open(STATUSES_VERSION, alerts)))
                : Optional.empty();
    }

    Delivery(Function<String, Sink> sink) {
        this(false, sink);
    }

    /** Starts a replica that is given the partition; one that ran before has crashed. */
    void start() {
        join();
        member.take();
    }

    /** Starts a replica that is not given the partition. */
    void join() {
        Sink of = sink();
        member = topic.member();
        round = round(member, of, new SinkMeters(meterRegistry, of.name()));
        round.join();
    }

    /** A courier with rounds and a thread of its own, whose consumers are as the topic says. */
    Courier courier(Duration wait) {
        Sink of = sink();
        SinkMeters meters = new SinkMeters(meterRegistry, of.name());
        return new Courier(
                of.name(),
                (clientId, group, settings) -> topic.member(),
                consumer -> round(consumer, of, meters),
                meters,
                wait,
                clock.time());
    }

    private Sink sink() {
        return sink.apply(receiver.url() + "/hook");
    }

    private Round round(Consumer<byte[], byte[]> consumer, Sink of, SinkMeters meters) {
        return new Round(
                consumer,
                of,
                new AlertReader(topic.registry()),
                openAlerts,
                new Attempts(of, poster, clock.time(), new Backoff(() -> 0L), meters),
                clock.time(),
                ObjectMapper.getDefault(),
                meters);
    }

    void lose() {
        member.lose();
    }

    /** Makes so many steps that nothing is left to be done at this time. */
    void run() {
        for (int i = 0; i < ENOUGH; i++) {
            step();
        }
    }

    void step() {
        try {
            round.step();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    void runAfter(Duration duration) {
        clock.advance(duration);
        run();
    }

    /** Ids of the events that the receiver was sent, in order. */
    List<String> sent() {
        return receiver.requests().stream()
                .map(request -> request.header("webhook-id"))
                .toList();
    }

    DeliveryState state() {
        return StateJson.read(ObjectMapper.getDefault(), topic.committed().metadata());
    }

    /** Whether the courier would spin: it polls again and again without a pause. */
    boolean spins() {
        return member.lastPoll().isZero();
    }

    boolean isServed() {
        return round.isServed();
    }

    boolean isPaused() {
        return !member.paused().isEmpty();
    }

    double meter(String name, String... tags) {
        return meterRegistry
                .get(name)
                .tags(tags)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    @Override
    public void close() {
        poster.close();
        receiver.close();
    }
}
