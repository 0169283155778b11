package org.hled.schemas.wire;

import org.apache.avro.Schema;

/** Where schemas come from by their ids. */
@FunctionalInterface
public interface SchemaSource {

    /**
     * The schema with this id.
     *
     * @throws UnknownSchemaException if the registry answers and has none
     * @throws RegistryUnavailableException if it does not answer
     */
    Schema byId(int id);
}
