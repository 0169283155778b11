package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.hled.local.fault.Fault;
import org.hled.local.faults.load.BusyAgencies;
import org.hled.local.faults.oracle.Log;
import org.hled.local.faults.oracle.Values;
import org.hled.local.faults.watch.ServedWatch;
import org.hled.local.faults.watch.TotalsWatch;
import org.hled.local.it.Client;
import org.hled.local.stack.Home;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;

/** A stack of its own under load, on which faults strike, and which is held to the oracle after each. */
final class Scenario implements Stage {

    private static final Duration RECOVERY = Duration.ofMinutes(5);
    /** The transaction of one that is dead, and does not come back, holds up readers for 25 s at most. */
    private static final Duration LONGEST_OPEN = Duration.ofSeconds(30);

    private static final Set<String> COMPARED = Stream.of(
                    Topics.TOTALS, Topics.CUBE, Topics.HISTORY, Topics.ALERTS, Topics.REJECTIONS)
            .map(Topic::name)
            .collect(Collectors.toSet());
    private static final int MOST_AGGREGATORS = 3;
    /** What takes a second or so; frozen for much longer, an aggregator would be taken for dead. */
    private static final int BACKLOG = 20_000;

    private final Closers closers;
    private final Stack stack;
    private final Client client;
    private final Values values;
    private final Log log;
    private final BusyAgencies load;
    private final TotalsWatch watch;
    private final ServedWatch served;
    private final Scene scene;
    private long reports;

    /**
     * Starts it, and waits until the load moves totals.
     *
     * @param name of the directory, under target, that keeps logs and data
     * @param arranging the fault that the stack is set up for
     * @param perSecond records that the load sends
     */
    static Scenario start(String name, Strike arranging, long seed, int perSecond) throws Exception {
        Path data = Files.createDirectories(
                Path.of("target", "faults", name + "-" + ProcessHandle.current().pid()));
        StackConfig config = StackConfig.onFreePorts(new Home(Path.of("..")), data);
        Closers closers = new Closers();
        try {
            Arrangement arrangement = arranging.arrange(config);
            closers.add(arrangement.end());
            return new Scenario(config, arrangement, seed, perSecond, closers);
        } catch (Exception | Error e) {
            closers.closeAfter(e);
            throw e;
        }
    }

    /** What has begun is among the closers, even if it fails on its way. */
    private Scenario(StackConfig config, Arrangement arrangement, long seed, int perSecond, Closers closers) {
        this.closers = closers;
        stack = closers.add(new Stack(config, arrangement.brokers()));
        for (int number = 0; number < arrangement.brokers(); number++) {
            stack.broker(number, arrangement.broker());
        }
        for (int number = 0; number < MOST_AGGREGATORS; number++) {
            stack.aggregator(number, arrangement.aggregator());
        }
        stack.api(0, arrangement.api());
        stack.start(part -> {});
        client = closers.add(new Client(stack));
        values = closers.add(new Values(stack.registryUrl()));
        log = new Log(stack.bootstrapServers());
        Values watchValues = closers.add(new Values(stack.registryUrl()));
        watch = closers.add(new TotalsWatch(stack.bootstrapServers(), watchValues));
        served = closers.add(new ServedWatch(stack.api(0).url()));
        load = closers.add(new BusyAgencies(client, stack.bootstrapServers(), seed, perSecond));
        scene = new Scene(stack, client, load, served, new Random(seed));
        load.resume();
        awaitEverythingUpTo(Instant.now());
    }

    @Override
    public long reports() {
        return reports;
    }

    /** Lets it strike under load, waits until everything is in again, and compares. */
    @Override
    public Row.Attempt attempt(Strike strike) throws Exception {
        try {
            Row.Attempt attempt = strikeAndCompare(strike);
            assertThat(endedByThemselves())
                    .as("parts that have ended by themselves")
                    .isEmpty();
            return attempt;
        } catch (Exception | Error e) {
            endedByThemselves().forEach(e::addSuppressed);
            throw e;
        }
    }

