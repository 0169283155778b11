package org.hled.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hled.api.figures.LiveFigures;
import org.hled.api.figures.LiveFigures.State;
import org.hled.api.figures.LiveFigures.View;
import org.hled.api.figures.Staleness;

/**
 * Answers requests for figures. Each answer has a weak ETag that changes with the version and with what the figures may
 * be missing, and says by headers as of when it stands and whether it is stale, for those who take CSV. With each pulse
 * the figures are known to be of a later time; a copy that says an earlier one is still true, so the tag stays, and a 304
 * tells the new time by its header.
 */
@Singleton
public final class FigureAnswers {

    private final LiveFigures figures;
    private final Downloads downloads;
    private final AnswerCache cache;
    private final JsonMapper json;

    FigureAnswers(LiveFigures figures, Downloads downloads, AnswerCache cache, JsonMapper json) {
        this.figures = figures;
        this.downloads = downloads;
        this.cache = cache;
        this.json = json;
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

    /** Whether the client likes a type better than what is usual. Most do not name it: their wishes need not be read. */
    public static boolean likesBetter(HttpRequest<?> request, String type, String usual) {
        if (request.getHeaders().getAll(HttpHeaders.ACCEPT).stream()
                .noneMatch(given -> given.toLowerCase(Locale.ROOT).contains(type))) {
            return false;
        }
        return request.accept().stream()
                .filter(given -> given.matches(MediaType.of(type)) || given.matches(MediaType.of(usual)))
                .findFirst()
                .filter(given -> given.getName().equals(type))
                .isPresent();
    }

    /**
     * Answers with a page of a list that many ask for, and keeps the answer for as long as it is true: see {@link #repeated}.
     *
     * @param query reads the query of the request, and ends it if it makes no sense
     */
    public HttpResponse<?> listAskedOften(HttpRequest<?> request, Supplier<Function<View, ListAnswer>> query) {
        boolean csv = likesBetter(request, Csv.MEDIA_TYPE, MediaType.APPLICATION_JSON);
        Form form = csv ? Form.CSV : Form.JSON;
        String question = question(request, form);
        return figures.state()
                .flatMap(state -> kept(request, state, form, question))
                .orElseGet(() -> {
                    Function<View, ListAnswer> body = query.get();
                    return answer(request, form, view -> {
                        ListAnswer list = body.apply(view);
                        Marks marks = Marks.of(view.state(), view.staleness(), form.mark);
                        return () -> keep(view, question, encoded(request, list, csv, marks));
                    });
                });
    }

    /**
     * What {@link #listAskedOften} has answered to this request before as JSON, if that is still so: without a lock, for the
     * thread that serves the network.
     */
    public Optional<HttpResponse<?>> repeated(HttpRequest<?> request) {
        return figures.state().flatMap(state -> kept(request, state, Form.JSON, question(request, Form.JSON)));
    }

    private static String question(HttpRequest<?> request, Form form) {
        return form.mark + " " + request.getUri();
    }

    private Optional<HttpResponse<?>> kept(HttpRequest<?> request, State state, Form form, String question) {
        Staleness staleness = figures.staleness();
        return cache.find(state, staleness, question)
                .map(answer -> marked(
                        answer.marks().areHeldBy(request) ? HttpResponse.notModified() : response(answer),
                        answer.marks(),
                        form));
    }

    private MutableHttpResponse<?> keep(View view, String question, AnswerCache.Answer answer) {
        cache.put(view.state(), view.staleness(), question, answer);
        return response(answer);
    }

    private AnswerCache.Answer encoded(HttpRequest<?> request, ListAnswer list, boolean csv, Marks marks) {
        try {
            byte[] body =
                    csv ? list.csv().toString().getBytes(StandardCharsets.UTF_8) : json.writeValueAsBytes(list.json());
            return new AnswerCache.Answer(body, list.next().map(cursor -> link(request, cursor)), marks);
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
                    Marks marks = Marks.of(view.state(), view.staleness(), form.mark);
                    Supplier<MutableHttpResponse<?>> made =
                            marks.areHeldBy(request) ? HttpResponse::notModified : body.apply(view);
                    return () -> marked(made.get(), marks, form);
                })
                .get();
    }

    private static HttpResponse<?> marked(MutableHttpResponse<?> response, Marks marks, Form form) {
        if (response.status() != HttpStatus.NOT_MODIFIED) {
            response.contentType(form.mediaType);
        }
        return marks.put(response);
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
