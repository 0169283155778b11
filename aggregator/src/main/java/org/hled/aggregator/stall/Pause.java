package org.hled.aggregator.stall;

import java.util.OptionalLong;

/**
 * An operator's pause.
 *
 * @param until when it ends by itself; empty if an operator must end it
 */
public record Pause(OptionalLong until, String note) {}
