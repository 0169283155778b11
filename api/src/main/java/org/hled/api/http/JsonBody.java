package org.hled.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The body of a request, an object of texts and nulls, read as strictly as {@link Parameters}: what is not understood is
 * refused, not passed over, and all that is wrong is told at once.
 */
public final class JsonBody {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** The last time that is written with a year of four digits. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String WHOLE = "#";

    private final Map<String, Optional<String>> fields = new HashMap<>();
    private final List<Problem.ParameterError> errors = new ArrayList<>();

    private JsonBody() {}

    /** The fields of the body, which may have these names only; one that is null counts as absent. */
    public static JsonBody of(@Nullable byte[] body, String... allowed) {
        JsonBody read = new JsonBody();
        try (JsonParser json = JSON.createParser(body == null ? new byte[0] : body)) {
            read.object(json, List.of(allowed));
        } catch (JsonProcessingException e) {
            read.refuse(WHOLE, fault(e.getLocation()));
        } catch (IOException e) {
            read.refuse(WHOLE, "It must be a JSON object in UTF-8.");
        }
        return read;
    }

    /** @param place null for what is beyond the parser's limits: it does not say where */
    private static String fault(@Nullable JsonLocation place) {
        return place == null
                ? "It must be a JSON object; something in it is too long, or too deeply nested."
                : "It must be a JSON object, each field once; it goes wrong at line %d, column %d."
                        .formatted(place.getLineNr(), place.getColumnNr());
    }

    private void object(JsonParser json, List<String> allowed) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            refuse(WHOLE, "It must be a JSON object.");
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            field(json, json.currentName(), json.nextToken(), allowed);
        }
        if (json.nextToken() != null) {
            refuse(WHOLE, "Nothing may follow after the JSON object.");
        }
    }

    private void field(JsonParser json, String name, JsonToken value, List<String> allowed) throws IOException {
        if (!allowed.contains(name)) {
            refuse(pointer(name), "There is no such field; allowed are %s.".formatted(String.join(", ", allowed)));
            json.skipChildren();
            return;
        }
        switch (value) {
            case VALUE_NULL -> fields.put(name, Optional.empty());
            case VALUE_STRING -> fields.put(name, Optional.of(json.getText()));
            default -> {
                refuse(pointer(name), "It must be a text.");
                json.skipChildren();
            }
        }
    }

    /** Refuses a body without the field, or with null in it. */
    public void require(String name) {
        boolean told =
                errors.stream().anyMatch(error -> List.of(WHOLE, pointer(name)).contains(error.pointer()));
        if (!told && given(name).isEmpty()) {
            refuse(pointer(name), "It must be given.");
        }
    }

    /**
     * A time, to the millisecond; empty where the field is absent or null.
     *
     * @param fault what is wrong with a time, for people; empty if nothing is
     */
    public Optional<Instant> time(String name, Function<Instant, Optional<String>> fault) {
        return given(name).flatMap(text -> {
            Optional<Instant> time = instant(text);
            time.map(fault)
                    .orElse(Optional.of("It must be a time in ISO 8601, e.g. 2026-12-01T00:00:00Z."))
                    .ifPresent(detail -> refuse(pointer(name), detail));
            return time;
        });
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MILLIS))
                    .filter(time -> !time.isAfter(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A text; the empty one where the field is absent or null. */
    public String text(String name, int longest) {
        String text = given(name).orElse("");
        if (text.codePointCount(0, text.length()) > longest) {
            refuse(pointer(name), "It must have at most %d characters.".formatted(longest));
        } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            refuse(pointer(name), "It must be valid Unicode.");
        }
        return text;
    }

    private Optional<String> given(String name) {
        return fields.getOrDefault(name, Optional.empty());
    }

    /** Makes something of the fields if all are in order; else ends the request with 400. */
    public <T> T build(Supplier<T> builder) {
        if (!errors.isEmpty()) {
            throw ProblemException.invalidBody(errors);
        }
        return builder.get();
    }

    private void refuse(String pointer, String detail) {
        errors.add(Problem.ParameterError.ofBody(pointer, detail));
    }

    /** As a fragment (RFC 6901, 6). */
    private static String pointer(String name) {
        return "#/" + name.replace("~", "~0").replace("/", "~1");
    }
}
