package org.hled.aggregator.rollup.figures;

/** Whether a leaf counts, by the catalog as it is. */
public sealed interface Standing {

    /**
     * It counts in a pillar, and in the programme.
     *
     * @param pillar the pillar's id
     */
    record Counted(String pillar) implements Standing {}

    /** It is shown and does not count. */
    record Uncounted(Reason reason) implements Standing {}

    /** Why a leaf does not count. */
    enum Reason {
        UNKNOWN_MEASURE("unknown-measure"),
        UNKNOWN_CURRENCY("unknown-currency"),
        UNKNOWN_PORT("unknown-port"),
        UNKNOWN_INITIATIVE("unknown-initiative"),
        UNLISTED_AGENCY("unlisted-agency"),
        UNEXPECTED_MEASURE("unexpected-measure"),
        OTHER_REPORTER("other-reporter");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** Its name in {@code hled.cube}. */
        public String id() {
            return id;
        }
    }
}
