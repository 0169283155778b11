package org.hled.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.List;

/** Which copies a client has already, as it says by {@code If-None-Match}. */
final class HeldCopies {

    private HeldCopies() {}

    /**
     * Whether the copy of a tag is among them. Weak comparison (RFC 9110, 8.8.3.2): whether a tag is marked weak does not matter.
     *
     * @param tag in its quotes, without {@code W/}
     */
    static boolean contain(HttpRequest<?> request, String tag) {
        List<String> held = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
        return !held.isEmpty()
                && held.stream()
                        .flatMap(header -> Arrays.stream(header.split(",")))
                        .map(given -> given.strip().replaceFirst("^W/", ""))
                        .anyMatch(given -> given.equals("*") || given.equals(tag));
    }
}
