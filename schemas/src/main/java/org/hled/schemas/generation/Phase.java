package org.hled.schemas.generation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a generation is at. */
public enum Phase {
    /** It reads the inputs, and counts nowhere yet. */
    BUILDING,
    /** The totals are made of it. */
    CURRENT,
    /** It was current, and another one has taken its place. */
    RETIRED;

    /** As it stands on {@code hled.generations}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The phase of an id; empty where a later release has one that is not known here. */
    public static Optional<Phase> of(String id) {
        return Stream.of(values()).filter(phase -> phase.id().equals(id)).findFirst();
    }
}
