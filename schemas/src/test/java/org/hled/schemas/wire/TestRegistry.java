package org.hled.schemas.wire;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** A registry in memory that can be taken down. */
public final class TestRegistry implements SchemaRegistry {

    private final Map<Integer, Schema> byId = new LinkedHashMap<>();
    private final Map<String, Map<Schema, Integer>> bySubject = new HashMap<>();
    private final Map<String, String> compatibility = new HashMap<>();
    private boolean down;

    public synchronized void setDown(boolean down) {
        this.down = down;
    }

    public synchronized Map<String, String> compatibility() {
        return Map.copyOf(compatibility);
    }

    /** Puts a schema under an id of the test's choice. */
    public synchronized void put(int id, Schema schema) {
        byId.put(id, schema);
    }

    @Override
    public synchronized Schema byId(int id) {
        checkUp();
        Schema schema = byId.get(id);
        if (schema == null) {
            throw new UnknownSchemaException("the registry has no schema with id " + id);
        }
        return schema;
    }

    @Override
    public synchronized int register(String subject, Schema schema) {
        checkUp();
        return bySubject.computeIfAbsent(subject, s -> new HashMap<>()).computeIfAbsent(schema, this::add);
    }

    /** Ids are shared by subjects and have gaps, as in real registries. */
    private int add(Schema schema) {
        for (var known : byId.entrySet()) {
            if (known.getValue().equals(schema)) {
                return known.getKey();
            }
        }
        int id = 3 * byId.size() + 1;
        byId.put(id, schema);
        return id;
    }

    @Override
    public synchronized int idOf(String subject, Schema schema) {
        checkUp();
        Integer id = bySubject.getOrDefault(subject, Map.of()).get(schema);
        if (id == null) {
            throw new UnknownSchemaException("the registry does not have this schema of " + subject);
        }
        return id;
    }

    @Override
    public synchronized void setCompatibility(String subject, String level) {
        checkUp();
        compatibility.put(subject, level);
    }

    private void checkUp() {
        if (down) {
            throw new RegistryUnavailableException("the registry is down");
        }
    }
}
