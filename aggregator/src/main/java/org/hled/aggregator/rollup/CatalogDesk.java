package org.hled.aggregator.rollup;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hled.aggregator.catalog.CatalogCheck;
import org.hled.aggregator.catalog.InvalidEntry;
import org.hled.aggregator.report.RejectionCode;
import org.hled.aggregator.rollup.figures.Programme;
import org.hled.aggregator.rollup.figures.RollUpEntry;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.aggregator.rollup.figures.RollUpEntry.SchemaLearned;
import org.hled.aggregator.wire.Rejections.Reason;
import org.hled.catalog.Initiative;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UndecodableException;

/** Judges entries of the catalog. For one thread. */
final class CatalogDesk {

    private static final int SCHEMA_ID_AT = 1;

    private final SchemaSource schemas;
    private final AvroDecoder<Initiative> decoder;

    CatalogDesk(SchemaSource schemas) {
        this.schemas = schemas;
        this.decoder = new AvroDecoder<>(schemas, Initiative.class);
    }

    /** Judges the entry of an initiative; throws as {@link AvroDecoder#decode} does where it cannot be read. */
    Verdict judge(String id, byte[] value, Programme programme) throws UndecodableException {
        Initiative initiative = decoder.decode(value);
        try {
            CatalogCheck.check(id, initiative);
        } catch (InvalidEntry e) {
            return new Verdict.Refused(new Reason(RejectionCode.INVALID_ENTRY.id(), e.field(), e.getMessage()));
        }
        List<RollUpEntry> entries = new ArrayList<>();
        schemaOf(value, programme).ifPresent(entries::add);
        entries.add(new CatalogEntryAccepted(id, value, false));
        return new Verdict.Accepted(entries);
    }

    private Optional<RollUpEntry> schemaOf(byte[] value, Programme programme) {
        int schemaId = ByteBuffer.wrap(value).getInt(SCHEMA_ID_AT);
        return programme.knows(schemaId)
                ? Optional.empty()
                : Optional.of(new SchemaLearned(schemaId, schemas.byId(schemaId)));
    }
}
