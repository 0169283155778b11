package org.hled.local.faults.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SlowReadingTest {

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @Test
    void endsThoughItsConnectionIsBeingOpenedAndTheServerSaysNothing() throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            SlowReading reading = reading(server, () -> {
                opening.countDown();
                uninterrupted(open);
                return "";
            });
            reading.start();
            opening.await();

            Thread closing = Thread.ofVirtual().start(() -> close(reading));
            await().until(() -> closing.getState() == Thread.State.WAITING);
            open.countDown();

            assertThat(closing.join(Duration.ofSeconds(10))).as("ended").isTrue();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void endsWhileItReads() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            SlowReading reading = reading(server, () -> "");
            reading.start();
            try (Socket accepted = server.accept()) {
                Thread closing = Thread.ofVirtual().start(() -> close(reading));

                assertThat(closing.join(Duration.ofSeconds(10))).as("ended").isTrue();
            }
        }
        assertThat(complaints).isEmpty();
    }

    private SlowReading reading(ServerSocket server, Supplier<String> headers) {
        URI api = URI.create("http://127.0.0.1:" + server.getLocalPort());
        return new SlowReading(api, "/", headers, Duration.ZERO, from -> {}, complaints::add);
    }

    private static void close(SlowReading reading) {
        try {
            reading.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
