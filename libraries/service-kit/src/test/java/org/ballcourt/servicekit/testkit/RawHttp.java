package org.ballcourt.servicekit.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A client that sends what it is given, byte for byte; proper clients refuse to. Strings are bytes, one a character. */
final class RawHttp {
    private static final int PATIENCE_MS = 120_000;

    private final int port;

    RawHttp(int port) {
        this.port = port;
    }

    /** @param contentType empty where the answer has none */
    record Answer(int status, String contentType, String body) {}

    Answer send(String method, String target, Map<String, String> headers, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(latin(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"));
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (body != null) {
            all.putIfAbsent("Content-Length", String.valueOf(body.length));
        }
        all.forEach((name, value) -> request.writeBytes(latin(name + ": " + value + "\r\n")));
        request.writeBytes(latin("\r\n"));
        request.writeBytes(body == null ? new byte[0] : body);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream out = socket.getOutputStream();
            out.write(request.toByteArray());
            out.flush();
            return answer(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        String status = line(in);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] parts = line.split(": ?", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        String type = headers.getOrDefault("content-type", "");
        // A stream never ends, and that it has begun is answer enough.
        byte[] body = type.startsWith("text/event-stream") ? new byte[0] : in.readAllBytes();
        String text = new String(body, StandardCharsets.UTF_8);
        int from = text.indexOf('{');
        // Chunk sizes stand around a body of unknown length; a problem is small enough for one chunk.
        return new Answer(
                Integer.parseInt(status.split(" ")[1]),
                type,
                from < 0 ? text : text.substring(from, text.lastIndexOf('}') + 1));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        if (line.isEmpty()) {
            throw new IOException("The connection was closed without an answer");
        }
        return line.substring(0, line.length() - 1);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
