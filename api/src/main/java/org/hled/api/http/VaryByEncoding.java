package org.hled.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Tells caches that answers come compressed or not: see {@link CompressedTypes}. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class VaryByEncoding {

    @ResponseFilter
    void add(MutableHttpResponse<?> response) {
        response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    }
}
