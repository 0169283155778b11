package org.hled.aggregator.intake.check;

import static org.hled.aggregator.report.RejectionCode.FOREIGN_AGENCY;
import static org.hled.aggregator.report.RejectionCode.INVALID_CODE;
import static org.hled.aggregator.report.RejectionCode.INVALID_ID;
import static org.hled.aggregator.report.RejectionCode.INVALID_PERIOD;
import static org.hled.aggregator.report.RejectionCode.INVALID_TIMESTAMP;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.report.Periods;
import org.hled.aggregator.report.Precision;
import org.hled.aggregator.report.Report;
import org.hled.schemas.code.Measures;
import org.hled.schemas.code.Traffic;

/**
 * What can be checked of an update from the update alone, and the report that it makes.
 *
 * <p>The outcome depends on the update and the time at which the broker received it, never on today's clock: what was
 * accepted once is accepted again when totals are rebuilt. A code that a list does not know (a stage, a currency, a port)
 * is no fault: the report is kept, and counts when the list or the catalog learns it.
 */
public final class UpdateCheck {

    private static final int MOST_REVISIONS = 1_000_000_000;
    private static final int NOTE_LENGTH = 10_000;
    private static final int TITLE_LENGTH = 500;
    private static final int FIRST_YEAR = 1900;
    private static final int YEARS_AHEAD = 10;
    private static final int SHORTEST_YEAR_DAYS = 365;
    private static final long EARLIEST_SUBMISSION =
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
    private static final long CLOCK_SKEW = Duration.ofDays(1).toMillis();
    private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    /** The unit of traffic that the list does not know. */
    private static final String CROSSINGS = "crossings";

    private UpdateCheck() {}

    /**
     * Checks an update.
     *
     * @param appendTime when the broker received it, milliseconds since 1970-01-01T00:00:00Z
     * @param owner the agency whose own topic it came on; empty for a shared topic
     * @throws Refused if a field breaks a rule
     */
    public static Report check(Update update, long appendTime, Optional<String> owner) throws Refused {
        Fields.id("agency", update.agency());
        if (owner.isPresent() && !owner.get().equals(update.agency())) {
            throw new Refused(
                    FOREIGN_AGENCY,
                    "agency",
                    "agency must be %s on this topic, and is %s".formatted(owner.get(), update.agency()));
        }
        Fields.id("initiative", update.initiative());
        Fields.reportId(update.reportId());
        Fields.number("revision", update.revision(), 0, MOST_REVISIONS);
        checkSubmission(update.submittedAt(), appendTime);
        String period = period(update, appendTime);
        if (update.note().isPresent()) {
            Fields.text("note", update.note().get(), 0, NOTE_LENGTH);
        }
        Precision precision = update.precision()
                .orElseThrow(() -> new Refused(
                        INVALID_CODE, "precision", "precision must be EXACT, AT_LEAST or ESTIMATED, and is unknown"));
        Counted counted = counted(update.statement(), update.reportId());
        Leaf leaf = Leaf.of(
                update.initiative(), update.agency(), counted.measure(), counted.unit(), counted.place(), period);
        return new Report(
                update.revision(),
                update.submittedAt(),
                update.withdrawn(),
                new Contribution(counted.hundredths(), precision),
                leaf.key());
    }

    private static void checkSubmission(long submittedAt, long appendTime) throws Refused {
        if (appendTime <= 0) {
            throw new Refused(INVALID_TIMESTAMP, "timestamp", "the record must have a time of its own, and has none");
        }
        if (submittedAt < EARLIEST_SUBMISSION || submittedAt - CLOCK_SKEW > appendTime) {
            throw new Refused(
                    INVALID_TIMESTAMP,
                    "submittedAt",
                    "submittedAt must be from 2000-01-01 to a day after the record was received, in milliseconds since"
                            + " 1970, and is " + submittedAt);
        }
    }

