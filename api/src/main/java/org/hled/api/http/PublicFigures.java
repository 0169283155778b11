package org.hled.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Figures are public: a page of anybody's may read and embed them. That is for plain GETs without credentials; what takes
 * a token asks the browser for leave first, and is not given it.
 */
@ServerFilter({"/api/v1/**", "/openapi*"})
final class PublicFigures {

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD) {
            response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                    .header(
                            HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                            "ETag, Link, Retry-After, HLED-As-Of, HLED-Version, HLED-Stale")
                    .header("Cross-Origin-Resource-Policy", "cross-origin");
        }
    }
}
