package io.github.clerkjakarta.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Sends HTTP exactly as written: Java's own client would tidy paths, or refuse them. */
final class RawHttp {
    private RawHttp() {}

    record Answer(int status, List<String> headers, String body) {
        String header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    /** @param headers whole lines */
    static Answer send(int port, String method, String path, String... headers) {
        List<String> lines = new ArrayList<>(List.of(headers));
        addUnlessThere(lines, "Host: localhost:" + port);
        addUnlessThere(lines, "Accept: */*");
        lines.add("Connection: close");
        if (method.equals("POST")) {
            lines.add("Content-Length: 0");
        }
        String request = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", lines) + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Patience.MOST.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return parsed(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    private static void addUnlessThere(List<String> lines, String usual) {
        String name = usual.substring(0, usual.indexOf(':') + 1);
        if (lines.stream().noneMatch(line -> line.startsWith(name))) {
            lines.add(usual);
        }
    }

    private static Answer parsed(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, List.of(), text);
        }
        List<String> lines = List.of(text.substring(0, end).split("\r\n"));
        return new Answer(Integer.parseInt(lines.get(0).split(" ", -1)[1]), lines, text.substring(end + 4));
    }
}
