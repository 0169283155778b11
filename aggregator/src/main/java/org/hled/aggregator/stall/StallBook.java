package org.hled.aggregator.stall;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.SequencedSet;
import java.util.Set;
import org.hled.aggregator.report.Sign;

/**
 * What is known of all initiatives' reporting, and which of them are to be looked at: those of which something has come, and
 * those whose time has come. A silent initiative costs nothing until its moment.
 */
public final class StallBook {

    private static final long MILLIS = 1_000;

    private final WatchedTime time = new WatchedTime();
    private final Map<String, Expectation> expectations = new HashMap<>();
    private final Map<String, Set<String>> initiativesOfAgency = new HashMap<>();
    private final Map<Sign, Long> signs = new HashMap<>();
    private final Map<String, Handling> handlings = new HashMap<>();
    private final Map<String, Condition> conditions = new HashMap<>();

    private final Map<String, Long> checks = new HashMap<>();
    private final PriorityQueue<Check> queue = new PriorityQueue<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final SequencedSet<String> due = new LinkedHashSet<>();
    private boolean blind;

    /** What targets are measured by. */
    @FunctionalInterface
    public interface Actuals {
        /** An initiative's total of all time; empty if nothing has been counted. */
        Optional<BigDecimal> total(String initiative, String measure, String unit);
    }

    /** How an initiative stands after a look, and what becomes of its alert. */
    public record Judged(String initiative, Condition now, Optional<Transition> transition) {}

    private record Check(long at, String initiative) implements Comparable<Check> {
        @Override
        public int compareTo(Check other) {
            return Long.compare(at, other.at);
        }
    }

    public WatchedTime time() {
        return time;
    }

    /** How an initiative stood at the last look that was published. */
    Optional<Condition> condition(String initiative) {
        return Optional.ofNullable(conditions.get(initiative));
    }

    /** Sets what the catalog expects; empty takes the initiative out. */
    public void setExpectation(String initiative, Optional<Expectation> expectation) {
        Expectation before = expectations.remove(initiative);
        if (before != null) {
            before.agencies().forEach(agency -> initiativesOfAgency.get(agency).remove(initiative));
        }
        expectation.ifPresent(expected -> {
            expectations.put(initiative, expected);
            expected.agencies()
                    .forEach(agency -> initiativesOfAgency
                            .computeIfAbsent(agency, a -> new HashSet<>())
                            .add(initiative));
        });
        touched.add(initiative);
    }

    /** A sign has come. */
    public void setSign(String sign, long second) {
        Sign parsed = Sign.parse(sign);
        signs.merge(parsed, second, Math::max);
        touch(parsed);
    }

    /** These signs stand now, and no others; each with its second. */
    public void setSigns(Map<String, Long> standing) {
        Map<Sign, Long> before = Map.copyOf(signs);
        signs.clear();
        standing.forEach((sign, second) -> signs.put(Sign.parse(sign), second));
        before.forEach((sign, second) -> {
            if (!second.equals(signs.get(sign))) {
                touch(sign);
            }
        });
        signs.keySet().stream().filter(sign -> !before.containsKey(sign)).forEach(this::touch);
    }

    private void touch(Sign sign) {
        if (sign.initiative().isEmpty()) {
            touched.addAll(initiativesOfAgency.getOrDefault(sign.agency(), Set.of()));
        } else {
            touched.add(sign.initiative());
        }
    }

    /** Sets what an operator has said of an initiative. */
    public void setHandling(String initiative, Handling handling) {
        handlings.put(initiative, handling);
        touched.add(initiative);
    }

    /** One of an initiative's totals may have become another one. */
    public void touch(String initiative) {
        touched.add(initiative);
    }

    /** We could not watch for a while. All deadlines are later by it. */
    public void note(WatchedTime.Outage outage) {
        time.note(outage);
        touchAll();
    }

