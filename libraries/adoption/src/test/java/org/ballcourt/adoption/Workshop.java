package org.ballcourt.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A copy of our sources, so that a build in it is in the way of no other. */
record Workshop(Path folder) {
    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", "node_modules");
    /** Maven reads the poms of all modules; sources are wanted of what is published and what that needs. */
    private static final List<String> WANTED = List.of("libraries", "deploy/embedded-store", "deploy/embedded-broker");

    static Workshop copiedTo(Path folder) throws IOException {
        copy(ROOT, folder);
        return new Workshop(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> inside = Files.list(from)) {
            for (Path one : inside.toList()) {
                Path copied = to.resolve(one.getFileName());
                if (!Files.isDirectory(one)) {
                    Files.copy(one, copied);
                } else if (isWanted(one)) {
                    copy(one, copied);
                }
            }
        }
    }

    private static boolean isWanted(Path folder) {
        String name = ROOT.relativize(folder).toString();
        return !NOT_SOURCES.contains(folder.getFileName().toString())
                && (!name.contains("src") || WANTED.stream().anyMatch(name::startsWith));
    }

    void run(String... words) throws IOException, InterruptedException {
        runIn(folder, words);
    }

    /** The one of this machine, or our wrapper. */
    void maven(Path where, String... words) throws IOException, InterruptedException {
        String line = "$(command -v mvn || echo \"$0\") -B -q \"$@\"";
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", line, folder.resolve("mvnw").toString()));
        command.addAll(List.of(words));
        runIn(where, command.toArray(String[]::new));
    }

    /** Says what it said, if it fails. */
    private void runIn(Path where, String... words) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder.getParent(), "said", ".txt");
        Process process = new ProcessBuilder(words)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            int status = process.waitFor();
            String text = Files.readString(said, StandardCharsets.UTF_8);
            assertThat(status).as(String.join(" ", words) + "\n" + text).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A local repository that leads to the one of this machine for everything but us. */
    Path libraryWithoutUs(Path temp) throws IOException {
        Path given = Path.of(System.getProperty("user.home"), ".m2/repository");
        Path library = Files.createDirectories(temp.resolve("library/org")).getParent();
        link(given, library, "org");
        link(given.resolve("org"), library.resolve("org"), "ballcourt");
        return library;
    }

    private static void link(Path from, Path to, String except) throws IOException {
        try (Stream<Path> inside = Files.list(from)) {
            for (Path one : inside.filter(Files::isDirectory).toList()) {
                if (!one.endsWith(except)) {
                    Files.createSymbolicLink(to.resolve(one.getFileName()), one);
                }
            }
        }
    }
}
