package org.ballcourt.notifications.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that goes wrong in a chosen way, and keeps what it was told. */
final class FlakySmtp implements AutoCloseable {
    /** How it goes wrong. */
    enum Mood {
        HANGS_UP_AFTER_THE_LETTER,
        KNOWS_NOBODY,
        IS_BUSY
    }

    private final ServerSocket socket;
    private final Mood mood;
    private final List<String> messageIds = new CopyOnWriteArrayList<>();

    FlakySmtp(Mood mood) throws IOException {
        this.mood = mood;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().name("flaky-smtp").daemon().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The Message-ID of each mail that it read to the end. */
    List<String> messageIds() {
        return List.copyOf(messageIds);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                talk(caller);
            } catch (SocketException e) {
                // Closed, or the caller has gone.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8);
        say(out, "220 flaky");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = line.split(" ")[0].toUpperCase(Locale.ROOT);
            switch (word) {
                case "RCPT" -> say(out, mood == Mood.KNOWS_NOBODY ? "550 no such user" : "250 ok");
                case "DATA" -> {
                    say(out, mood == Mood.IS_BUSY ? "451 try later" : "354 go on");
                    if (mood == Mood.HANGS_UP_AFTER_THE_LETTER) {
                        readLetter(in);
                        return;
                    }
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private void readLetter(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.startsWith("Message-ID: ")) {
                messageIds.add(line.substring("Message-ID: ".length()));
            }
        }
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