    /** Whether we cannot tell, because pulses are missing. */
    public void setBlind(boolean blind) {
        if (this.blind != blind) {
            this.blind = blind;
            touchAll();
        }
    }

    /** Whether what has gone out last says that we cannot tell. */
    public boolean isSaidToBeBlind() {
        return conditions.values().stream().anyMatch(condition -> condition.status() == Status.UNKNOWN);
    }

    /** A condition has gone out. */
    public void setPublished(String initiative, Condition condition) {
        conditions.put(initiative, condition);
    }

    /** Collects the initiatives that are to be looked at now. Before the first pulse there is no time to judge by. */
    public void collectDue() {
        if (time.asOf() == 0) {
            return;
        }
        while (!queue.isEmpty() && queue.peek().at() <= time.asOf()) {
            Check check = queue.poll();
            // An older entry of an initiative that is looked at at another time by now.
            if (checks.remove(check.initiative(), check.at())) {
                touched.add(check.initiative());
            }
        }
        due.addAll(touched);
        touched.clear();
    }

    /** Whether initiatives wait for their look. */
    public boolean hasDue() {
        return !due.isEmpty();
    }

    /** Looks at the next initiatives that were collected, and gives those that stand otherwise than published. */
    public List<Judged> judgeDue(int most, Actuals actuals) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < most && !due.isEmpty(); i++) {
            judge(due.removeFirst(), actuals).ifPresent(judged::add);
        }
        return judged;
    }

    /** How many looks are planned. */
    int planned() {
        return queue.size();
    }

    private Optional<Judged> judge(String initiative, Actuals actuals) {
        Optional<Expectation> expectation = Optional.ofNullable(expectations.get(initiative));
        Optional<Condition> before = condition(initiative);
        if (expectation.isEmpty() && before.isEmpty()) {
            return Optional.empty();
        }
        Facts facts = facts(initiative, expectation, actuals);
        Condition condition = StallRule.judge(before, expectation, facts, time, blind);
        AlertRule.Step step = AlertRule.judge(initiative, condition, expectation, facts.handling(), time);
        Condition now = condition.withAlert(step.open());
        schedule(initiative, NextCheck.after(now, expectation, facts, time));
        return before.equals(Optional.of(now))
                ? Optional.empty()
                : Optional.of(new Judged(initiative, now, step.transition()));
    }

    private Facts facts(String initiative, Optional<Expectation> expectation, Actuals actuals) {
        Set<String> agencies = expectation.map(Expectation::agencies).orElse(Set.of());
        return new Facts(
                last(Sign.Kind.REPORT, List.of(initiative), agencies),
                last(Sign.Kind.REJECTION, List.of(initiative, ""), agencies),
                handlings.getOrDefault(initiative, new Handling.None()),
                target -> actuals.total(initiative, target.measure(), target.unit()));
    }

    private OptionalLong last(Sign.Kind kind, List<String> initiatives, Collection<String> agencies) {
        return agencies.stream()
                .flatMap(agency -> initiatives.stream().map(initiative -> new Sign(kind, initiative, agency)))
                .filter(signs::containsKey)
                .mapToLong(sign -> signs.get(sign) * MILLIS)
                .max();
    }

    /** An earlier look that is planned already stays: it does no harm, and the queue does not grow with each report. */
    private void schedule(String initiative, OptionalLong check) {
        if (check.isPresent() && check.getAsLong() < checks.getOrDefault(initiative, Long.MAX_VALUE)) {
            checks.put(initiative, check.getAsLong());
            queue.add(new Check(check.getAsLong(), initiative));
        }
    }

    private void touchAll() {
        touched.addAll(expectations.keySet());
    }

    /** Forgets everything. */
    public void clear() {
        time.clear();
        expectations.clear();
        initiativesOfAgency.clear();
        signs.clear();
        handlings.clear();
        conditions.clear();
        checks.clear();
        queue.clear();
        touched.clear();
        due.clear();
        blind = false;
    }
}
