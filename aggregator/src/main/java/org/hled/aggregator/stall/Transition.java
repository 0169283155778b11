package org.hled.aggregator.stall;

/** What becomes of an alert. Each goes out once. */
public sealed interface Transition {

    /** The alert after it; where it is over, as it was last. */
    OpenAlert alert();

    /** Id of the transition: by it receivers drop repeats. */
    String id();

    /** It is open from now on. */
    record Raised(OpenAlert alert) implements Transition {
        @Override
        public String id() {
            return alert.id() + "/raised";
        }
    }

    /** It is still open, and nobody is on it. */
    record Reminded(OpenAlert alert) implements Transition {
        @Override
        public String id() {
            return alert.id() + "/reminder-" + alert.reminders();
        }
    }

    /** It is over. */
    record Resolved(OpenAlert alert, Resolution resolution) implements Transition {
        @Override
        public String id() {
            return alert.id() + "/resolved";
        }
    }

    /** Why it is over. */
    enum Resolution {
        /** A report came. */
        REPORTED("reported"),
        /** The catalog or an operator has paused the initiative. */
        PAUSED("paused"),
        /** The catalog expects nothing any more. */
        CLOSED("closed"),
        /** The catalog gives more time. */
        RESCHEDULED("rescheduled");

        private final String id;

        Resolution(String id) {
            this.id = id;
        }

        /** Its name in {@code hled.alerts}. */
        public String id() {
            return id;
        }
    }
}
