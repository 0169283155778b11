package org.hled.schemas.wire;

import org.apache.avro.Schema;

/** A schema registry, as far as we need it. Any that speaks Confluent's REST API will do. */
public interface SchemaRegistry extends SchemaSource {

    /**
     * Registers the schema under the subject, or finds it there.
     *
     * @return its id
     * @throws IncompatibleSchemaException if the subject's compatibility forbids it
     * @throws RegistryUnavailableException if the registry does not answer
     */
    int register(String subject, Schema schema);

    /**
     * The id under which the subject has this very schema.
     *
     * @throws UnknownSchemaException if the subject does not have it
     * @throws RegistryUnavailableException if the registry does not answer
     */
    int idOf(String subject, Schema schema);

    /**
     * Sets which changes of the subject's schema are allowed, e.g. {@code FULL_TRANSITIVE}.
     *
     * @throws RegistryUnavailableException if the registry does not answer
     */
    void setCompatibility(String subject, String level);
}
