package org.hled.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers are told apart: what the registry says of a schema, and what it says of itself. */
class ConfluentRegistryTest {

    private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);

    private HttpServer server;
    private ConfluentRegistry registry;
    private int status;
    private String body;
    /** Bytes that are announced and do not come. */
    private int missing;

    private String path;
    private boolean upgrade;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            path = exchange.getRequestURI().getRawPath();
            upgrade = exchange.getRequestHeaders().containsKey("Upgrade");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length + missing);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            if (missing == 0) {
                exchange.close();
            }
        });
        server.start();
        registry = new ConfluentRegistry(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/apis/ccompat/v7/"),
                Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        registry.close();
        server.stop(0);
    }

    private void answers(int status, String body) {
        this.status = status;
        this.body = body;
    }

    @Test
    void readsASchema() {
        answers(200, "{\"schema\": \"\\\"string\\\"\"}");

        assertThat(registry.byId(7)).isEqualTo(SCHEMA);
        assertThat(path).isEqualTo("/apis/ccompat/v7/schemas/ids/7");
    }

    @Test
    void isAskedThoughTheCommonPoolIsBusy() {
        answers(200, "{\"id\": 7}");
        CountDownLatch over = new CountDownLatch(1);
        try {
            for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
                ForkJoinPool.commonPool().submit(() -> {
                    over.await();
                    return null;
                });
            }

            assertThat(registry.idOf("s-value", SCHEMA)).isEqualTo(7);
        } finally {
            over.countDown();
        }
    }

    @Test
    void doesNotOfferAnotherVersionOfHttp() {
        answers(200, "{\"id\": 7}");

        registry.idOf("s-value", SCHEMA);

        assertThat(upgrade).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {40_401, 40_402, 40_403})
    void a404WithACodeOfTheRegistryIsAnAnswerAboutTheSchema(int code) {
        answers(404, "{\"error_code\": %d}".formatted(code));

        assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(UnknownSchemaException.class);
        assertThatThrownBy(() -> registry.idOf("s-value", SCHEMA)).isInstanceOf(UnknownSchemaException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Not Found</html>", "404 page not found", "{\"error_code\": 404}", "[]", "null"})
    void a404OfAProxyIsAFaultOfTheRegistry(String text) {
        answers(404, text);

        assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(RegistryUnavailableException.class);
        assertThatThrownBy(() -> registry.idOf("s-value", SCHEMA)).isInstanceOf(RegistryUnavailableException.class);
    }

    /** Each is refused by Avro in another way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"A\", \"A\"]}",
                "{\"type\": \"fixed\", \"name\": \"F\", \"size\": -1}",
                "{\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"f\", \"type\": \"int\"},"
                        + " {\"name\": \"f\", \"type\": \"int\"}]}",
                "[\"int\", \"int\"]"
            })
    void aSchemaThatAvroRefusesIsNone(String schema) {
        answers(200, JsonNodeFactory.instance.objectNode().put("schema", schema).toString());

        assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void a409SaysThatTheSchemaDoesNotFit() {
        answers(409, "{\"message\": \"no\"}");

        assertThatThrownBy(() -> registry.register("s-value", SCHEMA)).isInstanceOf(IncompatibleSchemaException.class);
    }

    @Test
    void anyOtherAnswerIsAFaultOfTheRegistry() {
        answers(500, "out of order");
        assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(RegistryUnavailableException.class);

        answers(200, "<html>");
        assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(RegistryUnavailableException.class);

        answers(401, "");
        assertThatThrownBy(() -> registry.register("s-value", SCHEMA)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    @Timeout(20)
    void anAnswerThatDoesNotEndIsAFaultOfTheRegistry() {
        answers(200, "{\"schema\":");
        missing = 10;

        assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void noAnswerIsAFaultOfTheRegistry() {
        server.stop(0);

        assertThatThrownBy(() -> registry.byId(7)).isInstanceOf(RegistryUnavailableException.class);
    }
}