    private static String period(Update update, long appendTime) throws Refused {
        LocalDate start = Fields.date("periodStart", update.periodStart());
        LocalDate end = Fields.date("periodEnd", update.periodEnd());
        if (end.isBefore(start)) {
            throw new Refused(
                    INVALID_PERIOD,
                    "periodEnd",
                    "periodEnd must not be before periodStart, %s, and is %s".formatted(start, end));
        }
        if (start.getYear() < FIRST_YEAR) {
            throw new Refused(
                    INVALID_PERIOD, "periodStart", "periodStart must not be before 1900-01-01, and is " + start);
        }
        checkIsNotFarAhead(end, Math.floorDiv(appendTime, MILLIS_PER_DAY));
        return Periods.smallest(start, end);
    }

    private static void checkIsNotFarAhead(LocalDate end, long receivedDay) throws Refused {
        if (end.toEpochDay() - receivedDay <= YEARS_AHEAD * SHORTEST_YEAR_DAYS) {
            return;
        }
        LocalDate latest = LocalDate.ofEpochDay(receivedDay).plusYears(YEARS_AHEAD);
        if (end.isAfter(latest)) {
            throw new Refused(
                    INVALID_PERIOD,
                    "periodEnd",
                    "periodEnd must not be more than %d years after the record was received, %s, and is %s"
                            .formatted(YEARS_AHEAD, latest, end));
        }
    }

    /** What a statement counts as. */
    private record Counted(String measure, String unit, String place, long hundredths) {}

    private static Counted counted(Statement statement, String reportId) throws Refused {
        return switch (statement) {
            case Statement.Enrollment(var stage, var people) -> {
                Fields.code("stage", stage, "ENROLLED or COMPLETED");
                Fields.number("people", people, 0, Fields.MOST_UNITS);
                yield new Counted(measure("enrollment.", stage), Measures.PEOPLE, Leaf.NO_PLACE, people * 100);
            }
            case Statement.Investment(var transaction, var amount, var currency) -> {
                Fields.code("transaction", transaction, "COMMITTED or DISBURSED");
                Fields.currency(currency);
                long hundredths = Fields.amount(amount);
                yield new Counted(measure("investment.", transaction), currency, Leaf.NO_PLACE, hundredths);
            }
            case Statement.PortThroughput(var port, var direction, var traffic, var crossings) -> {
                Fields.port(port);
                Fields.code("traffic", traffic, "TRUCKS or PEDESTRIANS");
                Fields.number("crossings", crossings, 0, Fields.MOST_UNITS);
                String measure = measure("port.", traffic) + way(direction);
                yield new Counted(measure, unitOf(traffic), port, crossings * 100);
            }
            case Statement.Milestone(var milestone, var title, var status) -> {
                Fields.id("milestone", milestone);
                if (!reportId.equals(milestone)) {
                    throw new Refused(
                            INVALID_ID,
                            "reportId",
                            "reportId must be the milestone's id, so that its next status replaces this one");
                }
                Fields.text("title", title, 1, TITLE_LENGTH);
                Fields.code("status", status, "PLANNED or ACHIEVED");
                yield new Counted(measure("milestone.", status), Measures.MILESTONES, Leaf.NO_PLACE, 100);
            }
        };
    }

    private static String measure(String prefix, String code) {
        return prefix + Measures.nameOf(code);
    }

    private static String way(Statement.Direction direction) throws Refused {
        return switch (direction) {
            case NORTHBOUND -> ".northbound";
            case SOUTHBOUND -> ".southbound";
            case UNKNOWN ->
                throw new Refused(
                        INVALID_CODE, "direction", "direction must be NORTHBOUND or SOUTHBOUND, and is unknown");
        };
    }

    private static String unitOf(String traffic) {
        try {
            return Traffic.valueOf(traffic).unit();
        } catch (IllegalArgumentException e) {
            return CROSSINGS;
        }
    }
}
