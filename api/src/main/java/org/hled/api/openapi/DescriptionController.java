package org.hled.api.openapi;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.servers.Server;

/** What the API says of itself. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "hled-metrics",
                        version = "${project.version}",
                        description =
                                "Running totals of the U.S.–Mexico High-Level Economic Dialogue, and who has stalled. "
                                        + "Values are decimal text: not every amount fits the numbers of JavaScript. "
                                        + "Lists go on with cursor; answers of figures have an ETag. "
                                        + "Errors are problem details (RFC 9457).",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        servers = @Server(url = "/", description = "This service"))
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DescriptionController {

    private final Description description;

    DescriptionController(Description description) {
        this.description = description;
    }

    /** As YAML for those who like that better, as JSON for all others. */
    @Get("/openapi")
    @Produces({MediaType.APPLICATION_JSON, Description.YAML})
    @DescriptionOperations.InEither
    HttpResponse<?> either(HttpRequest<?> request) {
        boolean likesYaml = request.accept().stream()
                .map(MediaType::getName)
                .filter(type -> !type.equals(MediaType.ALL))
                .findFirst()
                .filter(Description.YAML::equals)
                .isPresent();
        return (likesYaml ? description.yaml() : description.json())
                .answer(request)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    /** As JSON. */
    @Get("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    @DescriptionOperations.InJson
    HttpResponse<?> json(HttpRequest<?> request) {
        return description.json().answer(request);
    }

    /** As YAML. */
    @Get("/openapi.yaml")
    @Produces(Description.YAML)
    @DescriptionOperations.InYaml
    HttpResponse<?> yaml(HttpRequest<?> request) {
        return description.yaml().answer(request);
    }
}
