package org.hled.api.http;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.netty.util.AsciiString;

/** What a browser is told about answers: that they are data, unless the answer says itself what a page may do. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders {

    private static final String POLICY = "Content-Security-Policy";
    private static final AsciiString DATA_ONLY = AsciiString.cached("default-src 'none'; frame-ancestors 'none'");
    private static final AsciiString OPTIONS = AsciiString.cached("X-Content-Type-Options");
    private static final AsciiString NOSNIFF = AsciiString.cached("nosniff");
    private static final AsciiString REFERRER_POLICY = AsciiString.cached("Referrer-Policy");
    private static final AsciiString NO_REFERRER = AsciiString.cached("no-referrer");

    @ResponseFilter
    void add(MutableHttpResponse<?> response) {
        response.header(OPTIONS, NOSNIFF).header(REFERRER_POLICY, NO_REFERRER);
        if (!response.getHeaders().contains(POLICY)) {
            response.header(POLICY, DATA_ONLY);
        }
    }
}
