package org.hled.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.netty.util.AsciiString;

/**
 * Figures are public: a page of anybody's may read and embed them. That is for plain GETs without credentials; what takes
 * a token asks the browser for leave first, and is not given it.
 */
@ServerFilter({"/api/v1/**", "/openapi*"})
final class PublicFigures {

    private static final AsciiString ALLOW_ORIGIN = AsciiString.cached(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
    private static final AsciiString ANYBODY = AsciiString.cached("*");
    private static final AsciiString EXPOSE = AsciiString.cached(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS);
    private static final AsciiString EXPOSED =
            AsciiString.cached("ETag, Link, Retry-After, HLED-As-Of, HLED-Version, HLED-Stale");
    private static final AsciiString RESOURCE_POLICY = AsciiString.cached("Cross-Origin-Resource-Policy");
    private static final AsciiString CROSS_ORIGIN = AsciiString.cached("cross-origin");

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD) {
            response.header(ALLOW_ORIGIN, ANYBODY).header(EXPOSE, EXPOSED).header(RESOURCE_POLICY, CROSS_ORIGIN);
        }
    }
}
