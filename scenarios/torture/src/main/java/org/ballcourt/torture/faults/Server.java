package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandRefused;

/** One process of an installation: a broker, the store, or an instance of a service. */
final class Server {
    /** How long anything may take until it is there. */
    static final Duration START = Duration.ofMinutes(4);

    private static final Duration END = Duration.ofMinutes(1);
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final long BETWEEN_PROBES_MILLIS = 200;
    private static final int OK = 200;
    private static final int TAIL = 12;

    private final String name;
    private final URI health;
    private final int port;
    private final Path log;
    private List<String> command;
    private Process process;

    /** @param health answers 200 when it is ready; null where an open port says so */
    Server(String name, List<String> command, int port, URI health, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.port = port;
        this.health = health;
        this.log = log;
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Comes back at once. */
    void launch() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Process started = process;
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Side by side; comes back when all of them are ready. */
    static void start(List<Server> servers) throws InterruptedException {
        servers.forEach(Server::launch);
        for (Server server : servers) {
            server.awaitReady();
        }
    }

    void awaitReady() throws InterruptedException {
        long giveUp = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (process.waitFor(BETWEEN_PROBES_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new CommandRefused(
                        Message.of("torture.ended").with("name", name).with("output", tail()));
            }
            if (System.nanoTime() > giveUp) {
                throw notReady();
            }
        }
    }

    CommandRefused notReady() {
        return new CommandRefused(
                Message.of("torture.not-ready").with("name", name).with("output", tail()));
    }

    private boolean isReady() throws InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PROBE).build();
                Socket socket = new Socket()) {
            if (health == null) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), (int) PROBE.toMillis());
                return true;
            }
            HttpRequest request = HttpRequest.newBuilder(health).timeout(PROBE).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The next launch is that of another version. */
    void become(List<String> other) {
        command = List.copyOf(other);
    }

    /** As whoever runs it ends it: it is asked to, and killed where it does not in time. */
    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException unreadable) {
            return "(its output cannot be read)";
        }
    }
}
