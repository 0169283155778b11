package org.hled.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.netty.util.AsciiString;
import org.hled.api.figures.LiveFigures.State;
import org.hled.api.figures.Staleness;
import org.hled.api.figures.Stamp;

/**
 * What the headers of an answer say about the figures in it. All are ready, in the bytes that are sent: they are made once,
 * and may be put onto thousands of answers.
 *
 * @param tag the weak ETag without its {@code W/}
 */
record Marks(String tag, AsciiString etag, AsciiString asOf, AsciiString version, AsciiString stale) {

    private static final AsciiString ETAG = AsciiString.cached(HttpHeaders.ETAG);
    private static final AsciiString VARY = AsciiString.cached(HttpHeaders.VARY);
    private static final AsciiString ACCEPT = AsciiString.cached(HttpHeaders.ACCEPT);
    private static final AsciiString CACHE_CONTROL = AsciiString.cached(HttpHeaders.CACHE_CONTROL);
    private static final AsciiString NO_CACHE = AsciiString.cached("no-cache");
    private static final AsciiString AS_OF = AsciiString.cached("HLED-As-Of");
    private static final AsciiString VERSION = AsciiString.cached("HLED-Version");
    private static final AsciiString STALE = AsciiString.cached("HLED-Stale");

    /** @param form what the ETag ends with, for copies in several forms have the same address */
    static Marks of(State state, Staleness staleness, String form) {
        String tag = "\"" + tag(state.stamp(), staleness) + form + "\"";
        return new Marks(
                tag,
                new AsciiString("W/" + tag),
                new AsciiString(state.time().map(Object::toString).orElse("")),
                new AsciiString(String.valueOf(state.stamp().version())),
                new AsciiString(String.valueOf(staleness != Staleness.CURRENT)));
    }

    private static String tag(Stamp stamp, Staleness staleness) {
        String corrections = stamp.corrections() == 0 ? "" : "." + stamp.corrections();
        String missing = switch (staleness) {
            case CURRENT -> "";
            case BEHIND -> "-stale";
            // Statuses are answered otherwise then, so copies of the two must not pass for each other.
            case SILENT -> "-silent";
        };
        return stamp.version() + corrections + missing;
    }

    MutableHttpResponse<?> put(MutableHttpResponse<?> response) {
        MutableHttpHeaders headers = response.getHeaders();
        headers.add(ETAG, etag)
                .add(VARY, ACCEPT)
                // Kept by whoever likes, and asked for again each time.
                .add(CACHE_CONTROL, NO_CACHE)
                .add(AS_OF, asOf)
                .add(VERSION, version)
                .add(STALE, stale);
        return response;
    }

    boolean areHeldBy(HttpRequest<?> request) {
        return HeldCopies.contain(request, tag);
    }
}
