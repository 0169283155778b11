package org.hled.local.rebuild;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far a generation has come.
 *
 * @param number of the generation
 * @param read records of the input topics that its Intake has read
 * @param records all records of the input topics
 * @param waiting bundles of records that its Intake has written, and its Ledger has not read
 * @param asOf all that the broker had received before this time has been read; empty where that could not be told
 */
record Look(int number, long read, long records, long waiting, Optional<Instant> asOf) {

    String text() {
        StringBuilder text = new StringBuilder(
                "generation %d: %,d of %,d records read (%d %%)".formatted(number, read, records, percent()));
        if (waiting > 0) {
            text.append(", %,d bundles on their way".formatted(waiting));
        }
        asOf.ifPresent(time -> text.append(", as of ").append(time.truncatedTo(ChronoUnit.SECONDS)));
        return text.toString();
    }

    /** Rounded down: 100 are all. */
    private long percent() {
        return records == 0 ? 100 : 100 * read / records;
    }
}
