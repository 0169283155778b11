package org.hled.aggregator.generation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a generation stands. */
public enum Phase {
    /** It reads the inputs, and counts nowhere yet. */
    BUILDING,
    /** The totals are made of it. */
    CURRENT,
    /** Another one has taken its place. */
    RETIRED;

    /** Its name on {@code hled.generations}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The phase of this name; empty if there is none. */
    public static Optional<Phase> of(String id) {
        return Arrays.stream(values()).filter(phase -> phase.id().equals(id)).findFirst();
    }
}
