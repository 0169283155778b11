package org.hled.schemas.generation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.hled.generation.Generation;
import org.hled.schemas.topic.Road;
import org.hled.schemas.topic.Topics;

/** The generations that there are, as {@code hled.generations} says. Does not change. */
public final class Generations {

    /** Where nobody ever rebuilt. */
    public static final Generations NONE = new Generations(new TreeMap<>());

    private final NavigableMap<Integer, Generation> byNumber;

    private Generations(NavigableMap<Integer, Generation> byNumber) {
        this.byNumber = byNumber;
    }

    /** These, with a record that came after them. */
    public Generations with(Generation record) {
        NavigableMap<Integer, Generation> more = new TreeMap<>(byNumber);
        more.put(record.getNumber(), record);
        return new Generations(more);
    }

    /** The one that the totals are made of. */
    public Generation current() {
        return newest(Phase.CURRENT).orElseGet(Generations::first);
    }

    /** The one that is being built beside it. */
    public Optional<Generation> building() {
        return newest(Phase.BUILDING);
    }

    /** Those whose place another one has taken; also where nobody has said of one that it is retired. */
    public List<Generation> retired() {
        return byNumber.headMap(current().getNumber(), false).values().stream()
                .filter(record -> wasEverCurrent(Optional.of(record)))
                .map(this::retired)
                .toList();
    }

    private Generation retired(Generation record) {
        return is(record, Phase.RETIRED)
                ? record
                : Generation.newBuilder(record)
                        .setPhase(Phase.RETIRED.id())
                        .setSince(current().getSince())
                        .build();
    }

    /** The one with this number; empty where nothing is known of it. */
    public Optional<Generation> of(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The highest number that was ever given. */
    public int highest() {
        return byNumber.isEmpty() ? Road.FIRST : Math.max(Road.FIRST, byNumber.lastKey());
    }

    /**
     * Whether a rejection counts, once the generation is current or was: of two that have read the same record one tells its
     * rejection, the one before up to where it ended, and its successor from there on; while that place is not known, it does
     * not count yet. What its successor tells of what stood there before it was begun, nobody has told before.
     *
     * @param generation the one whose Intake has told it
     * @param topic where the rejected record stands
     */
    public boolean counts(int generation, String topic, int partition, long offset) {
        if (generation == Road.FIRST) {
            return true;
        }
        if (!wasEverCurrent(of(generation))) {
            return false;
        }
        String place = place(topic, partition);
        if (offset < byNumber.get(generation).getRejectionsFrom().getOrDefault(place, 0L)) {
            return true;
        }
        Map<String, Long> ends = before(generation).map(Generation::getEndedAt).orElse(Map.of());
        return !ends.isEmpty() && offset >= ends.getOrDefault(place, 0L);
    }

    /** How a partition is named in a {@link Generation}. */
    public static String place(String topic, int partition) {
        return topic + "-" + partition;
    }

    private Optional<Generation> before(int number) {
        return byNumber.headMap(number, false).descendingMap().values().stream()
                .filter(record -> wasEverCurrent(Optional.of(record)))
                .findFirst();
    }

    private static boolean wasEverCurrent(Optional<Generation> record) {
        return record.filter(known -> is(known, Phase.CURRENT) || is(known, Phase.RETIRED))
                .isPresent();
    }

    private Optional<Generation> newest(Phase phase) {
        return byNumber.descendingMap().values().stream()
                .filter(record -> is(record, phase))
                .findFirst();
    }

    private static boolean is(Generation record, Phase phase) {
        return phase.id().equals(record.getPhase());
    }

    private static Generation first() {
        return first(Topics.REPORTS.partitions());
    }

    /** The first one as it is where nothing was said of it, with so many partitions. */
    public static Generation first(int partitions) {
        return new Generation(Road.FIRST, Phase.CURRENT.id(), partitions, Map.of(), Map.of(), Instant.EPOCH);
    }
}
