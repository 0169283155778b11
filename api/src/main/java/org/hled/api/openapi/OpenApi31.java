package org.hled.api.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A description by OpenAPI 3.1, whose schemas are plain JSON Schema. The processor writes 3.0, where what refers to a schema
 * cannot be null; its own 3.1 loses types (6.19). What is put right besides: it sets texts beside references, which would
 * take the place of the texts that are referred to, a 200 where another success is told, and responses in any order.
 */
final class OpenApi31 {

    private static final String REF = "$ref";
    private static final String NULL = "null";
    private static final String NOT_MODIFIED = "304";
    private static final String OK = "200";
    private static final String ACCEPTED = "202";

    private OpenApi31() {}

    /** The same description; the one given stays as it is. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> of(Map<String, Object> openApi30) {
        Map<String, Object> document = (Map<String, Object>) converted(openApi30);
        document.put("openapi", "3.1.0");
        Map<String, Object> notModified = map(map(map(document, "components"), "responses"), "NotModified");
        map(document, "paths")
                .values()
                .forEach(path -> ((Map<String, Object>) path)
                        .values()
                        .forEach(operation -> tidy((Map<String, Object>) operation, map(notModified, "headers"))));
        return document;
    }

    private static Object converted(Object node) {
        return switch (node) {
            case Map<?, ?> map when map.containsKey(REF) -> new LinkedHashMap<>(Map.of(REF, map.get(REF)));
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, value) -> copy.put(String.valueOf(key), converted(value)));
                yield Boolean.TRUE.equals(copy.get("nullable")) ? orNull(copy) : copy;
            }
            case List<?> list ->
                new ArrayList<>(list.stream().map(OpenApi31::converted).toList());
            case null, default -> node;
        };
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        schema.remove("nullable");
        Optional.ofNullable(schema.remove("allOf"))
                .map(List.class::cast)
                .ifPresent(references -> schema.put("anyOf", List.of(references.getFirst(), Map.of("type", NULL))));
        schema.computeIfPresent("type", (key, type) -> List.of(type, NULL));
        return schema;
    }

    /** Sorts responses by status; 200 says what 304 says (RFC 9110, 15.4.5), so its headers need not be told twice. */
    private static void tidy(Map<String, Object> operation, Map<String, Object> headers) {
        Map<String, Object> responses = new TreeMap<>(map(operation, "responses"));
        if (map(responses, NOT_MODIFIED).containsKey(REF) && !map(responses, OK).containsKey(REF)) {
            Map<String, Object> all = new TreeMap<>(headers);
            all.putAll(map(map(responses, OK), "headers"));
            map(responses, OK).put("headers", all);
        }
        if (responses.containsKey(ACCEPTED)) {
            responses.remove(OK);
        }
        operation.put("responses", responses);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.getOrDefault(key, Map.of());
    }
}
