package io.github.clerkjakarta.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a server of a test. */
public final class FreePort {
    /** Below the ports that systems give to clients, of which one might come between us and the server. */
    private static final int FIRST = 20_000;

    private static final int LAST = 32_000;

    /** Tests take several ports before a server listens on the first. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** Returns a port of the loopback address that nobody listens on, and another one each time. */
    public static int get() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (!GIVEN.add(port)) {
                continue;
            }
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // Another one will be free.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
