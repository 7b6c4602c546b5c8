package io.github.clerkjakarta.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sends one HTTP/2 request, without TLS and with prior knowledge, whose fields may be anything. Reads status and body.
 */
final class Http2Client {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int ACK = 1;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PADDED = 8;
    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_LENGTH = 5;

    /** Indexes 8 to 14 of HPACK's static table. */
    private static final int[] STATUSES = {200, 204, 206, 304, 400, 404, 500};

    private static final int FIRST_STATUS = 8;

    private Http2Client() {}

    record Field(String name, String value) {}

    /** Returns the answer, with status 0 if the server refuses the stream or the connection. */
    static WireAnswer send(int port, List<Field> fields) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(WireClient.PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            first.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(first, SETTINGS, 0, 0, new byte[0]);
            frame(first, HEADERS, END_STREAM | END_HEADERS, 1, block(fields));
            out.write(first.toByteArray());
            out.flush();
            return answer(new DataInputStream(socket.getInputStream()), out);
        } catch (IOException e) {
            throw new UncheckedIOException(fields.toString(), e);
        }
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] content) {
        out.write(content.length >> 16);
        out.write(content.length >> 8);
        out.write(content.length);
        out.write(type);
        out.write(flags);
        out.writeBytes(new byte[] {0, 0, 0, (byte) stream});
        out.writeBytes(content);
    }

    /** Writes literals without indexing or Huffman coding. */
    private static byte[] block(List<Field> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            out.write(0);
            text(out, field.name);
            text(out, field.value);
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int rest = bytes.length;
        if (rest < 127) {
            out.write(rest);
        } else {
            out.write(127);
            rest -= 127;
            while (rest >= 128) {
                out.write(rest % 128 + 128);
                rest /= 128;
            }
            out.write(rest);
        }
        out.writeBytes(bytes);
    }

    private static WireAnswer answer(DataInputStream in, OutputStream out) throws IOException {
        int status = 0;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                byte[] content = new byte[length];
                in.readFully(content);
                if (type == SETTINGS && (flags & ACK) == 0) {
                    ByteArrayOutputStream ack = new ByteArrayOutputStream();
                    frame(ack, SETTINGS, ACK, 0, new byte[0]);
                    out.write(ack.toByteArray());
                    out.flush();
                }
                if (type == HEADERS && stream == 1) {
                    status = status(content, start(flags));
                }
                if (type == DATA) {
                    body.writeBytes(content);
                }
                boolean ended = (type == HEADERS || type == DATA) && stream == 1 && (flags & END_STREAM) != 0;
                if (ended || type == RST_STREAM || type == GOAWAY) {
                    break;
                }
            }
        } catch (EOFException | SocketException closed) {
            // The part that came before counts.
        }
        return new WireAnswer(status, List.of(), body.toString(StandardCharsets.UTF_8));
    }

    private static int start(int flags) {
        return ((flags & PADDED) == 0 ? 0 : 1) + ((flags & PRIORITY) == 0 ? 0 : PRIORITY_LENGTH);
    }

    /** Returns the status, which is the first field. */
    private static int status(byte[] block, int start) {
        int at = start;
        while ((block[at] & 0xe0) == 0x20) {
            at++; // the table's size, as far as a byte says it
        }
        int first = block[at] & 0xff;
        if (first >= 0x80) {
            return STATUSES[first - 0x80 - FIRST_STATUS];
        }
        int length = block[at + 1] & 0x7f;
        boolean coded = (block[at + 1] & 0x80) != 0;
        return coded
                ? digits(block, at + 2)
                : Integer.parseInt(new String(block, at + 2, length, StandardCharsets.US_ASCII));
    }

    /** Huffman codes of digits: 0 to 2 have five bits, 3 to 9 have six, from 011001 on. */
    private static int digits(byte[] block, int start) {
        int bit = start * 8;
        int number = 0;
        for (int i = 0; i < 3; i++) {
            int five = bits(block, bit, 5);
            boolean small = five <= 2;
            number = number * 10 + (small ? five : bits(block, bit, 6) - 0b011001 + 3);
            bit += small ? 5 : 6;
        }
        return number;
    }

    private static int bits(byte[] block, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = (value << 1) | ((block[i / 8] >> (7 - i % 8)) & 1);
        }
        return value;
    }
}
