package org.hled.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import org.hled.local.fault.Fault;

/** Ports of this machine. */
public final class Ports {

    private static final int CONNECT_MILLIS = 200;

    private Ports() {}

    /** A port that nobody listens on now. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /**
     * Checks that nobody listens on these ports and that they differ.
     *
     * @param byOption the ports, by the option that sets each
     * @throws Fault if one is taken
     */
    public static void requireFree(Map<String, Integer> byOption) {
        Map<Integer, String> seen = new HashMap<>();
        byOption.forEach((option, port) -> {
            String other = seen.put(port, option);
            if (other != null) {
                throw new Fault("port %d is given twice: %s and %s must differ".formatted(port, other, option));
            }
            if (!isFree(port)) {
                throw new Fault("port %d is in use: choose another with %s".formatted(port, option));
            }
        });
    }

    private static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        // Some systems let us bind beside one who listens on all addresses; he answers all the same.
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return false;
        } catch (IOException e) {
            return canBind(address);
        }
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
