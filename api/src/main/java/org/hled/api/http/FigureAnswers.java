package org.hled.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.Stamp;

/**
 * Answers requests for figures. Each answer has a weak ETag that changes with the version and with what the figures may
 * be missing, and says by headers as of when it stands and whether it is stale, for those who take CSV. With each pulse
 * the figures are known to be of a later time; a copy that says an earlier one is still true, so the tag stays, and a 304
 * tells the new time by its header.
 */
@Singleton
public final class FigureAnswers {

    private static final String AS_OF = "HLED-As-Of";
    private static final String VERSION = "HLED-Version";
    private static final String STALE = "HLED-Stale";

    private final LiveFigures figures;

    FigureAnswers(LiveFigures figures) {
        this.figures = figures;
    }

    /** Answers with JSON, or 304 if the client has it already. */
    public HttpResponse<?> json(HttpRequest<?> request, Function<View, ?> body) {
        return answer(request, MediaType.APPLICATION_JSON, "", view -> HttpResponse.ok(body.apply(view)));
    }

    /** Answers with a page of a list, as JSON or as CSV, whichever the client likes better. */
    public <T> HttpResponse<?> list(HttpRequest<?> request, Function<View, ListAnswer> body) {
        boolean csv = wantsCsv(request);
        return answer(request, csv ? Csv.MEDIA_TYPE : MediaType.APPLICATION_JSON, csv ? "-csv" : "", view -> {
            ListAnswer list = body.apply(view);
            MutableHttpResponse<?> response = HttpResponse.ok(csv ? list.csv().toString() : list.json());
            list.next().ifPresent(cursor -> response.header(HttpHeaders.LINK, link(request, cursor)));
            return response;
        });
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request, String mediaType, String form, Function<View, MutableHttpResponse<?>> body) {
        return figures.read(view -> {
            String tag = tag(view) + form;
            MutableHttpResponse<?> response = matches(request, tag)
                    ? HttpResponse.notModified()
                    : body.apply(view).contentType(mediaType);
            return response.header(HttpHeaders.ETAG, "W/\"" + tag + "\"")
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    // Kept by whoever likes, and asked for again each time.
                    .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                    .header(AS_OF, view.time().map(Object::toString).orElse(""))
                    .header(VERSION, String.valueOf(view.stamp().version()))
                    .header(STALE, String.valueOf(view.stale()));
        });
    }

    private static String tag(View view) {
        Stamp stamp = view.stamp();
        String corrections = stamp.corrections() == 0 ? "" : "." + stamp.corrections();
        String missing = switch (view.staleness()) {
            case CURRENT -> "";
            case BEHIND -> "-stale";
            // Statuses are answered otherwise then, so copies of the two must not pass for each other.
            case SILENT -> "-silent";
        };
        return stamp.version() + corrections + missing;
    }

    /** Weak comparison (RFC 9110, 8.8.3.2): whether a tag is marked weak does not matter. */
    private static boolean matches(HttpRequest<?> request, String tag) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(given ->
                        given.equals("*") || given.replaceFirst("^W/", "").equals("\"" + tag + "\""));
    }

    private static boolean wantsCsv(HttpRequest<?> request) {
        return request.accept().stream()
                .filter(type ->
                        type.matches(MediaType.of(Csv.MEDIA_TYPE)) || type.matches(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> type.getName().equals(Csv.MEDIA_TYPE))
                .isPresent();
    }

    private static String link(HttpRequest<?> request, String cursor) {
        return "<%s>; rel=\"next\""
                .formatted(UriBuilder.of(request.getUri())
                        .replaceQueryParam("cursor", cursor)
                        .build());
    }

    /**
     * A page of a list in both forms.
     *
     * @param next cursor of the next page; empty if this is the last
     */
    public record ListAnswer(Object json, Csv csv, Optional<String> next) {}
}
