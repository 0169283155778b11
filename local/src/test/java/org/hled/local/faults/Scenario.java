package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.hled.local.faults.load.BusyAgencies;
import org.hled.local.faults.oracle.Log;
import org.hled.local.faults.oracle.Oracle;
import org.hled.local.faults.oracle.Position;
import org.hled.local.faults.oracle.Published;
import org.hled.local.faults.oracle.Sum;
import org.hled.local.faults.oracle.Values;
import org.hled.local.faults.watch.ServedWatch;
import org.hled.local.faults.watch.TotalsWatch;
import org.hled.local.it.Client;
import org.hled.local.stack.Home;
import org.hled.local.stack.Part;
import org.hled.local.stack.Stack;
import org.hled.local.stack.StackConfig;

/** A stack of its own under load, on which faults strike, and which is held to the oracle after each. */
final class Scenario implements Stage {

    private static final Duration RECOVERY = Duration.ofMinutes(5);
    /** More rejections are not read over HTTP too, page by page. */
    private static final int MOST_PAGED = 50_000;

    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final int MOST_AGGREGATORS = 3;
    private static final int SHOWN = 20;

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
        watch.begin();
        strike.strike(scene);
        awaitEverythingUpTo(Instant.now());
        Duration stoodStill = watch.stoodStill();
        Duration behind = watch.behind();
        load.pause();
        Differences differences = compare(strike.name());
        load.resume();
        return new Row.Attempt(
                differences.lines().size(), differences.lost(), differences.doubled(), stoodStill, behind);
    }

    private void awaitEverythingUpTo(Instant time) {
        Awaitility.await("everything received before " + time + " is in the totals")
                .atMost(RECOVERY)
                .until(() -> watch.everythingUpTo().isAfter(time));
    }

    /** Holds all that was published, counted and served to the oracle; what is wrong beyond lost and doubled fails at once. */
    private Differences compare(String name) {
        Oracle.Truth truth = Oracle.read(log, values);
        reports = truth.reports();
        Published published = new Published(log, values);
        Differences onTopic = settled(truth.totals(), () -> Published.standing(published.totals()), Sum::equals);
        if (!onTopic.isNone()) {
            report(name, "hled.totals", onTopic);
            return onTopic;
        }
        Set<String> periods = new TreeSet<>(Set.of("all"));
        truth.totals().keySet().forEach(key -> periods.add(key.substring(key.lastIndexOf('/') + 1)));
        Differences onHttp = settled(truth.totals(), () -> served.all(periods), Sum::looksLike);
        if (!onHttp.isNone()) {
            report(name, "GET /totals", onHttp);
            return onHttp;
        }
        Awaitility.await("an answer of the API to judge").atMost(SETTLING).until(served::hasBeenShown);
        served.check(published.totals());
        served.forget();
        checkOutcomes(truth, published.rejected());
        return Differences.NONE;
    }

    private void checkOutcomes(Oracle.Truth truth, List<Position> rejected) {
        checkRejected(truth.invalid(), rejected);
        long invalid = truth.invalid().stream()
                .filter(position -> !position.topic().equals("hled.catalog"))
                .count();
        if (truth.invalid().size() <= MOST_PAGED) {
            Awaitility.await()
                    .atMost(SETTLING)
                    .untilAsserted(() -> checkRejected(truth.invalid(), served.rejections()));
        }
        Awaitility.await().atMost(SETTLING).untilAsserted(() -> {
            Map<String, Long> outcomes = outcomes();
            assertThat(outcomes.values().stream().mapToLong(Long::longValue).sum())
                    .as("accepted + duplicate + superseded + rejected, of %s", outcomes)
                    .isEqualTo(truth.reports());
            assertThat(outcomes.get("rejected")).as("counted as rejected").isEqualTo(invalid);
        });
    }

    /** By sets: there may be a million. */
    private static void checkRejected(Set<Position> invalid, List<Position> rejected) {
        Set<Position> once = new HashSet<>();
        List<Position> twice =
                rejected.stream().filter(position -> !once.add(position)).toList();
        assertThat(twice).as("records that were rejected more than once").isEmpty();
        assertThat(once.stream().filter(position -> !invalid.contains(position)))
                .as("valid records in hled.rejections")
                .isEmpty();
        assertThat(invalid.stream().filter(position -> !once.contains(position)))
                .as("invalid records that are not in hled.rejections")
                .isEmpty();
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

    /** The differences, once there are none, or after a while in which there should be none. */
    private static Differences settled(
            Map<String, Sum> expected, Supplier<Map<String, Sum>> found, BiPredicate<Sum, Sum> same) {
        try {
            Awaitility.await()
                    .atMost(SETTLING)
                    .until(() ->
                            Differences.between(expected, found.get(), same).isNone());
            return Differences.NONE;
        } catch (ConditionTimeoutException e) {
            return Differences.between(expected, found.get(), same);
        }
    }

    private static void report(String name, String where, Differences differences) {
        System.err.printf(
                "%s: %s differs in %d totals (lost %d, doubled %d):%n",
                name, where, differences.lines().size(), differences.lost(), differences.doubled());
        differences.lines().stream().limit(SHOWN).forEach(System.err::println);
    }

    @Override
    public void close() throws Exception {
        closers.close();
    }
}
