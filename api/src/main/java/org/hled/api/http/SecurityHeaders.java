package org.hled.api.http;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** What a browser is told about answers: that they are data, unless the answer says itself what a page may do. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders {

    private static final String POLICY = "Content-Security-Policy";

    @ResponseFilter
    void add(MutableHttpResponse<?> response) {
        response.header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer");
        if (!response.getHeaders().contains(POLICY)) {
            response.header(POLICY, "default-src 'none'; frame-ancestors 'none'");
        }
    }
}
