package org.hled.local.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Clients of one API, each following one initiative, all read by one thread. */
final class ManyClients implements AutoCloseable {

    private static final String TIME = "\"updatedAt\":\"";
    private static final long LIMIT = Duration.ofMinutes(5).toNanos();
    /** So many that one does not wait for the other's handshake. */
    private static final int AT_ONCE = 200;

    private static final int LEAST_BUFFER = 4096;

    private final int port;
    private final int initiatives;
    private final int count;
    private final int deaf;
    private final Selector selector = Selector.open();
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 10);

    private int snapshots;
    private int closed;
    private LongStream.Builder latencies = LongStream.builder();

    ManyClients(int port, int initiatives, int count, int deaf) throws IOException {
        this.port = port;
        this.initiatives = initiatives;
        this.count = count;
        this.deaf = deaf;
    }

    /** Opens all streams, and waits until all who read have their snapshots. */
    void open() throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open();
            if (i < deaf) {
                // What the kernel takes for them must run full, or nobody notices that they do not read.
                channel.setOption(StandardSocketOptions.SO_RCVBUF, LEAST_BUFFER);
            }
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(
                    ByteBuffer.wrap("GET /api/v1/stream?scope=initiative&id=%s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .formatted(PlayedRollUp.id(i % initiatives))
                            .getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            if (i >= deaf) {
                channel.register(selector, SelectionKey.OP_READ);
            }
            channels.add(channel);
            while (snapshots < i - deaf - AT_ONCE) {
                read(1);
            }
        }
        long end = System.nanoTime() + LIMIT;
        while (snapshots < count - deaf) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only %d snapshots have come".formatted(snapshots));
            }
            read(10);
        }
    }

    /** Reads what comes within so many milliseconds. */
    void read(long millis) throws IOException {
        selector.select(this::read, millis);
    }

    private void read(SelectionKey key) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                closed++;
                key.cancel();
                return;
            }
            Instant now = Instant.now();
            String text = StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString();
            if (text.contains("event: snapshot")) {
                snapshots++;
            } else if (text.contains("event: total")) {
                int at = text.indexOf(TIME);
                if (at >= 0) {
                    int from = at + TIME.length();
                    Instant written = Instant.parse(text.substring(from, text.indexOf('"', from)));
                    latencies.add(Duration.between(written, now).toMillis());
                }
            }
        } catch (IOException e) {
            closed++;
            key.cancel();
        }
    }

    /** What was measured so far does not count. */
    void forget() {
        latencies = LongStream.builder();
    }

    /** From a change's being written to its being read by a client, in milliseconds. */
    String latencies() {
        long[] sorted = latencies.build().sorted().toArray();
        latencies = LongStream.builder();
        return sorted.length == 0
                ? "nothing was told"
                : "%d events told, median %d ms, 99th percentile %d ms, 99.9th %d ms, most %d ms; %d connections lost"
                        .formatted(
                                sorted.length,
                                sorted[sorted.length / 2],
                                sorted[(int) (sorted.length * 0.99)],
                                sorted[(int) (sorted.length * 0.999)],
                                sorted[sorted.length - 1],
                                closed);
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
