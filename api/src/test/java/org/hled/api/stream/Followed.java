package org.hled.api.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a client makes of the events of one stream after the other, as the documentation says. */
final class Followed {

    private static final ObjectMapper JSON = new ObjectMapper();

    final TreeMap<String, JsonNode> totals = new TreeMap<>();
    final TreeMap<String, JsonNode> statuses = new TreeMap<>();
    final List<Event> events = new ArrayList<>();
    Optional<String> lastId = Optional.empty();

    /** An event as it was received. */
    record Event(String type, Optional<String> id, JsonNode data) {}

    /** Takes in whole events, as text. */
    synchronized void take(String text) {
        for (String event : text.split("\n\n")) {
            takeOne(event);
        }
    }

    private void takeOne(String text) {
        String type = "";
        Optional<String> id = Optional.empty();
        JsonNode data = null;
        for (String line : text.split("\n")) {
            String value = line.substring(line.indexOf(':') + 2);
            switch (line.substring(0, line.indexOf(':'))) {
                case "event" -> type = value;
                case "id" -> id = Optional.of(value);
                case "data" -> data = parse(value);
                default -> throw new AssertionError("what is this: " + line);
            }
        }
        id.ifPresent(given -> lastId = Optional.of(given));
        if (type.equals("snapshot")) {
            totals.clear();
            statuses.clear();
        }
        data.path("totals").forEach(total -> totals.put(key(total), total));
        data.path("statuses").forEach(status -> statuses.put(status.path("id").asText(), status));
        events.add(new Event(type, id, data));
    }

    synchronized List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    synchronized Event last(String type) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no " + type + " among " + types()));
    }

    synchronized Optional<String> value(String key) {
        return Optional.ofNullable(totals.get(key))
                .map(total -> total.path("value").asText());
    }

    static String key(JsonNode total) {
        return String.join(
                "/",
                total.path("scope").asText(),
                total.path("id").asText(),
                total.path("measure").asText(),
                total.path("unit").asText(),
                total.path("period").asText());
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + json, e);
        }
    }
}
