package org.hled.api.delivery;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hled.schemas.wire.AvroDecoder;
import org.hled.schemas.wire.RegistryUnavailableException;
import org.hled.schemas.wire.SchemaRegistry;
import org.hled.schemas.wire.UndecodableException;
import org.hled.schemas.wire.UnknownSchemaException;
import org.hled.stall.Alert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records of the topic of alerts. For one thread. */
final class AlertReader {

    private static final Logger LOG = LoggerFactory.getLogger(AlertReader.class);

    private final AvroDecoder<Alert> decoder;

    AlertReader(SchemaRegistry registry) {
        this.decoder = new AvroDecoder<>(registry, Alert.class);
    }

    /**
     * The record's alert; empty if it can never be read.
     *
     * @throws RegistryUnavailableException if the registry does not answer
     * @throws UnknownSchemaException if the registry does not know its schema
     */
    Optional<Alert> read(ConsumerRecord<byte[], byte[]> consumed) {
        if (consumed.value() == null) {
            LOG.error("The record at offset {} of {} has no value", consumed.offset(), consumed.topic());
            return Optional.empty();
        }
        try {
            return Optional.of(decoder.decode(consumed.value()));
        } catch (UndecodableException e) {
            LOG.error(
                    "The record at offset {} of {} cannot be read: {}",
                    consumed.offset(),
                    consumed.topic(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
