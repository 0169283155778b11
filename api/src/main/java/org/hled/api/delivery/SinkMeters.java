package org.hled.api.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** What a courier counts, for Prometheus. A replica that stands by shows 0. */
final class SinkMeters {

    private final Counter delivered;
    private final Counter failed;
    private final Counter undecodable;
    private final AtomicLong pending = new AtomicLong();
    private volatile boolean failing;
    private volatile boolean broken;

    SinkMeters(MeterRegistry registry, String sink) {
        this.delivered = deliveries(registry, sink, "delivered");
        this.failed = deliveries(registry, sink, "failed");
        this.undecodable = Counter.builder("hled.alert.undecodable")
                .description("Records of alerts that can never be read and were passed over; each sink counts them")
                .register(registry);
        Gauge.builder("hled.alert.sink.failing", this, meters -> meters.failing || meters.broken ? 1 : 0)
                .tag("sink", sink)
                .description("1 if the last attempt to deliver failed, or if this replica cannot make one")
                .register(registry);
        Gauge.builder("hled.alert.sink.pending", pending, AtomicLong::get)
                .tag("sink", sink)
                .description("Records of alerts still to be delivered, at most: markers of transactions count too")
                .register(registry);
    }

    private static Counter deliveries(MeterRegistry registry, String sink, String outcome) {
        return Counter.builder("hled.alert.deliveries")
                .tag("sink", sink)
                .tag("outcome", outcome)
                .description("Attempts to deliver, by outcome; alerts that Alertmanager is told again are among them")
                .register(registry);
    }

    void delivered() {
        delivered.increment();
    }

    void failed() {
        failed.increment();
    }

    void undecodable() {
        undecodable.increment();
    }

    void failing(boolean now) {
        failing = now;
    }

    /** A round has failed. That counts as an attempt, and lasts until one works: the rounds between prove nothing. */
    void broke() {
        broken = true;
        failed();
    }

    void works() {
        broken = false;
    }

    void pending(long records) {
        pending.set(records);
    }

    /** Another replica delivers. */
    void standby() {
        failing(false);
        pending(0);
    }
}
