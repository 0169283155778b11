package org.hled.local.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AskedTest {

    @Test
    void doesNotWaitForAServerThatHangs() throws Exception {
        try (ServerSocket server = server();
                HttpClient http = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> Asked.within(Duration.ofMillis(100), http, request(server)))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void doesNotWaitForTheRestOfAnAnswer() throws Exception {
        try (ServerSocket server = server();
                HttpClient http = HttpClient.newHttpClient()) {
            Thread.ofVirtual().start(() -> beginToAnswer(server));

            assertThatThrownBy(() -> Asked.within(Duration.ofSeconds(1), http, request(server)))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    private static HttpRequest request(ServerSocket server) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getLocalPort()))
                .build();
    }

    private static void beginToAnswer(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            // Until the one who asks has given up.
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // As good.
        }
    }
}
