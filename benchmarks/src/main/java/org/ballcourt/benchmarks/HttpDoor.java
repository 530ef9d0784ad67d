package org.ballcourt.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.wire.Wire;

/** One connection that is kept, and no more work for the caller than the bytes: what is measured is the product. */
final class HttpDoor implements Quarrel.Door {
    private final int port;
    private final TokenMint mint;
    private final String prefer;
    private final Map<Actor, String> tokens = new HashMap<>();
    private Socket socket;
    private InputStream in;

    /** @param prefer value of that header; null for none */
    HttpDoor(int port, TokenMint mint, String prefer) {
        this.port = port;
        this.mint = mint;
        this.prefer = prefer;
    }

    @Override
    public String send(String caseId, String commandId, Actor actor, CaseCommand command) {
        byte[] body = Wire.json().writeValueAsString(command).getBytes(UTF_8);
        String path =
                caseId == null ? "/api/cases" : "/api/cases/" + caseId + "/" + CommandNames.kebabOf(command.getClass());
        String token = tokens.computeIfAbsent(
                actor, one -> mint.token(one.id(), List.of(one.role().name()), Duration.ofHours(1)));
        String head =
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\nIdempotency-Key: " + commandId + "\r\nAuthorization: Bearer " + token
                        + (prefer == null ? "" : "\r\nPrefer: " + prefer) + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream(head.length() + body.length);
        request.writeBytes(head.getBytes(ISO_8859_1));
        request.writeBytes(body);
        try {
            String answer = exchange(request.toByteArray());
            int named = answer.indexOf("\"caseId\":\"") + 10;
            return answer.substring(named, answer.indexOf('"', named));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String exchange(byte[] request) throws IOException {
        if (socket == null) {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        }
        socket.getOutputStream().write(request);
        String status = line();
        int length = -1;
        boolean closes = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            closes |= lower.equals("connection: close");
        }
        String body = length >= 0 ? new String(in.readNBytes(length), UTF_8) : chunks();
        if (closes) {
            socket.close();
            socket = null;
        }
        if (!status.contains(" 20")) {
            throw new IllegalStateException(status + " " + body);
        }
        return body;
    }

    private String chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return all.toString(UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
