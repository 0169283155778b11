package org.hled.local.faults.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hled.local.faults.oracle.Position;
import org.hled.local.faults.oracle.Sum;
import org.hled.local.it.Asked;

/** What an API serves, read by somebody who asks over HTTP. */
final class Served implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int PERIODS_AT_ONCE = 100;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * An answer.
     *
     * @param asOf all that the broker had received before then is in it
     * @param totals by their keys, as on the topic; how many reports are below zero is not told, and 0 here
     */
    record Answer(long version, Instant asOf, boolean stale, Map<String, Sum> totals) {}

    /**
     * Asks for the totals of the whole programme and all time.
     *
     * @throws AssertionError if the answer cannot be read, or is an error
     */
    Reply programme(URI api) {
        return get(api, "/api/v1/totals?scope=programme&limit=10000");
    }

    /** The totals of all scopes in these periods, asked for in parts, since an address has its limit. */
    Map<String, Sum> all(URI api, Collection<String> periods) {
        List<String> list = List.copyOf(periods);
        Map<String, Sum> totals = new TreeMap<>();
        for (int from = 0; from < list.size(); from += PERIODS_AT_ONCE) {
            totals.putAll(some(api, list.subList(from, Math.min(list.size(), from + PERIODS_AT_ONCE))));
        }
        return totals;
    }

    private Map<String, Sum> some(URI api, List<String> periods) {
        String query = "/api/v1/totals?scope=programme&scope=pillar&scope=initiative&limit=10000&"
                + periods.stream().map(period -> "period=" + period).collect(Collectors.joining("&"));
        Map<String, Sum> totals = new TreeMap<>();
        String cursor = "";
        do {
            JsonNode page = read(api, query + cursor);
            add(page, totals);
            String next = page.path("next").asText("");
            cursor = next.isEmpty() || next.equals("null")
                    ? ""
                    : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        totals.values().removeIf(Sum.NONE::equals);
        return totals;
    }

    /** Where the records stand that it shows as rejected, as often as it shows them. */
    List<Position> rejections(URI api) {
        List<Position> rejections = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = read(api, "/api/v1/rejections?limit=1000" + cursor);
            for (JsonNode one : page.path("rejections")) {
                rejections.add(new Position(
                        one.path("topic").asText(),
                        one.path("partition").asInt(),
                        one.path("offset").asLong()));
            }
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return rejections;
    }

    /** A page of totals; before the first pulse nothing is known of a time. */
    static Answer answer(JsonNode page) {
        Map<String, Sum> totals = new TreeMap<>();
        add(page, totals);
        JsonNode asOf = page.path("asOf");
        return new Answer(
                page.path("version").asLong(),
                asOf.isTextual() ? Instant.parse(asOf.asText()) : Instant.EPOCH,
                page.path("stale").asBoolean(),
                totals);
    }

    private static void add(JsonNode page, Map<String, Sum> totals) {
        page.path("totals").forEach(total -> put(total, totals));
    }

    /** Puts a total, as all answers have it, where it belongs. */
    static void put(JsonNode total, Map<String, Sum> totals) {
        String key = String.join(
                "/",
                total.path("scope").asText(),
                total.path("id").asText(),
                total.path("measure").asText(),
                total.path("unit").asText(),
                total.path("period").asText());
        totals.put(
                key,
                new Sum(
                        new BigDecimal(total.path("value").asText()).setScale(2),
                        total.path("reports").asLong(),
                        total.path("atLeast").asLong(),
                        total.path("estimated").asLong(),
                        0));
    }

    private JsonNode read(URI api, String path) {
        Reply reply = get(api, path);
        if (reply instanceof Reply.Read(var page)) {
            return page;
        }
        throw new AssertionError("%s was answered with %s".formatted(path, reply));
    }

    private Reply get(URI api, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path)).build();
        try {
            HttpResponse<String> answer = Asked.within(PATIENCE, http, request);
            return switch (answer.statusCode()) {
                case OK -> new Reply.Read(json.readTree(answer.body()));
                case UNAVAILABLE -> new Reply.NotReady();
                default ->
                    throw new AssertionError(
                            "%s was answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
            };
        } catch (JsonProcessingException e) {
            throw new AssertionError("%s was answered with what is no JSON".formatted(path), e);
        } catch (IOException e) {
            return e.getCause() instanceof ConnectException ? new Reply.NobodyThere() : new Reply.Silence();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Silence();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
