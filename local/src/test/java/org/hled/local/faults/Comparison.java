package org.hled.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.hled.local.faults.oracle.Leaf;
import org.hled.local.faults.oracle.LeafFigure;
import org.hled.local.faults.oracle.Log;
import org.hled.local.faults.oracle.Oracle;
import org.hled.local.faults.oracle.Position;
import org.hled.local.faults.oracle.Published;
import org.hled.local.faults.oracle.Published.Total;
import org.hled.local.faults.oracle.Pulses;
import org.hled.local.faults.oracle.Pulses.Pulse;
import org.hled.local.faults.oracle.Sum;
import org.hled.local.faults.oracle.Values;
import org.hled.local.faults.watch.ServedWatch;

/**
 * All that was published, counted and served, held to the oracle, while nothing comes. Everything is in by the pulse's word, so no total
 * is given more time.
 */
final class Comparison {

    /** An API that is behind for longer than 10 s says that it is stale; it is asked ten times a second. */
    private static final Duration ALLOWED_BEHIND = Duration.ofSeconds(12);

    private static final Duration SETTLING = Duration.ofMinutes(2);
    /** More rejections are not read over HTTP too, page by page. */
    private static final int MOST_PAGED = 50_000;

    private static final int SHOWN = 20;

    private final ServedWatch served;
    private final Published published;
    /** The same without an end: reminders go on. */
    private final Published later;

    private final List<Total> totals;
    private final Oracle.Truth truth;

    Comparison(Log log, Values values, ServedWatch served, AllIn allIn) {
        this.served = served;
        published = new Published(log.before(allIn.written()), values);
        later = new Published(log, values);
        totals = published.totals();
        awaitServed(allIn.time());
        truth = Oracle.read(log, values);
    }

    /** How many records stand on the input topics. */
    long reports() {
        return truth.reports();
    }

    /**
     * Where totals differ; what is wrong beyond them fails.
     *
     * @param fault that has struck
     * @param outcomes how many records have been counted with each outcome
     */
    Differences differences(String fault, Supplier<Map<String, Long>> outcomes) {
        Differences onTopic = Differences.between(truth.totals(), Published.standing(totals), Sum::equals);
        if (!onTopic.isNone()) {
            report(fault, "hled.totals", onTopic);
            return onTopic;
        }
        Set<String> periods = new TreeSet<>(Set.of("all"));
        // Also those that no report is in any more.
        totals.forEach(total -> periods.add(total.key().substring(total.key().lastIndexOf('/') + 1)));
        truth.totals().keySet().forEach(key -> periods.add(key.substring(key.lastIndexOf('/') + 1)));
        Differences onHttp = Differences.between(truth.totals(), served.all(periods), Sum::looksLike);
        if (!onHttp.isNone()) {
            report(fault, "GET /totals", onHttp);
            return onHttp;
        }
        checkLeaves();
        assertThat(published.wrongHistory(totals)).as("wrong in hled.history").isEmpty();
        assertThat(published.wrongAlerts()).as("wrong in hled.alerts").isEmpty();
        Awaitility.await("an answer of the API to judge").atMost(SETTLING).until(served::hasBeenShown);
        served.check(totals);
        served.forget();
        checkOutcomes(outcomes);
        return Differences.NONE;
    }

    /** Each pulse is held to what it says; there must have been one. */
    void checkPulses(List<Pulse> pulses, ToLongFunction<Instant> acknowledged) {
        assertThat(pulses).as("pulses since it began").isNotEmpty();
        assertThat(Pulses.complaints(pulses, totals, acknowledged))
                .as("pulses that are wrong")
                .isEmpty();
    }

    /**
     * An alert that is open goes on being reminded of.
     *
     * @param initiative whose alert it is
     * @param struck where topics ended when the fault began
     */
    void checkReminded(String initiative, Map<TopicPartition, Long> struck) {
        Awaitility.await("a reminder of the alert of " + initiative)
                .atMost(SETTLING)
                .until(() -> later.isReminded(initiative, struck));
    }

    /** The API has it too, by its own word; it may be some seconds behind, or longer if it says so. */
    private void awaitServed(Instant time) {
        Awaitility.await("the API has everything received before " + time + ", or says that it is stale")
                .atMost(ALLOWED_BEHIND)
                .until(() -> served.asOf().isAfter(time) || served.isStale());
        Awaitility.await("the API has everything received before " + time)
                .atMost(SETTLING)
                .until(() -> served.asOf().isAfter(time));
    }

    private void checkLeaves() {
        Map<Leaf, LeafFigure> wrong = published.wrongLeaves(truth.leaves());
        assertThat(wrong.entrySet().stream()
                        .limit(SHOWN)
                        .map(leaf -> "%s and must be %s"
                                .formatted(leaf, truth.leaves().get(leaf.getKey()))))
                .as("%d leaves that are wrong in hled.cube", wrong.size())
                .isEmpty();
    }

    private void checkOutcomes(Supplier<Map<String, Long>> counted) {
        checkRejected(truth.invalid(), published.rejected());
        long invalid = truth.invalid().stream()
                .filter(position -> !position.topic().equals("hled.catalog"))
                .count();
        if (truth.invalid().size() <= MOST_PAGED) {
            Awaitility.await()
                    .atMost(SETTLING)
                    .untilAsserted(() -> checkRejected(truth.invalid(), served.rejections()));
        }
        Awaitility.await().atMost(SETTLING).untilAsserted(() -> {
            Map<String, Long> outcomes = counted.get();
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

    private static void report(String name, String where, Differences differences) {
        System.err.printf(
                "%s: %s differs in %d totals (lost %d, doubled %d):%n",
                name, where, differences.lines().size(), differences.lost(), differences.doubled());
        differences.lines().stream().limit(SHOWN).forEach(System.err::println);
    }
}
