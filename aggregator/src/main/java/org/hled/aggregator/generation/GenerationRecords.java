package org.hled.aggregator.generation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.hled.schemas.topic.Road;

/** Generations as records of {@code hled.generations}. */
public final class GenerationRecords {

    private static final int MOST_PARTITIONS = 256;

    private GenerationRecords() {}

    /** The key of its record. */
    public static byte[] key(Generation generation) {
        return String.valueOf(generation.number()).getBytes(StandardCharsets.UTF_8);
    }

    /** The value of its record, to be encoded. */
    public static org.hled.generation.Generation value(Generation generation) {
        return new org.hled.generation.Generation(
                generation.number(),
                generation.phase().id(),
                generation.partitions(),
                generation.rejectionsFrom(),
                generation.endedAt(),
                Instant.ofEpochMilli(generation.since()));
    }

    /**
     * Reads a record.
     *
     * @throws InvalidGeneration if it says what cannot be
     */
    public static Generation read(String key, org.hled.generation.Generation said) throws InvalidGeneration {
        if (!key.equals(String.valueOf(said.getNumber())) || said.getNumber() < Road.FIRST) {
            throw new InvalidGeneration("number", "number must be the record's key, and at least 1");
        }
        if (said.getPartitions() < 1 || said.getPartitions() > MOST_PARTITIONS) {
            throw new InvalidGeneration(
                    "partitions",
                    "partitions must be from 1 to %d, and is %d".formatted(MOST_PARTITIONS, said.getPartitions()));
        }
        Phase phase = Phase.of(said.getPhase())
                .orElseThrow(() -> new InvalidGeneration(
                        "phase", "phase must be building, current or retired, and is " + said.getPhase()));
        return new Generation(
                said.getNumber(),
                phase,
                said.getPartitions(),
                Map.copyOf(said.getRejectionsFrom()),
                Map.copyOf(said.getEndedAt()),
                said.getSince().toEpochMilli());
    }
}
