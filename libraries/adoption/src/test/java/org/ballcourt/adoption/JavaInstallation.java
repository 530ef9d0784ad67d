package org.ballcourt.adoption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Java on this machine, by its own {@code release} file. */
record JavaInstallation(Path home, int feature) {
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    /** The oldest that is not older than this one: where it was said ({@code JAVA_HOME_21}), and where they usually lie; at the least our own. */
    static JavaInstallation oldestFrom(int feature) {
        Path user = Path.of(System.getProperty("user.home"));
        Stream<Path> usual = Stream.of(
                        Path.of("/usr/lib/jvm"), user.resolve(".jdks"), user.resolve(".sdkman/candidates/java"))
                .flatMap(JavaInstallation::inside);
        Stream<Path> said = System.getenv().entrySet().stream()
                .filter(one -> one.getKey().startsWith("JAVA_HOME"))
                .map(one -> Path.of(one.getValue()));
        return Stream.of(usual, said, Stream.of(Path.of(System.getProperty("java.home"))))
                .flatMap(homes -> homes)
                .flatMap(home -> at(home).stream())
                .filter(one -> one.feature() >= feature)
                .min(Comparator.comparingInt(JavaInstallation::feature))
                .orElseThrow();
    }

    Path java() {
        return home.resolve("bin/java");
    }

    private static Optional<JavaInstallation> at(Path home) {
        try {
            return Files.isExecutable(home.resolve("bin/java")) && Files.exists(home.resolve("release"))
                    ? VERSION.matcher(Files.readString(home.resolve("release")))
                            .results()
                            .map(found -> new JavaInstallation(home, Integer.parseInt(found.group(1))))
                            .findFirst()
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> inside(Path folder) {
        try (Stream<Path> homes = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return homes.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
