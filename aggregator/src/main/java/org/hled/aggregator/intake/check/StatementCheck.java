package org.hled.aggregator.intake.check;

import static org.hled.aggregator.report.RejectionCode.INVALID_CODE;
import static org.hled.aggregator.report.RejectionCode.INVALID_ID;

import org.hled.aggregator.report.Leaf;
import org.hled.schemas.code.Measures;
import org.hled.schemas.code.Traffic;

/** What a statement counts as. */
final class StatementCheck {

    private static final int TITLE_LENGTH = 500;

    /** The unit of traffic that the list does not know. */
    private static final String CROSSINGS = "crossings";

    private StatementCheck() {}

    /**
     * What is counted, in what, and where.
     *
     * @param place as a {@link Leaf} has it
     */
    record Line(String measure, String unit, String place) {}

    /**
     * How much an update says, in hundredths of the unit.
     *
     * @param isNew whether its codes have to be checked too
     * @throws Refused if a field of the statement breaks a rule
     */
    static long hundredths(Update update, boolean isNew) throws Refused {
        return switch (update.statement()) {
            case Statement.Enrollment(var stage, var people) -> {
                if (isNew) {
                    Fields.code("stage", stage, "ENROLLED or COMPLETED");
                }
                Fields.number("people", people, 0, Fields.MOST_UNITS);
                yield people * 100;
            }
            case Statement.Investment(var transaction, var amount, var currency) -> {
                if (isNew) {
                    Fields.code("transaction", transaction, "COMMITTED or DISBURSED");
                    Fields.currency(currency);
                }
                yield Fields.amount(amount);
            }
            case Statement.PortThroughput(var port, var direction, var traffic, var crossings) -> {
                if (isNew) {
                    Fields.port(port);
                    Fields.code("traffic", traffic, "TRUCKS or PEDESTRIANS");
                }
                Fields.number("crossings", crossings, 0, Fields.MOST_UNITS);
                yield crossings * 100;
            }
            case Statement.Milestone(var milestone, var title, var status) -> {
                Fields.id("milestone", milestone);
                if (!update.reportId().equals(milestone)) {
                    throw new Refused(
                            INVALID_ID,
                            "reportId",
                            "reportId must be the milestone's id, so that its next status replaces this one");
                }
                Fields.text("title", title, 1, TITLE_LENGTH);
                if (isNew) {
                    Fields.code("status", status, "PLANNED or ACHIEVED");
                }
                yield 100;
            }
        };
    }

    /**
     * The line of a statement whose codes have been checked.
     *
     * @throws Refused if its direction is not known
     */
    static Line line(Statement statement) throws Refused {
        return switch (statement) {
            case Statement.Enrollment(var stage, var _) ->
                new Line(measure("enrollment.", stage), Measures.PEOPLE, Leaf.NO_PLACE);
            case Statement.Investment(var transaction, var _, var currency) ->
                new Line(measure("investment.", transaction), currency, Leaf.NO_PLACE);
            case Statement.PortThroughput(var port, var direction, var traffic, var _) ->
                new Line(measure("port.", traffic) + way(direction), unitOf(traffic), port);
            case Statement.Milestone(var _, var _, var status) ->
                new Line(measure("milestone.", status), Measures.MILESTONES, Leaf.NO_PLACE);
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
