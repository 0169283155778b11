package org.hled.aggregator.intake.check;

/** What an update says, by its kind. As sent: nothing is checked yet. */
public sealed interface Statement {

    Kind kind();

    /** What of it decides on the measure, the unit and the place. */
    Codes codes();

    record Enrollment(String stage, long people) implements Statement {
        @Override
        public Kind kind() {
            return Kind.ENROLLMENT;
        }

        @Override
        public Codes codes() {
            return new Codes(kind(), stage, NONE, Direction.UNKNOWN);
        }
    }

    record Investment(String transaction, String amount, String currency) implements Statement {
        @Override
        public Kind kind() {
            return Kind.INVESTMENT;
        }

        @Override
        public Codes codes() {
            return new Codes(kind(), transaction, currency, Direction.UNKNOWN);
        }
    }

    record PortThroughput(String port, Direction direction, String traffic, long crossings) implements Statement {
        @Override
        public Kind kind() {
            return Kind.PORT_THROUGHPUT;
        }

        @Override
        public Codes codes() {
            return new Codes(kind(), traffic, port, direction);
        }
    }

    record Milestone(String milestone, String title, String status) implements Statement {
        @Override
        public Kind kind() {
            return Kind.MILESTONE;
        }

        @Override
        public Codes codes() {
            return new Codes(kind(), status, NONE, Direction.UNKNOWN);
        }
    }

    /** Where a kind has nothing of the sort. */
    String NONE = "";

    /**
     * The codes of a statement.
     *
     * @param code stage, transaction, traffic or status
     * @param detail currency or port, or {@link #NONE}
     */
    record Codes(Kind kind, String code, String detail, Direction direction) {}

    /** The way across the border; UNKNOWN is what a later version has sent. */
    enum Direction {
        UNKNOWN,
        NORTHBOUND,
        SOUTHBOUND
    }
}
