package org.hled.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.hled.local.fault.Fault;

/** Ports of this machine. */
public final class Ports {

    private static final int CONNECT_MILLIS = 200;

    /** Below those that systems give to connections that go out, one of which may be opened before who is to listen is started. */
    private static final int LOWEST_FREE = 20_000;

    private static final int HIGHEST_FREE = 29_999;

    private Ports() {}

    /** A port that nobody listens on now. */
    public static int free() {
        return freeBeside(new HashSet<>());
    }

    /**
     * A port that nobody listens on now.
     *
     * @param given ports that somebody has been given who is yet to listen; this one is added
     */
    public static int freeBeside(Set<Integer> given) {
        return ThreadLocalRandom.current()
                .ints(LOWEST_FREE, HIGHEST_FREE + 1)
                .filter(port -> isFree(port) && given.add(port))
                .findFirst()
                .orElseThrow();
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
