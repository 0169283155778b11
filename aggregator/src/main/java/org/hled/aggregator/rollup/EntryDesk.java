package org.hled.aggregator.rollup;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.hled.aggregator.report.RejectionCode;
import org.hled.aggregator.rollup.figures.RollUpEntry;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.HandlingAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.RecordWaiting;
import org.hled.aggregator.rollup.figures.RollUpEntry.Source;
import org.hled.aggregator.rollup.figures.RollUpState;
import org.hled.aggregator.stall.Handling;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.aggregator.wire.Rejections.Rejected;
import org.hled.schemas.topic.Topic;
import org.hled.schemas.topic.Topics;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.UndecodableException;
import org.hled.schemas.wire.UnknownSchemaException;

/**
 * Takes in the records of which the last one of a key stands: entries of the catalog, what operators say of initiatives, and
 * what is said of generations. What cannot be read yet waits, in the state; what never stands is rejected.
 */
final class EntryDesk {

    private static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(30);

    /** Longest id of an initiative. */
    private static final int KEY_BYTES = 64;

    /** A record is written to the changelog and to {@code hled.programme}, whose records have at most a mebibyte. */
    private static final int ENTRY_BYTES = 512 * 1024;

    private final CatalogDesk catalog;
    private final AcknowledgementDesk acknowledgements;
    private final GenerationDesk generations;

    EntryDesk(CatalogDesk catalog, AcknowledgementDesk acknowledgements, GenerationDesk generations) {
        this.catalog = catalog;
        this.acknowledgements = acknowledgements;
        this.generations = generations;
    }

    /** What the desk may do: change the state, and reject. */
    record Office(RollUpState state, Consumer<RollUpEntry> put, BiConsumer<Rejected, Reason> reject) {}

    static boolean isFor(String topic) {
        return topic.equals(Topics.CATALOG.name())
                || topic.equals(Topics.ACKNOWLEDGEMENTS.name())
                || topic.equals(Topics.GENERATIONS.name());
    }

    /**
     * Takes a record in.
     *
     * @param record as it was received, from one of the topics that this is {@linkplain #isFor for}
     * @param now milliseconds since 1970-01-01T00:00:00Z
     */
    void take(Rejected record, Office office, long now) {
        if (record.key() == null || record.key().length > KEY_BYTES) {
            office.reject().accept(record, invalid("id", "the record's key must be the id of what it is about"));
            return;
        }
        if (record.value() != null && record.value().length > ENTRY_BYTES) {
            String message = "an entry must have at most %d bytes".formatted(ENTRY_BYTES);
            office.reject().accept(record, new Reason(RejectionCode.TOO_LARGE.id(), null, message));
            return;
        }
        Source source = Arrays.stream(Source.values())
                .filter(one -> topicOf(one).name().equals(record.topic()))
                .findFirst()
                .orElseThrow();
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (record.value() == null) {
            remove(source, key, office);
            outdate(source, key, record.offset(), office);
        } else {
            RecordWaiting entry =
                    new RecordWaiting(source, key, record.offset(), record.timestamp(), false, record.value());
            if (!judge(entry, office, now)) {
                office.put().accept(entry);
            }
        }
    }

    /** Judges what waits once more, in the order in which it came. */
    void judgeWaiting(Office office, long now) {
        for (RecordWaiting entry : office.state().waiting()) {
            if (judge(entry, office, now)) {
                office.put().accept(entry.ended());
            }
        }
    }

    /** A later record stands: those before it can only be found wrong any more. */
    private static void outdate(Source source, String key, long offset, Office office) {
        office.state().waiting().stream()
                .filter(entry -> entry.source() == source
                        && entry.key().equals(key)
                        && entry.offset() < offset
                        && !entry.outdated())
                .forEach(entry -> office.put().accept(entry.asOutdated()));
    }

    private static void remove(Source source, String key, Office office) {
        switch (source) {
            case CATALOG -> {
                if (office.state().programme().has(key)) {
                    office.put().accept(new CatalogEntryAccepted(key, new byte[0], false));
                }
            }
            case ACKNOWLEDGEMENTS -> office.put().accept(new HandlingAccepted(key, new Handling.None()));
            // What was said of a generation is history.
            case GENERATIONS -> {}
        }
    }

    /** Judges a record; false if it has to wait. */
    private boolean judge(RecordWaiting entry, Office office, long now) {
        return switch (verdict(entry, office.state(), now)) {
            case Verdict.Accepted(var entries) -> {
                if (!entry.outdated()) {
                    entries.forEach(office.put());
                    outdate(entry.source(), entry.key(), entry.offset(), office);
                }
                yield true;
            }
            case Verdict.Refused(var reason) -> {
                office.reject().accept(asReceived(entry), reason);
                yield true;
            }
            case Verdict.Pending() -> false;
        };
    }

    private Verdict verdict(RecordWaiting entry, RollUpState state, long now) {
        try {
            return switch (entry.source()) {
                case CATALOG -> catalog.judge(entry.key(), entry.value(), state.programme());
                case ACKNOWLEDGEMENTS -> acknowledgements.judge(entry.key(), entry.value());
                case GENERATIONS -> generations.judge(entry.key(), entry.value());
            };
        } catch (UndecodableException e) {
            return refused(RejectionCode.of(e.reason()), e.getMessage());
        } catch (UnknownSchemaException e) {
            return now - entry.timestamp() < SCHEMA_PATIENCE.toMillis()
                    ? new Verdict.Pending()
                    : refused(RejectionCode.UNKNOWN_SCHEMA, e.getMessage());
        } catch (RegistryUnavailableException e) {
            return new Verdict.Pending();
        }
    }

    private static Rejected asReceived(RecordWaiting entry) {
        byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
        return new Rejected(topicOf(entry.source()).name(), 0, entry.offset(), entry.timestamp(), key, entry.value());
    }

    private static Topic<?> topicOf(Source source) {
        return switch (source) {
            case CATALOG -> Topics.CATALOG;
            case ACKNOWLEDGEMENTS -> Topics.ACKNOWLEDGEMENTS;
            case GENERATIONS -> Topics.GENERATIONS;
        };
    }

    private static Verdict refused(RejectionCode code, String message) {
        return new Verdict.Refused(new Reason(code.id(), null, message));
    }

    private static Reason invalid(String field, String message) {
        return new Reason(RejectionCode.INVALID_ENTRY.id(), field, message);
    }
}
