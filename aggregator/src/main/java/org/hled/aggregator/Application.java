package org.hled.aggregator;

import java.time.Duration;
import java.util.Optional;

/** A part of the aggregator that works by itself: Intake, Ledger or Roll-up. */
interface Application {

    /** How its consumer group is called, and where it stands in logs. */
    String name();

    /** Begins; tells when it has ended, for whatever reason. */
    void start(Runnable onEnd);

    /** Whether it does its work: state restored, partitions assigned. */
    boolean isRunning();

    /** Whether it has ended, and does not begin again. */
    boolean hasEnded();

    /** In which state it is, for people. */
    String state();

    /** What goes wrong in it and does not end it, for people. */
    default Optional<String> remark() {
        return Optional.empty();
    }

    /** Ends it in good order, and leaves its group at once, which others may wait for; false if that takes longer than this. */
    boolean stop(Duration limit);
}
