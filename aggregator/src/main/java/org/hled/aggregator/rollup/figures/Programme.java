package org.hled.aggregator.rollup.figures;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.hled.aggregator.rollup.figures.RollUpEntry.CatalogEntryAccepted;
import org.hled.catalog.Initiative;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.UndecodableException;

/** The catalog as accepted: which entries are in force, and which of them have still to go out. */
public final class Programme {

    private final Map<Integer, Schema> schemas = new HashMap<>();
    private final Map<String, CatalogEntryAccepted> unpublished = new LinkedHashMap<>();
    private final Map<String, CatalogEntryAccepted> inForce = new HashMap<>();
    private final AvroDecoder<Initiative> decoder = new AvroDecoder<>(schemas::get, Initiative.class);

    /** Whether the catalog has this initiative. */
    public boolean has(String initiative) {
        return inForce.containsKey(initiative);
    }

    /** The initiative as the catalog has it; empty where it has none of this id. */
    public Optional<Initiative> initiative(String id) {
        return Optional.ofNullable(inForce.get(id)).flatMap(this::initiative);
    }

    /** Whether the schema with this id is kept here. */
    public boolean knows(int schemaId) {
        return schemas.containsKey(schemaId);
    }

    /** Entries that have not gone out yet, oldest first. */
    public List<CatalogEntryAccepted> unpublished() {
        return List.copyOf(unpublished.values());
    }

    /** The initiative of an entry that was accepted; empty where it was taken out. */
    public Optional<Initiative> initiative(CatalogEntryAccepted entry) {
        try {
            return entry.isRemoval() ? Optional.empty() : Optional.of(decoder.decode(entry.value()));
        } catch (UndecodableException e) {
            throw new IllegalStateException("an accepted entry cannot be read: " + entry.initiative(), e);
        }
    }

    void learn(int schemaId, Schema schema) {
        schemas.put(schemaId, schema);
    }

    /** Takes an entry in, and gives what it says; empty where it takes the initiative out. */
    Optional<Initiative> accept(CatalogEntryAccepted entry) {
        if (entry.published()) {
            unpublished.remove(entry.initiative());
        } else {
            unpublished.put(entry.initiative(), entry);
        }
        if (entry.isRemoval()) {
            inForce.remove(entry.initiative());
        } else {
            inForce.put(entry.initiative(), entry);
        }
        return initiative(entry);
    }

    void clear() {
        schemas.clear();
        unpublished.clear();
        inForce.clear();
    }
}
