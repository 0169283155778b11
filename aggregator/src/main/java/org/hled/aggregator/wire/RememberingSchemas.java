package org.hled.aggregator.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaSource;
import org.hled.schemas.wire.UnknownSchemaException;

/**
 * Asks the registry once for each id. That it has a schema is remembered for ever, that it has none for a while: an id may
 * be new and the registry's replica behind, but a flood of records with a false id must not become a flood of requests. For
 * one thread.
 */
final class RememberingSchemas implements SchemaSource {

    /** An id that the registry does not have is not asked for again before this. Less than a record of it is waited for. */
    static final Duration FORGET_UNKNOWN = Duration.ofSeconds(5);

    private static final int MOST_UNKNOWN = 1_000;

    private final SchemaSource registry;
    private final InstantSource clock;
    private final RegistryStatus status;
    private final Map<Integer, Schema> known = new HashMap<>();
    private final Map<Integer, Instant> unknownSince = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Instant> eldest) {
            return size() > MOST_UNKNOWN;
        }
    };

    RememberingSchemas(SchemaSource registry, InstantSource clock, RegistryStatus status) {
        this.registry = registry;
        this.clock = clock;
        this.status = status;
    }

    @Override
    public Schema byId(int id) {
        Schema schema = known.get(id);
        if (schema != null) {
            return schema;
        }
        Instant since = unknownSince.get(id);
        if (since != null && clock.instant().isBefore(since.plus(FORGET_UNKNOWN))) {
            throw new UnknownSchemaException("the registry has no schema with id " + Integer.toUnsignedString(id));
        }
        return ask(id);
    }

    private Schema ask(int id) {
        try {
            Schema schema = registry.byId(id);
            status.answered();
            unknownSince.remove(id);
            known.put(id, schema);
            return schema;
        } catch (UnknownSchemaException e) {
            status.answered();
            unknownSince.put(id, clock.instant());
            throw e;
        } catch (RegistryUnavailableException e) {
            status.silent();
            throw e;
        }
    }
}
