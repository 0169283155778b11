package org.hled.aggregator.intake.check;

/** What an update says, by its kind. As sent: nothing is checked yet. */
public sealed interface Statement {

    Kind kind();

    record Enrollment(String stage, long people) implements Statement {
        @Override
        public Kind kind() {
            return Kind.ENROLLMENT;
        }
    }

    record Investment(String transaction, String amount, String currency) implements Statement {
        @Override
        public Kind kind() {
            return Kind.INVESTMENT;
        }
    }

    record PortThroughput(String port, Direction direction, String traffic, long crossings) implements Statement {
        @Override
        public Kind kind() {
            return Kind.PORT_THROUGHPUT;
        }
    }

    record Milestone(String milestone, String title, String status) implements Statement {
        @Override
        public Kind kind() {
            return Kind.MILESTONE;
        }
    }

    /** The way across the border; UNKNOWN is what a later version has sent. */
    enum Direction {
        UNKNOWN,
        NORTHBOUND,
        SOUTHBOUND
    }
}
