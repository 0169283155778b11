package org.hled.api.dashboard;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hled.api.http.ProblemException;

/**
 * The dashboard: two pages, and the files that they are made of. Not Micronaut's static resources, which tell whether a file has
 * changed by its time: in a build that can be reproduced, all files of all versions have the same.
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class PageController {

    /** All comes from here, and nothing stands in the page itself: what is slipped into a title cannot run. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
        PageFile file = files.computeIfAbsent(name, n -> PageFile.of(n).orElse(null));
        if (file == null) {
            throw ProblemException.notFound("There is no such page.");
        }
        var response = isKnown(request, file)
                ? HttpResponse.notModified()
                : HttpResponse.ok(file.content()).header(HttpHeaders.CONTENT_TYPE, file.mediaType());
        return response.header(HttpHeaders.ETAG, file.tag())
                // Asked for again each time, so that a new version is never mixed with an old one for long.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", POLICY);
    }

    private static boolean isKnown(HttpRequest<?> request, PageFile file) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(file.tag()));
    }
}
