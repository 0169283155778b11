package org.hled.aggregator.generation;

import org.hled.generation.Generation;
import org.hled.schemas.generation.Phase;
import org.hled.schemas.topic.Road;

/** Whether what is said of a generation can be. */
public final class GenerationCheck {

    private static final int MOST_PARTITIONS = 256;

    private GenerationCheck() {}

    /**
     * Checks a record of {@code hled.generations}.
     *
     * @throws InvalidGeneration if it says what cannot be
     */
    public static void check(String key, Generation said) throws InvalidGeneration {
        if (!key.equals(String.valueOf(said.getNumber())) || said.getNumber() < Road.FIRST) {
            throw new InvalidGeneration("number", "number must be the record's key, and at least 1");
        }
        if (said.getPartitions() < 1 || said.getPartitions() > MOST_PARTITIONS) {
            throw new InvalidGeneration(
                    "partitions",
                    "partitions must be from 1 to %d, and is %d".formatted(MOST_PARTITIONS, said.getPartitions()));
        }
        if (Phase.of(said.getPhase()).isEmpty()) {
            throw new InvalidGeneration(
                    "phase", "phase must be building, current or retired, and is " + said.getPhase());
        }
    }
}
