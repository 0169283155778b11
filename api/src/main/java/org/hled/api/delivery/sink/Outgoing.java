package org.hled.api.delivery.sink;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a receiver, made for one attempt.
 *
 * @param id of what it tells; empty where it only says again what was said before
 * @param endpoint where it goes
 * @param headers of the request, beside those of the endpoint
 * @param body of the request
 * @param digest the day that it is a digest of; empty if it is none
 */
public record Outgoing(
        Optional<String> id, Endpoint endpoint, Map<String, String> headers, byte[] body, Optional<LocalDate> digest) {

    public Outgoing {
        headers = Map.copyOf(headers);
    }

    /** Without headers and body, which are for the receiver. */
    @Override
    public String toString() {
        return id.orElse("open alerts") + " to " + endpoint;
    }
}
