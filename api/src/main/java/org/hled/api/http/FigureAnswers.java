package org.hled.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.LiveFigures.State;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.Staleness;
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
    private final Downloads downloads;
    private final AnswerCache cache;
    private final JsonMapper json;
    private final Executor blocking;

    FigureAnswers(
            LiveFigures figures,
            Downloads downloads,
            AnswerCache cache,
            JsonMapper json,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.figures = figures;
        this.downloads = downloads;
        this.cache = cache;
        this.json = json;
        this.blocking = blocking;
    }

    /** Answers with JSON, or 304 if the client has it already. */
    public HttpResponse<?> json(HttpRequest<?> request, Function<View, ?> body) {
        return text(request, MediaType.APPLICATION_JSON, body);
    }

    /** Answers with text of a type, or with what is written as such. */
    public HttpResponse<?> text(HttpRequest<?> request, String mediaType, Function<View, ?> body) {
        return answer(request, new Form(mediaType, ""), view -> {
            Object made = body.apply(view);
            return () -> HttpResponse.ok(made);
        });
    }

    /** Answers with a page of a list, as JSON or as CSV, whichever the client likes better. */
    public HttpResponse<?> list(HttpRequest<?> request, Function<View, ListAnswer> body) {
        return listLater(request, view -> {
            ListAnswer made = body.apply(view);
            return () -> made;
        });
    }

    /**
     * Answers with a page of a list that takes long to make.
     *
     * @param body takes from the figures what it needs, while they stand still; what it gives makes the page of that
     *     afterwards, so that nobody else has to wait
     */
    public HttpResponse<?> listLater(HttpRequest<?> request, Function<View, Supplier<ListAnswer>> body) {
        return listLater(request, "", body);
    }

    /**
     * The same, of a list that is not made of the figures alone.
     *
     * @param mark for the ETag: another one whenever what else the list is made of has changed
     */
    public HttpResponse<?> listLater(HttpRequest<?> request, String mark, Function<View, Supplier<ListAnswer>> body) {
        boolean csv = likesBetter(request, Csv.MEDIA_TYPE, MediaType.APPLICATION_JSON);
        return answer(request, (csv ? Form.CSV : Form.JSON).with(mark), view -> {
            Supplier<ListAnswer> later = body.apply(view);
            return () -> {
                ListAnswer list = later.get();
                MutableHttpResponse<?> response =
                        HttpResponse.ok(csv ? list.csv().toString() : list.json());
                list.next().ifPresent(cursor -> response.header(HttpHeaders.LINK, link(request, cursor)));
                return response;
            };
        });
    }

    /** The same as text of a type of its own, for programs that want neither JSON nor CSV. */
    public HttpResponse<?> textLater(
            HttpRequest<?> request, String mediaType, String mark, Function<View, Supplier<String>> body) {
        return answer(request, new Form(mediaType, mark), view -> {
            Supplier<String> later = body.apply(view);
            return () -> HttpResponse.ok(later.get());
        });
    }

    /** Whether the client likes a type better than what is usual. */
    public static boolean likesBetter(HttpRequest<?> request, String type, String usual) {
        return request.accept().stream()
                .filter(given -> given.matches(MediaType.of(type)) || given.matches(MediaType.of(usual)))
                .findFirst()
                .filter(given -> given.getName().equals(type))
                .isPresent();
    }

    /**
     * Answers with a page of a list that many ask for. To be called by the thread that serves the network: what was
     * answered before to the same question, and has not changed, goes out without another thread or a lock.
     *
     * @param query reads the query of the request, and ends it if it makes no sense
     */
    public CompletionStage<HttpResponse<?>> listAskedOften(
            HttpRequest<?> request, Supplier<Function<View, ListAnswer>> query) {
        boolean csv = likesBetter(request, Csv.MEDIA_TYPE, MediaType.APPLICATION_JSON);
        Form form = csv ? Form.CSV : Form.JSON;
        String question = form.mark + " " + request.getUri();
        return figures.state()
                .flatMap(state -> kept(request, state, form, question))
                .map(CompletableFuture::<HttpResponse<?>>completedFuture)
                .orElseGet(() -> CompletableFuture.supplyAsync(
                        () -> {
                            Function<View, ListAnswer> body = query.get();
                            return answer(request, form, view -> {
                                ListAnswer list = body.apply(view);
                                return () -> keep(view, question, encoded(request, list, csv));
                            });
                        },
                        blocking));
    }

    private Optional<HttpResponse<?>> kept(HttpRequest<?> request, State state, Form form, String question) {
        Staleness staleness = figures.staleness();
        return cache.find(state, staleness, question).map(answer -> {
            String tag = tag(state, staleness) + form.mark;
            return marked(
                    matches(request, tag) ? HttpResponse.notModified() : response(answer), state, staleness, tag, form);
        });
    }

    private MutableHttpResponse<?> keep(View view, String question, AnswerCache.Answer answer) {
        cache.put(view.state(), view.staleness(), question, answer);
        return response(answer);
    }

    private AnswerCache.Answer encoded(HttpRequest<?> request, ListAnswer list, boolean csv) {
        try {
            byte[] body =
                    csv ? list.csv().toString().getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(list.json());
            return new AnswerCache.Answer(body, list.next().map(cursor -> link(request, cursor)));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private static MutableHttpResponse<?> response(AnswerCache.Answer answer) {
        MutableHttpResponse<?> response = HttpResponse.ok(answer.body());
        answer.link().ifPresent(link -> response.header(HttpHeaders.LINK, link));
        return response;
    }

    /** Answers with a whole table of one version as a file, CSV or a JSON object in each line. */
    public HttpResponse<?> download(HttpRequest<?> request, Function<View, Download<?>> body) {
        boolean ndjson = likesBetter(request, Download.NDJSON, Csv.MEDIA_TYPE);
        return answer(request, ndjson ? Form.NDJSON : Form.CSV, view -> {
            Download<?> table = body.apply(view);
            return () -> downloads.start(request, table, ndjson, view.stamp().version());
        });
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request, Form form, Function<View, Supplier<MutableHttpResponse<?>>> body) {
        return figures.<Supplier<HttpResponse<?>>>read(view -> {
                    String tag = tag(view.state(), view.staleness()) + form.mark;
                    Supplier<MutableHttpResponse<?>> made =
                            matches(request, tag) ? HttpResponse::notModified : body.apply(view);
                    return () -> marked(made.get(), view.state(), view.staleness(), tag, form);
                })
                .get();
    }

    private static HttpResponse<?> marked(
            MutableHttpResponse<?> response, State state, Staleness staleness, String tag, Form form) {
        if (response.status() != HttpStatus.NOT_MODIFIED) {
            response.contentType(form.mediaType);
        }
        return response.header(HttpHeaders.ETAG, "W/\"" + tag + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                // Kept by whoever likes, and asked for again each time.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(AS_OF, state.time().map(Object::toString).orElse(""))
                .header(VERSION, String.valueOf(state.stamp().version()))
                .header(STALE, String.valueOf(staleness != Staleness.CURRENT));
    }

    private static String tag(State state, Staleness staleness) {
        Stamp stamp = state.stamp();
        String corrections = stamp.corrections() == 0 ? "" : "." + stamp.corrections();
        String missing = switch (staleness) {
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

    /**
     * What an answer is written in.
     *
     * @param mark what its ETag ends with, for copies in several forms have the same address
     */
    private record Form(String mediaType, String mark) {
        static final Form JSON = new Form(MediaType.APPLICATION_JSON, "");
        static final Form CSV = new Form(Csv.MEDIA_TYPE, "-csv");
        static final Form NDJSON = new Form(Download.NDJSON, "-ndjson");

        Form with(String further) {
            return new Form(mediaType, mark + further);
        }
    }
}
