package org.hled.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The description of the API, and whether answers are as it says: each status, media type, header and field told of, and none left out. */
public final class Described {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Described SERVED =
            new Described(read(new Description().json().content()));
    /** Told of wherever it may come, and absent on a last page. */
    private static final Set<String> OPTIONAL_HEADERS = Set.of("Link");

    private final JsonNode document;
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Described(JsonNode document) {
        this.document = document;
    }

    /** As the service serves it. */
    public static Described served() {
        return SERVED;
    }

    JsonNode document() {
        return document;
    }

    /** All operations, as method and path template. */
    Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase() + " " + path.getKey(), operation.getValue())));
        return operations;
    }

    /** What a reference refers to; the node itself if it is none. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Fails if the answer is of an operation of the description, and not as that says. */
    public void check(String method, String pathAndQuery, HttpResponse<String> response) {
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        String described = method.equals("HEAD") ? "GET" : method;
        operations().forEach((name, operation) -> {
            if (matches(name, described + " " + path)) {
                checkAnswer(
                        "%s answered %d to %s".formatted(name, response.statusCode(), pathAndQuery),
                        method,
                        operation,
                        response);
            }
        });
    }

    private boolean matches(String name, String request) {
        String template = name.replaceAll("\\{[^}]+}", "[^/]+")
                .replace(".json", "\\.json")
                .replace(".yaml", "\\.yaml");
        boolean literal = document.path("paths").has(request.substring(request.indexOf(' ') + 1));
        return literal ? name.equals(request) : Pattern.matches(template, request);
    }

    private void checkAnswer(String what, String method, JsonNode operation, HttpResponse<String> response) {
        JsonNode told = operation.path("responses").path(String.valueOf(response.statusCode()));
        assertThat(told.isMissingNode()).as(what + ", which is not described").isFalse();
        JsonNode answer = resolved(told);
        answer.path("headers").properties().stream()
                .map(Map.Entry::getKey)
                .filter(header -> !OPTIONAL_HEADERS.contains(header))
                .forEach(header -> assertThat(response.headers().firstValue(header))
                        .as("%s, header %s", what, header)
                        .isPresent());
        if (!method.equals("HEAD")) {
            checkBody(what, answer.path("content"), response);
        }
    }

    private void checkBody(String what, JsonNode content, HttpResponse<String> response) {
        if (content.isMissingNode()) {
            assertThat(response.body()).as(what).isEmpty();
            return;
        }
        String type = mediaType(response).orElse("");
        assertThat(content.properties())
                .as(what + " as " + type)
                .extracting(Map.Entry::getKey)
                .contains(type);
        if (type.endsWith("json")) {
            assertThat(faults(content.path(type).path("schema"), parse(response.body())))
                    .as("%s: %s", what, response.body())
                    .isEmpty();
        }
    }

    private static Optional<String> mediaType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").map(type -> type.replaceFirst(";.*", ""));
    }

    /** What of a value is not as the schema says, a field that it does not name included. */
    Set<String> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components").deepCopy());
        close(whole);
        Set<String> faults = new TreeSet<>();
        schemas.getSchema(whole).validate(value).forEach(error -> faults.add(error.toString()));
        return faults;
    }

    /** The description leaves open that fields are added one day; answers of today have none but those. */
    private static void close(JsonNode node) {
        node.forEach(Described::close);
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asText().equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
