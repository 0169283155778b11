package org.hled.local.faults.watch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A request over a connection that takes little at a time, as of a telephone at the edge of the network: what the server's machine
 * has buffers for soon runs full.
 */
final class SlowConnection implements AutoCloseable {

    private static final int LEAST_BUFFER = 4096;
    private static final int HEXADECIMAL = 16;
    /** Longer than a heartbeat is away. */
    private static final int SILENCE_MILLIS = 60_000;

    private final Socket socket = new Socket();
    private final Map<String, String> headers = new HashMap<>();
    private final InputStream in;
    private final Duration pause;
    private String status = "";
    private int leftInChunk;
    private long taken;

    /**
     * Sends a request, and reads nothing yet.
     *
     * @param headers lines of further headers, each with its end
     * @param pause before each piece of 4 KiB that is read
     */
    SlowConnection(URI api, String path, String headers, Duration pause) throws IOException {
        this.pause = pause;
        try {
            socket.setReceiveBufferSize(LEAST_BUFFER);
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.getPort()), SILENCE_MILLIS);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
                            .formatted(path, headers)
                            .getBytes(StandardCharsets.US_ASCII));
            in = new BufferedInputStream(socket.getInputStream(), LEAST_BUFFER);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Reads the head of the answer. */
    void readHead() throws IOException {
        status = line();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(": *", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        }
    }

    boolean isOk() {
        return status.contains(" 200 ");
    }

    /** Whether it was asked to come again later. */
    boolean isUnavailable() {
        return status.contains(" 503 ");
    }

    /** The first line of the answer. */
    String status() {
        return status;
    }

    /** A header of the answer, by its name in small letters. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /**
     * The next line of the body, which comes in chunks; null at its end.
     *
     * @throws EOFException if the connection ends before the body does
     */
    String bodyLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = bodyByte(); next != '\n'; next = bodyByte()) {
            if (next < 0) {
                return null;
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private int bodyByte() throws IOException {
        if (leftInChunk == 0) {
            leftInChunk = Integer.parseInt(line(), HEXADECIMAL);
            if (leftInChunk == 0) {
                return -1;
            }
        }
        int next = read();
        if (--leftInChunk == 0) {
            line();
        }
        return next;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = read(); next != '\n'; next = read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private int read() throws IOException {
        if (taken++ % LEAST_BUFFER == 0) {
            LockSupport.parkNanos(pause.toNanos());
        }
        int next = in.read();
        if (next < 0) {
            throw new EOFException("the connection has ended");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
