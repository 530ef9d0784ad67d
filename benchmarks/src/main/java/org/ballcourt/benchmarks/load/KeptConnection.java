package org.ballcourt.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/** HTTP/1.1 over one socket, one request after the other: a caller that costs next to nothing beside what it measures. */
final class KeptConnection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int BUFFER = 64 * 1024;

    private final URI base;
    private Socket socket;
    private InputStream in;
    private boolean closing;

    KeptConnection(URI base) {
        this.base = base;
    }

    /** What came back, whatever it was. */
    record Reply(int status, byte[] body) {
        /** The text behind the first such name in the body. */
        String field(String name) {
            String text = new String(body, UTF_8);
            int start = text.indexOf("\"" + name + "\":\"") + name.length() + 4;
            return text.substring(start, text.indexOf('"', start));
        }

        boolean accepted() {
            return status / 100 == 2;
        }
    }

    /** @param headers complete lines, each with its end */
    Reply post(String path, String headers, byte[]... body) throws IOException {
        try {
            return exchange(path, headers, body);
        } catch (IOException gone) {
            // A kept connection may have been closed just now; every request here bears a key, so that it may be sent
            // again.
            close();
            return exchange(path, headers, body);
        }
    }

    private Reply exchange(String path, String headers, byte[]... body) throws IOException {
        if (socket == null) {
            connect();
        }
        long length = 0;
        for (byte[] part : body) {
            length += part.length;
        }
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nContent-Length: " + length
                        + "\r\n" + headers + "\r\n")
                .getBytes(ISO_8859_1);
        send(head, body);
        Reply reply = read();
        if (closing) {
            close();
        }
        return reply;
    }

    private void connect() throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        closing = false;
    }

    /** In one packet where it fits in one. */
    private void send(byte[] head, byte[]... body) throws IOException {
        if (body.length == 1 && body[0].length < BUFFER) {
            byte[] whole = new byte[head.length + body[0].length];
            System.arraycopy(head, 0, whole, 0, head.length);
            System.arraycopy(body[0], 0, whole, head.length, body[0].length);
            socket.getOutputStream().write(whole);
            return;
        }
        socket.getOutputStream().write(head);
        for (byte[] part : body) {
            socket.getOutputStream().write(part);
        }
    }

    private Reply read() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            closing |= lower.startsWith("connection:") && lower.contains("close");
        }
        return new Reply(status, chunked ? chunks() : exactly(length));
    }

    private byte[] chunks() throws IOException {
        byte[] body = new byte[0];
        while (true) {
            byte[] chunk = exactly(Integer.parseInt(line().strip(), 16));
            line();
            if (chunk.length == 0) {
                return body;
            }
            byte[] longer = new byte[body.length + chunk.length];
            System.arraycopy(body, 0, longer, 0, body.length);
            System.arraycopy(chunk, 0, longer, body.length, chunk.length);
            body = longer;
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The connection ended within an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The connection ended before an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