    private Row.Attempt strikeAndCompare(Strike strike) throws Exception {
        long reportsBefore = reports;
        Map<TopicPartition, Long> alerts = ends(Topics.ALERTS.name()::equals);
        watch.begin();
        strike.strike(scene);
        awaitEverythingUpTo(Instant.now());
        Duration stoodStill = watch.stoodStill();
        Duration behind = watch.behind();
        load.pause();
        Comparison comparison = new Comparison(log, values, served, awaitEverything());
        reports = comparison.reports();
        assertThat(reports - reportsBefore).as("reports that came").isGreaterThan(BACKLOG);
        Differences differences = comparison.differences(strike.name(), this::outcomes);
        if (differences.isNone()) {
            comparison.checkPulses(watch.pulses(), load::steadyAcknowledgedBefore);
            load.silent().ifPresent(initiative -> comparison.checkReminded(initiative, alerts));
        }
        load.resume();
        return new Row.Attempt(
                differences.lines().size(), differences.lost(), differences.doubled(), stoodStill, behind);
    }

    /** How parts have ended of which the fault does not say that they do. */
    private List<Fault> endedByThemselves() {
        return stack.parts().stream()
                .flatMap(part -> part.takeUnasked().stream())
                .toList();
    }

    /**
     * Waits until everything is in, by the pulse's word for it. That speaks of reports: what is said of the catalog is in once the Roll-up
     * has read it, and a pulse has come after it. And it speaks of what is written: readers may have to wait for a transaction of somebody
     * who is dead.
     *
     * @return what the pulse speaks of
     */
    private AllIn awaitEverything() throws Exception {
        try (Admin admin = client.admin()) {
            Committed catalog = Committed.upToNow(admin, Road.ROLL_UP, Topics.CATALOG.name()::equals);
            Awaitility.await("the Roll-up has read the catalog")
                    .atMost(RECOVERY)
                    .until(catalog::isReached);
            Instant now = sendBacklog();
            awaitEverythingUpTo(now);
            Map<TopicPartition, Long> written = Ends.of(admin, COMPARED::contains, IsolationLevel.READ_UNCOMMITTED);
            Awaitility.await("what was written can be read")
                    .atMost(LONGEST_OPEN)
                    .until(() -> {
                        var readable = Ends.of(admin, COMPARED::contains, IsolationLevel.READ_COMMITTED);
                        return written.entrySet().stream()
                                .allMatch(end -> readable.get(end.getKey()) >= end.getValue());
                    });
            return new AllIn(now, written);
        }
    }

    private Map<TopicPartition, Long> ends(Predicate<String> topics) throws Exception {
        try (Admin admin = client.admin()) {
            return Ends.of(admin, topics, IsolationLevel.READ_UNCOMMITTED);
        }
    }

    /**
     * Sends many reports while no aggregator can take them. A pulse that comes as soon as they can must not pass what was there before: with
     * nothing to overtake, one that lies tells the truth.
     *
     * @return a time at which the broker had all of them
     */
    private Instant sendBacklog() throws Exception {
        List<Part> aggregators = IntStream.range(0, MOST_AGGREGATORS)
                .mapToObj(stack::aggregator)
                .filter(Part::isRunning)
                .toList();
        for (Part aggregator : aggregators) {
            Scene.signal(aggregator, "STOP");
        }
        try {
            load.burst(BACKLOG, 1);
            load.pause();
            return Instant.now();
        } finally {
            for (Part aggregator : aggregators) {
                Scene.signal(aggregator, "CONT");
            }
        }
    }

    private void awaitEverythingUpTo(Instant time) {
        Awaitility.await("everything received before " + time + " is in the totals")
                .atMost(RECOVERY)
                .until(() -> watch.everythingUpTo().isAfter(time));
    }

    /** Of all aggregators that run. */
    private Map<String, Long> outcomes() {
        Map<String, Long> sums = new TreeMap<>();
        for (int number = 0; number < MOST_AGGREGATORS; number++) {
            Part aggregator = stack.aggregator(number);
            if (aggregator.isRunning()) {
                client.outcomes(aggregator).forEach((outcome, count) -> sums.merge(outcome, count, Long::sum));
            }
        }
        return sums;
    }

    @Override
    public void close() throws Exception {
        closers.close();
    }
}
