package org.hled.aggregator.intake.check;

import static org.hled.aggregator.report.RejectionCode.FOREIGN_AGENCY;
import static org.hled.aggregator.report.RejectionCode.INVALID_CODE;
import static org.hled.aggregator.report.RejectionCode.INVALID_PERIOD;
import static org.hled.aggregator.report.RejectionCode.INVALID_TIMESTAMP;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hled.aggregator.intake.check.KnownLeaves.KnownLeaf;
import org.hled.aggregator.intake.check.KnownLeaves.Period;
import org.hled.aggregator.intake.check.StatementCheck.Line;
import org.hled.aggregator.report.Contribution;
import org.hled.aggregator.report.Leaf;
import org.hled.aggregator.report.Periods;
import org.hled.aggregator.report.Report;

/**
 * What can be checked of an update from the update alone, and the report that it makes.
 *
 * <p>The outcome depends on the update and the time at which the broker received it, never on today's clock: what was
 * accepted once is accepted again when totals are rebuilt. A code that a list does not know (a stage, a currency, a port)
 * is no fault: the report is kept, and counts when the list or the catalog learns it.
 *
 * <p>What it remembers of earlier updates spares work, and changes no outcome. For one thread.
 */
public final class UpdateCheck {

    private static final int MOST_REVISIONS = 1_000_000_000;
    private static final int NOTE_LENGTH = 10_000;
    private static final int FIRST_YEAR = 1900;
    private static final int YEARS_AHEAD = 10;
    private static final int SHORTEST_YEAR_DAYS = 365;
    private static final long EARLIEST_SUBMISSION =
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
    private static final long CLOCK_SKEW = Duration.ofDays(1).toMillis();
    private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private final KnownLeaves knownLeaves = new KnownLeaves();

    /**
     * Checks an update.
     *
     * @param appendTime when the broker received it, milliseconds since 1970-01-01T00:00:00Z
     * @param owner the agency whose own topic it came on; empty for a shared topic
     * @throws Refused if a field breaks a rule
     */
    public Report check(Update update, long appendTime, Optional<String> owner) throws Refused {
        Statement.Codes codes = update.statement().codes();
        KnownLeaf known = knownLeaves.find(update, codes);
        boolean isNew = known == null;
        if (isNew) {
            Fields.id("agency", update.agency());
        }
        if (owner.isPresent() && !owner.get().equals(update.agency())) {
            throw new Refused(
                    FOREIGN_AGENCY,
                    "agency",
                    "agency must be %s on this topic, and is %s".formatted(owner.get(), update.agency()));
        }
        if (isNew) {
            Fields.id("initiative", update.initiative());
        }
        Fields.reportId(update.reportId());
        Fields.number("revision", update.revision(), 0, MOST_REVISIONS);
        checkSubmission(update.submittedAt(), appendTime);
        Period period = isNew ? period(update) : known.period();
        checkIsNotFarAhead(period, Math.floorDiv(appendTime, MILLIS_PER_DAY));
        if (update.note().isPresent()) {
            Fields.text("note", update.note().get(), 0, NOTE_LENGTH);
        }
        if (update.precision().isEmpty()) {
            throw new Refused(
                    INVALID_CODE, "precision", "precision must be EXACT, AT_LEAST or ESTIMATED, and is unknown");
        }
        long hundredths = StatementCheck.hundredths(update, isNew);
        if (isNew) {
            known = knownLeaves.remember(update, codes, period, leaf(update, period));
        }
        return new Report(
                update.revision(),
                update.submittedAt(),
                update.withdrawn(),
                new Contribution(hundredths, update.precision().get()),
                known.leaf());
    }

    private static String leaf(Update update, Period period) throws Refused {
        Line line = StatementCheck.line(update.statement());
        return Leaf.of(update.initiative(), update.agency(), line.measure(), line.unit(), line.place(), period.name())
                .key();
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

    private static Period period(Update update) throws Refused {
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
        return new Period(Periods.smallest(start, end), end.toEpochDay());
    }

    private static void checkIsNotFarAhead(Period period, long receivedDay) throws Refused {
        if (period.lastDay() - receivedDay <= YEARS_AHEAD * SHORTEST_YEAR_DAYS) {
            return;
        }
        LocalDate end = LocalDate.ofEpochDay(period.lastDay());
        LocalDate latest = LocalDate.ofEpochDay(receivedDay).plusYears(YEARS_AHEAD);
        if (end.isAfter(latest)) {
            throw new Refused(
                    INVALID_PERIOD,
                    "periodEnd",
                    "periodEnd must not be more than %d years after the record was received, %s, and is %s"
                            .formatted(YEARS_AHEAD, latest, end));
        }
    }
}
