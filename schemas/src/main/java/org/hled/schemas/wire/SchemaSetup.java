package org.hled.schemas.wire;

import org.hled.schemas.topic.Topic;

/** Registers the schemas of topics, so that agencies and readers only have to look them up. */
public final class SchemaSetup {

    /** A schema may only change so that all versions read all versions: what was published stays readable both ways. */
    private static final String COMPATIBILITY = "FULL_TRANSITIVE";

    private SchemaSetup() {}

    /**
     * Registers the schema of each topic that has one, and sets its compatibility. Doing it again changes nothing.
     *
     * @throws IncompatibleSchemaException if a subject holds versions that ours does not fit
     * @throws RegistryUnavailableException if the registry does not answer
     */
    public static void register(SchemaRegistry registry, Iterable<? extends Topic<?>> topics) {
        for (Topic<?> topic : topics) {
            topic.schema().ifPresent(schema -> {
                registry.register(topic.subject(), schema);
                registry.setCompatibility(topic.subject(), COMPATIBILITY);
            });
        }
    }
}
