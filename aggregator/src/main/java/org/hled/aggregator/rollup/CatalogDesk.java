package org.hled.aggregator.rollup;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hled.aggregator.catalog.CatalogCheck;
import org.hled.aggregator.catalog.InvalidEntry;
import org.hled.aggregator.report.RejectionCode;
import org.hled.aggregator.rollup.figures.Programme;
import org.hled.aggregator.rollup.figures.RollUpEntry;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryWaiting;
import org.hled.aggregator.rollup.figures.RollUpEntry.SchemaLearned;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.catalog.Initiative;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;
import org.hled.schemas.wire.UnknownSchemaException;

/** Judges entries of the catalog: accepted, refused, or not to be judged yet. For one thread. */
final class CatalogDesk {

    private static final Duration SCHEMA_PATIENCE = Duration.ofSeconds(30);
    private static final int SCHEMA_ID_AT = 1;

    private final SchemaSource schemas;
    private final AvroDecoder<Initiative> decoder;

    CatalogDesk(SchemaSource schemas) {
        this.schemas = schemas;
        this.decoder = new AvroDecoder<>(schemas, Initiative.class);
    }

    /** What becomes of an entry. */
    sealed interface Verdict {
        /** In force, by these entries of the state, in this order. */
        record Accepted(List<RollUpEntry> entries) implements Verdict {}

        /** Never in force; the entry before it stays. */
        record Refused(Reason reason) implements Verdict {}

        /** Not known yet: ask again later. */
        record Pending() implements Verdict {}
    }

    /** Judges an entry as it came. */
    Verdict judge(CatalogEntryWaiting entry, Programme programme, long now) {
        try {
            Initiative initiative = decoder.decode(entry.value());
            CatalogCheck.check(entry.initiative(), initiative);
            List<RollUpEntry> entries = new ArrayList<>();
            schemaOf(entry, programme).ifPresent(entries::add);
            entries.add(new CatalogEntryAccepted(entry.initiative(), entry.value(), false));
            return new Verdict.Accepted(entries);
        } catch (InvalidEntry e) {
            return new Verdict.Refused(new Reason(RejectionCode.INVALID_ENTRY.id(), e.field(), e.getMessage()));
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

    private Optional<RollUpEntry> schemaOf(CatalogEntryWaiting entry, Programme programme) {
        int id = ByteBuffer.wrap(entry.value()).getInt(SCHEMA_ID_AT);
        return programme.knows(id) ? Optional.empty() : Optional.of(new SchemaLearned(id, schemas.byId(id)));
    }

    private static Verdict refused(RejectionCode code, String message) {
        return new Verdict.Refused(new Reason(code.id(), null, message));
    }
}
