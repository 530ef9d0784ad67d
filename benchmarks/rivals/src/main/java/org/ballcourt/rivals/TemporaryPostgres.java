package org.ballcourt.rivals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL of its own for one run, with fsync and group commit as they are by default; it refuses root, so root lends it another user. */
final class TemporaryPostgres implements AutoCloseable {
    private static final String USER = "rival";

    private final Path folder;
    private final Path programs;
    private final int port;

    private TemporaryPostgres(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    static TemporaryPostgres start(int port) throws IOException {
        Path programs = programs()
                .orElseThrow(
                        () -> new IOException(
                                "No initdb was found: install PostgreSQL, or name a database with --postgres jdbc:postgresql:..."));
        Path folder = Files.createTempDirectory("rivals-postgres-");
        TemporaryPostgres postgres = new TemporaryPostgres(folder, programs, port);
        if (root()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        postgres.tool("initdb", "-D", postgres.data(), "-U", USER, "-A", "trust", "-E", "UTF8");
        postgres.tool(
                "pg_ctl",
                "-D",
                postgres.data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -k " + folder + " -c max_connections=60 -c shared_buffers=256MB",
                "start");
        return postgres;
    }

    private static Optional<Path> programs() throws IOException {
        List<Path> places = new ArrayList<>();
        Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of).forEach(places::add);
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder())
                        .map(version -> version.resolve("bin"))
                        .forEach(places::add);
            }
        }
        return places.stream()
                .filter(place -> Files.isExecutable(place.resolve("initdb")))
                .findFirst();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER;
    }

    /** All processor time of its processes so far, also of those that are gone. */
    Duration cpu() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void tool(String name, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(words));
        run(command);
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void run(List<String> command) throws IOException {
        File said = File.createTempFile("rivals-", ".txt");
        try {
            int code = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(said)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException(command + " ended with " + code + ": " + Files.readString(said.toPath()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        } finally {
            Files.delete(said.toPath());
        }
    }

    @Override
    public void close() throws IOException {
        tool("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
        if (root()) {
            run(List.of("rm", "-r", folder.toString()));
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
