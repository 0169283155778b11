package org.hled.api.openapi;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hled.api.http.PageFile;
import org.hled.api.http.ProblemException;

/** The page to try the API: Swagger UI, from its webjar. */
@Hidden
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TryController {

    /** As the dashboard's, but for what Swagger UI needs: its style sheet has icons in it. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String WEBJAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final List<String> FILES = List.of("swagger-ui.css", "swagger-ui-bundle.js");

    private final PageFile page = required("public/api.html");
    private final Map<String, PageFile> files;

    TryController() {
        String root = "META-INF/resources/webjars/swagger-ui/%s/".formatted(version());
        files = FILES.stream().collect(Collectors.toMap(Function.identity(), name -> required(root + name)));
    }

    /** The page. */
    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        return answer(request, page);
    }

    /** A file of Swagger UI. */
    @Get("/swagger-ui/{name}")
    HttpResponse<?> file(HttpRequest<?> request, String name) {
        return answer(
                request,
                Optional.ofNullable(files.get(name))
                        .orElseThrow(() -> ProblemException.notFound("There is no such page.")));
    }

    private static HttpResponse<?> answer(HttpRequest<?> request, PageFile file) {
        return file.answer(request).header("Content-Security-Policy", POLICY);
    }

    private static PageFile required(String resource) {
        return PageFile.ofResource(resource)
                .orElseThrow(() -> new IllegalStateException(resource + " is not in the jars"));
    }

    private static String version() {
        try (InputStream stream = TryController.class.getClassLoader().getResourceAsStream(WEBJAR)) {
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + WEBJAR, e);
        }
    }
}
