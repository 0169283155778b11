package org.hled.api.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the codings that a client refuses by {@code q=0} out of what it accepts: Micronaut's compressor takes Zstandard, the
 * first that it looks at, for accepted as soon as it is named.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusedCodings {

    private static final Predicate<String> REFUSED =
            Pattern.compile("(?!identity)[^;\\s]+\\s*;\\s*[qQ]=0(\\.0*)?").asMatchPredicate();
    private static final Predicate<String> ANY = Pattern.compile("\\*.*").asMatchPredicate();

    @RequestFilter
    void drop(HttpRequest<?> request) {
        String accepted = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT_ENCODING));
        // The compressor reads the very headers of the request, which are a server's to change.
        if (accepted.contains("=0") && request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.set(HttpHeaders.ACCEPT_ENCODING, withoutRefused(accepted));
        }
    }

    private static String withoutRefused(String accepted) {
        List<String> codings =
                Arrays.stream(accepted.split(",")).map(String::strip).toList();
        boolean refuses = codings.stream().anyMatch(REFUSED);
        return codings.stream()
                .filter(REFUSED.negate())
                // "Any other" would bring back what was refused, once that is not named any more.
                .filter(coding -> !refuses || !ANY.test(coding))
                .collect(Collectors.joining(","));
    }
}
