package org.hled.api.history;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hled.api.figures.TotalKey;

/** Addresses of figures. They have no host, for nobody knows by which name the service is reached. */
final class Permalink {

    private Permalink() {}

    /** The figure as it stood after a change, for programs. */
    static String of(TotalKey key, long version) {
        return "/api/v1/totals/%s?version=%d".formatted(path(key), version);
    }

    /** The same, for people. */
    static String page(TotalKey key, long version) {
        return "/figure?%s&version=%d".formatted(query(key), version);
    }

    /** All corrections of the figure. */
    static String corrections(TotalKey key) {
        return "/api/v1/corrections?" + query(key);
    }

    static String path(TotalKey key) {
        return Stream.of(key.scope(), key.id(), key.measure(), key.unit(), key.period())
                .map(Permalink::encoded)
                .collect(Collectors.joining("/"));
    }

    private static String query(TotalKey key) {
        return "scope=%s&id=%s&measure=%s&unit=%s&period=%s"
                .formatted(
                        encoded(key.scope()),
                        encoded(key.id()),
                        encoded(key.measure()),
                        encoded(key.unit()),
                        encoded(key.period()));
    }

    /** A text as a part of an address. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
