package org.hled.api.delivery.sink;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes bodies of requests. */
final class Bodies {

    private Bodies() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    static byte[] write(ObjectMapper json, Argument<?> type, Object value) {
        try {
            return json.writeValueAsBytes((Argument) type, value);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }
}
