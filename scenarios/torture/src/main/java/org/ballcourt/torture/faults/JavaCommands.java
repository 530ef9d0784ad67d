package org.ballcourt.torture.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the words that start the one process into those that start one part of it alone. */
record JavaCommands(String java, List<Path> jars) {
    private static final List<String> SERVICES =
            List.of("case-service-", "evidence-service-", "escalation-service-", "notification-service-");

    static JavaCommands of(List<String> launch) {
        String classPath = launch.get(launch.indexOf("-cp") + 1);
        List<Path> jars = Stream.of(classPath.split(File.pathSeparator))
                .flatMap(JavaCommands::jars)
                .toList();
        return new JavaCommands(launch.getFirst(), jars);
    }

    /** The same, with another place before all others. */
    JavaCommands with(Path place) {
        return new JavaCommands(
                java, Stream.concat(Stream.of(place), jars.stream()).toList());
    }

    private static Stream<Path> jars(String place) {
        if (!place.endsWith("*")) {
            return Stream.of(Path.of(place));
        }
        try (Stream<Path> inside = Files.list(Path.of(place.substring(0, place.length() - 1)))) {
            return inside.toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param service begins the name of the one service's jar that belongs to it; any other word for none */
    List<String> start(String service, int megabytes, String main, Map<String, String> settings, List<String> words) {
        String classPath = jars.stream()
                .filter(jar -> belongs(jar.getFileName().toString(), service))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx" + megabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(words);
        return command;
    }

    /** The services keep their settings under one name, so that each sees its own alone. */
    private static boolean belongs(String jar, String service) {
        return !jar.equals("standalone.jar")
                && SERVICES.stream().allMatch(other -> !jar.startsWith(other) || other.startsWith(service));
    }
}
