package io.github.clerkjakarta.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends HTTP/1 exactly as written: Java's own client would tidy requests, or refuse them. */
public final class WireClient {
    /** Enough for a busy machine. */
    static final int PATIENCE_MILLIS = 180_000;

    private WireClient() {}

    /**
     * Sends a request as it is.
     *
     * @param request every character is one byte
     */
    public static WireAnswer send(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return parsed(read(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.lines().findFirst().orElse(""), e);
        }
    }

    /** Reads the answer. A server that refuses a request may close the connection before it has read all of it. */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (java.net.SocketException reset) {
            // The part that came before counts.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static WireAnswer parsed(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0 || !text.startsWith("HTTP/")) {
            return new WireAnswer(0, List.of(), text);
        }
        List<String> lines = List.of(text.substring(0, end).split("\r\n"));
        return new WireAnswer(Integer.parseInt(lines.get(0).split(" ", -1)[1]), lines, text.substring(end + 4));
    }
}
