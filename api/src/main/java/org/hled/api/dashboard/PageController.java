package org.hled.api.dashboard;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.hled.api.http.PageFile;
import org.hled.api.http.ProblemException;

/** The dashboard: two pages, and the files that they are made of. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {

    /** All comes from here, and nothing stands in the page itself: what is slipped into a title cannot run. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String ROOT = "public/";
    /** Leaves no way out of the directory, and none to what is not meant to be served. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z]+/)*[a-z]+\\.[a-z]+");

    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    /** The page. */
    @Get("/")
    HttpResponse<?> page(HttpRequest<?> request) {
        return file(request, "index.html");
    }

    /** The page of a figure, to be cited; which figure and which version, the page reads in its own address. */
    @Get("/figure")
    HttpResponse<?> figure(HttpRequest<?> request) {
        return file(request, "figure.html");
    }

    /** A file of the pages. */
    @Get("/assets/{+path}")
    HttpResponse<?> asset(HttpRequest<?> request, String path) {
        return file(request, "assets/" + path);
    }

    private HttpResponse<?> file(HttpRequest<?> request, String name) {
        // What does not exist is not remembered: anybody can ask for any number of it.
        PageFile file = files.computeIfAbsent(name, n -> read(n).orElse(null));
        if (file == null) {
            throw ProblemException.notFound("There is no such page.");
        }
        return file.answer(request).header("Content-Security-Policy", POLICY);
    }

    private static Optional<PageFile> read(String name) {
        return NAME.matcher(name).matches() ? PageFile.ofResource(ROOT + name) : Optional.empty();
    }
}
