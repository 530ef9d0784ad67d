package org.ballcourt.torture.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes mail as any server does, and now and then has no time, hangs up before or after it has taken a letter, or thinks for a while, so
 * that senders die in the middle of a letter too. What it takes is written down before it says so.
 */
public final class MailSink implements AutoCloseable {
    private static final int ONE_IN = 200;
    private static final long LONGEST_THOUGHT_MILLIS = 3_000;
    /** Less than any sender's patience. */
    private static final long HOLD_MILLIS = 8_000;

    private final ServerSocket door;
    private final Random random;
    private volatile Consumer<Letter> taken;
    private volatile CountDownLatch caught;

    /** What it does with one letter. */
    private enum Mood {
        FINE,
        BUSY,
        HANGS_UP_BEFORE,
        HANGS_UP_AFTER,
        THINKS
    }

    public MailSink(Random random) {
        this.random = random;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().start(this::serve);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on letters are taken; before, it has no time for anybody. */
    public void giveTo(Consumer<Letter> keeper) {
        taken = keeper;
    }

    /**
     * Takes the next letter and keeps its sender waiting for the answer.
     *
     * @return false if none came in that time
     */
    public boolean holdNext(Duration time) throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        caught = next;
        boolean came = next.await(time.toMillis(), TimeUnit.MILLISECONDS);
        caught = null;
        return came;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
            talk(in, new Answers(caller));
        } catch (IOException gone) {
            // Its sender died; what was taken before is written down.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void talk(BufferedReader in, Answers out) throws IOException, InterruptedException {
        List<String> to = new ArrayList<>();
        out.say("220 sink");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            switch (word) {
                case "RCPT" -> {
                    to.add(line.substring(line.indexOf('<') + 1, line.lastIndexOf('>')));
                    out.say("250 ok");
                }
                case "DATA" -> {
                    if (!letter(in, out, List.copyOf(to))) {
                        return;
                    }
                    to.clear();
                }
                case "QUIT" -> {
                    out.say("221 bye");
                    return;
                }
                default -> out.say("250 ok");
            }
        }
    }

    /** False when it has hung up. */
    private boolean letter(BufferedReader in, Answers out, List<String> to) throws IOException, InterruptedException {
        Consumer<Letter> keeper = taken;
        Mood mood = mood();
        if (mood == Mood.BUSY || keeper == null) {
            out.say("451 no time");
            return true;
        }
        out.say("354 go on");
        Letter letter = read(in, to);
        if (letter == null || mood == Mood.HANGS_UP_BEFORE) {
            return false;
        }
        keeper.accept(letter);
        if (mood == Mood.HANGS_UP_AFTER) {
            return false;
        }
        think(mood);
        out.say("250 taken");
        return true;
    }

    private void think(Mood mood) throws InterruptedException {
        CountDownLatch waiting = caught;
        if (waiting != null && waiting.getCount() > 0) {
            waiting.countDown();
            Thread.sleep(HOLD_MILLIS);
        } else if (mood == Mood.THINKS) {
            Thread.sleep(draw(LONGEST_THOUGHT_MILLIS));
        }
    }

    private Mood mood() {
        long lot = draw(ONE_IN);
        return lot < 4 ? Mood.values()[(int) lot + 1] : Mood.FINE;
    }

    private synchronized long draw(long below) {
        return random.nextLong(below);
    }

    /** Null when it was cut off before its end, so that nobody has taken it. */
    private static Letter read(BufferedReader in, List<String> to) throws IOException {
        String messageId = null;
        String caseId = null;
        boolean inHeader = true;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) {
                return new Letter(messageId, to, caseId);
            }
            inHeader &= !line.isEmpty();
            if (inHeader && line.startsWith("Message-ID: ")) {
                messageId = line.substring("Message-ID: ".length()).strip();
            } else if (inHeader && line.startsWith("X-Ballcourt-Case: ")) {
                caseId = line.substring("X-Ballcourt-Case: ".length()).strip();
            }
        }
        return null;
    }

    /** The server's side of a talk. */
    private record Answers(Socket caller) {
        void say(String line) throws IOException {
            Writer out = new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.US_ASCII);
            out.write(line + "\r\n");
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
