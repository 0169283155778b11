package org.hled.aggregator.stall;

/** What an operator has said of an initiative last. */
public sealed interface Handling {

    /** Somebody is on this alert until then. */
    record Acknowledged(String alert, long until, String note) implements Handling {}

    /** Nothing is expected. */
    record Paused(Pause pause) implements Handling {}

    /** Neither of them. */
    record None() implements Handling {}
}
