package org.hled.api.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Real answers: the resource {@code openapi/examples/OPERATION-STATUS.json}, or with the ending of another media type. A test
 * records them from the figures of the demo.
 */
final class Examples {

    private static final Map<String, String> ENDINGS = Map.of(
            "application/json", "json",
            "application/problem+json", "json",
            "text/csv", "csv",
            "application/x-ndjson", "ndjson",
            "image/svg+xml", "svg",
            "text/event-stream", "txt");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> shared;

    private Examples(Map<String, Object> shared) {
        this.shared = shared;
    }

    /** Adds to each answer the example that there is for it. */
    @SuppressWarnings("unchecked")
    static void addTo(Map<String, Object> document) {
        Examples examples = new Examples(map(map(document, "components"), "responses"));
        map(document, "paths")
                .values()
                .forEach(path ->
                        ((Map<String, Map<String, Object>>) path).values().forEach(examples::addToOperation));
    }

    @SuppressWarnings("unchecked")
    private void addToOperation(Map<String, Object> operation) {
        map(operation, "responses")
                .replaceAll((status, response) ->
                        withExamples(operation.get("operationId") + "-" + status, (Map<String, Object>) response));
    }

    /** An answer that is shared, and has an example of its own here, is told in full. */
    private Map<String, Object> withExamples(String name, Map<String, Object> response) {
        Map<String, Object> told = Optional.ofNullable((String) response.get("$ref"))
                .map(reference -> map(shared, reference.substring(reference.lastIndexOf('/') + 1)))
                .orElse(response);
        Map<String, Object> content = new LinkedHashMap<>();
        map(told, "content").forEach((type, media) -> content.put(type, withExample(name, type, media)));
        if (content.equals(map(told, "content"))) {
            return response;
        }
        Map<String, Object> copy = new LinkedHashMap<>(told);
        copy.put("content", content);
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Object withExample(String name, String type, Object media) {
        return Optional.ofNullable(ENDINGS.get(type))
                .flatMap(ending -> read("openapi/examples/%s.%s".formatted(name, ending)))
                .<Object>map(text -> {
                    Map<String, Object> copy = new LinkedHashMap<>((Map<String, Object>) media);
                    copy.put("example", ENDINGS.get(type).equals("json") ? parsed(text) : text);
                    return copy;
                })
                .orElse(media);
    }

    private static Optional<String> read(String resource) {
        try (InputStream stream = Examples.class.getClassLoader().getResourceAsStream(resource)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    private static Object parsed(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException("an example is no JSON", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.getOrDefault(key, Map.of());
    }
}
