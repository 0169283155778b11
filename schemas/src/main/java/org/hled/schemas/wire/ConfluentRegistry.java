package org.hled.schemas.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;

/**
 * A registry behind Confluent's REST API: Confluent's own, Apicurio under {@code /apis/ccompat/v7}, Karapace, Redpanda.
 */
public final class ConfluentRegistry implements SchemaRegistry, AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FOR_THE_BODY = Duration.ofSeconds(1);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final URI base;
    private final Duration timeout;
    private final HttpClient http = HttpClient.newBuilder()
            // To be offered another version by the way, with a body, is what some servers and proxies get wrong.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final ObjectMapper json = new ObjectMapper();

    /** @param base where the API begins, e.g. {@code http://127.0.0.1:8081/apis/ccompat/v7} */
    public ConfluentRegistry(URI base) {
        this(base, REQUEST_TIMEOUT);
    }

    /** @param timeout for an answer to begin */
    ConfluentRegistry(URI base, Duration timeout) {
        this.base = URI.create(base.toString().replaceAll("/+$", "") + "/");
        this.timeout = timeout;
    }

    @Override
    public Schema byId(int id) {
        HttpResponse<String> response =
                send(request("schemas/ids/" + Integer.toUnsignedString(id)).GET());
        if (isMissing(response)) {
            throw new UnknownSchemaException("the registry has no schema with id " + Integer.toUnsignedString(id));
        }
        String text = body(response).path("schema").asText();
        try {
            return new Schema.Parser().parse(text);
        } catch (RuntimeException | StackOverflowError e) {
            // Avro reports what it refuses by exceptions of many kinds.
            throw new UnknownSchemaException("the schema with id %s is not an Avro schema: %s"
                    .formatted(Integer.toUnsignedString(id), e.getMessage()));
        }
    }

    @Override
    public int register(String subject, Schema schema) {
        HttpResponse<String> response = send(post("subjects/" + encode(subject) + "/versions", schema));
        if (response.statusCode() == CONFLICT || response.statusCode() == UNPROCESSABLE) {
            throw new IncompatibleSchemaException(
                    "the registry refuses the schema of %s: %s".formatted(subject, response.body()));
        }
        return body(response).path("id").asInt();
    }

    @Override
    public int idOf(String subject, Schema schema) {
        HttpResponse<String> response = send(post("subjects/" + encode(subject), schema));
        if (isMissing(response)) {
            throw new UnknownSchemaException("the registry does not have this schema of " + subject);
        }
        return body(response).path("id").asInt();
    }

    @Override
    public void setCompatibility(String subject, String level) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("compatibility", level)
                .toString();
        body(send(request("config/" + encode(subject)).PUT(BodyPublishers.ofString(body))));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder post(String path, Schema schema) {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("schema", schema.toString())
                .toString();
        return request(path).POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(timeout)
                .header("Accept", MEDIA_TYPE)
                .header("Content-Type", MEDIA_TYPE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        // The request's own limit ends with the headers, and a body may never come. By itself the client would do it in
        // the
        // JVM's common pool, and wait for whatever else is there.
        var answer = new FutureTask<>(() -> http.send(request.build(), BodyHandlers.ofString()));
        Thread.ofVirtual().name("registry").start(answer);
        try {
            return answer.get(timeout.plus(FOR_THE_BODY).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            throw new RegistryUnavailableException("the schema registry at %s does not answer".formatted(base), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while asking the schema registry", e);
        }
    }

    /** Said by the registry itself, with a code of its own; a 404 without one is from a proxy before it. */
    private boolean isMissing(HttpResponse<String> response) {
        if (response.statusCode() != NOT_FOUND) {
            return false;
        }
        try {
            return json.readTree(response.body()).path("error_code").asInt() / 100 == NOT_FOUND;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Whatever is neither success nor an answer to the question asked is a fault of the registry's. */
    private JsonNode body(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new RegistryUnavailableException(
                    "the schema registry at %s answers %d: %s".formatted(base, response.statusCode(), response.body()));
        }
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new RegistryUnavailableException("the schema registry at %s answers no JSON".formatted(base), e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
