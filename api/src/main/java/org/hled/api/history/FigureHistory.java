package org.hled.api.history;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.hled.api.figures.TotalKey;
import org.hled.api.figures.TotalRow;
import org.hled.api.http.ProblemException;

/** What figures were, and what of them was corrected. */
@Singleton
final class FigureHistory {

    private static final Duration SOON = Duration.ofSeconds(1);
    /** So many corrections are read before the clock is looked at. */
    private static final int STRETCH = 20;

    private final History history;
    private final HistoryRecords records;

    FigureHistory(History history, HistoryRecords records) {
        this.history = history;
        this.records = records;
    }

    /** For ETags: another one whenever an answer that is made of the history may be another one. */
    String mark() {
        return "-h" + history.shown().map(HistoryIndex::mark).orElse("") + (isBehind() ? "-behind" : "");
    }

    /** Whether what was published lately may be missing. */
    boolean isBehind() {
        return history.freshness().isStale();
    }

    /**
     * A figure as it stood after the change of a version.
     *
     * @param now the figure in a later version, which is shown now
     * @throws ProblemException 404 if it did not exist then, 410 if that is no longer known, 503 if it cannot be known now
     */
    Version at(long version, TotalRow now) {
        HistoryIndex index = history.index();
        return switch (index.at(now.key(), version)) {
            case Place.Record found -> read(found, version, now);
            case Place.NotYet() ->
                throw ProblemException.notFound("The figure did not exist yet in version %d.".formatted(version));
            case Place.Forgotten(long oldest) ->
                throw ProblemException.gone(
                        "What the figure was in version %d is not kept any more; the oldest version of it that is known is %d."
                                .formatted(version, oldest));
            case Place.Unmentioned unmentioned -> unchanged(unmentioned, version, now);
        };
    }

    private Version read(Place.Record found, long version, TotalRow now) {
        Version read;
        try {
            read = records.read(reader -> reader.at(found.offset(), now.key()));
        } catch (ForgottenException e) {
            throw ProblemException.gone("What the figure was in version %d is not kept any more.".formatted(version));
        }
        if (read.number() > version) {
            // The topic was made anew, and another record stands there; it is being read.
            throw notRead(version);
        }
        // Where no later change has been read, the figure may have changed by one that has not come yet.
        if (!found.isSure() && !(found.isLast() && read.row().equals(now))) {
            throw notRead(version);
        }
        return read;
    }

    /** The history does not mention a figure that has not changed since before it begins. */
    private static Version unchanged(Place.Unmentioned unmentioned, long version, TotalRow now) {
        if (unmentioned.oldest() == 0 || version < unmentioned.oldest()) {
            throw ProblemException.gone("What the figure was in version %d is not known; %s"
                    .formatted(
                            version,
                            unmentioned.oldest() == 0
                                    ? "no version has been kept."
                                    : "the oldest version that is known is %d.".formatted(unmentioned.oldest())));
        }
        if (!now.updatedAt().isBefore(unmentioned.since())) {
            throw notRead(version);
        }
        return new Version(now, unmentioned.oldest(), Optional.empty(), Optional.empty());
    }

    private static ProblemException notRead(long version) {
        return ProblemException.busy(
                "The history of the figure has not been read up to version %d yet; try again.".formatted(version),
                SOON);
    }

    /**
     * Corrections of the figures wanted, newest first.
     *
     * @param after the version after which they are to be
     * @param version the last of which they may be
     * @param below the offset before which to go on; empty for the first page
     * @return perhaps fewer than the limit, even if there are more: no request reads for long
     */
    Page corrections(Predicate<TotalKey> wanted, long after, long version, OptionalLong below, int limit) {
        HistoryIndex index = history.index();
        List<HistoryIndex.Spot> spots = index.corrections(
                wanted, index.endOf(after), Math.min(below.orElse(Long.MAX_VALUE), index.endOf(version)), limit + 1);
        if (spots.isEmpty()) {
            return new Page(List.of(), OptionalLong.empty());
        }
        return records.read(reader -> read(reader, spots, limit));
    }

    private static Page read(RecordReader reader, List<HistoryIndex.Spot> spots, int limit) {
        List<Corrected> found = new ArrayList<>();
        int most = Math.min(limit, spots.size());
        try {
            while (found.size() < most && (found.isEmpty() || reader.hasTime())) {
                found.addAll(stretch(reader, spots.subList(found.size(), Math.min(most, found.size() + STRETCH))));
            }
        } catch (ForgottenException e) {
            // These and all before have been deleted meanwhile.
            return new Page(found, OptionalLong.empty());
        }
        return new Page(
                found,
                found.size() < spots.size()
                        ? OptionalLong.of(spots.get(found.size() - 1).offset())
                        : OptionalLong.empty());
    }

    /** Read in the order of the topic, in which neighbours come together. */
    private static List<Corrected> stretch(RecordReader reader, List<HistoryIndex.Spot> spots) {
        SortedMap<Long, TotalKey> wanted = new TreeMap<>();
        for (HistoryIndex.Spot spot : spots) {
            wanted.put(spot.before(), spot.key());
            wanted.put(spot.offset(), spot.key());
        }
        Map<Long, Version> read = new HashMap<>();
        wanted.forEach((offset, key) -> read.put(offset, reader.at(offset, key)));
        return spots.stream()
                .map(spot -> {
                    Version after = read.get(spot.offset());
                    if (after.correction().isEmpty()) {
                        // The topic was made anew, and another record stands there.
                        throw new ForgottenException(spot.offset());
                    }
                    return new Corrected(read.get(spot.before()), after);
                })
                .toList();
    }

    /**
     * Some corrections.
     *
     * @param next the offset before which to go on; empty if there are no more
     */
    record Page(List<Corrected> corrections, OptionalLong next) {}
}
