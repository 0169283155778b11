package org.hled.aggregator.wire;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaSource;

/**
 * Asks the registry in the background and says at once that it has not answered yet, so that whoever asks is never held up.
 * He asks again after a while.
 */
public final class BackgroundSchemas implements SchemaSource {

    private final SchemaSource registry;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
    private final Map<Integer, RuntimeException> refusals = new ConcurrentHashMap<>();
    private final Set<Integer> asking = ConcurrentHashMap.newKeySet();

    /** @param forgetUnknownAfter how long an id that the registry does not have is not asked for again */
    public BackgroundSchemas(
            SchemaSource registry, Duration forgetUnknownAfter, InstantSource clock, RegistryStatus status) {
        this.registry = new RememberingSchemas(registry, forgetUnknownAfter, clock, status);
    }

    @Override
    public Schema byId(int id) {
        Schema schema = known.get(id);
        if (schema != null) {
            return schema;
        }
        RuntimeException refusal = refusals.remove(id);
        if (refusal != null) {
            throw refusal;
        }
        if (asking.add(id)) {
            Thread.ofVirtual().name("schema-" + id).start(() -> ask(id));
        }
        throw new RegistryUnavailableException("the schema registry has not answered yet");
    }

    private void ask(int id) {
        try {
            synchronized (registry) {
                known.put(id, registry.byId(id));
            }
        } catch (RuntimeException e) {
            refusals.put(id, e);
        } finally {
            asking.remove(id);
        }
    }
}
