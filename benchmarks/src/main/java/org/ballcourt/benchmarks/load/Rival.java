package org.ballcourt.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Others' means, in a process with a class path of its own: told what to do line by line. */
final class Rival implements Contender {
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Pattern NUMBER = Pattern.compile("([a-z0-9]+)=([0-9.]+)");

    private final String name;
    private final Room room;

    private Rival(String name, Room room) {
        this.name = name;
        this.room = room;
    }

    static List<Contender> start(LoadOptions options) {
        if (options.rivals().isEmpty()) {
            return List.of();
        }
        Room room = Room.open(options);
        return options.rivals().stream()
                .<Contender>map(name -> new Rival(name, room))
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration warmUp(Duration most) {
        return WARM_UP.compareTo(most) < 0 ? WARM_UP : most;
    }

    @Override
    public Round play(Round.Size size) throws IOException {
        Map<String, Double> told =
                room.order(name + " " + size.callers() + " " + size.time().toMillis());
        return new Round(
                told.get("commands").longValue(),
                0,
                told.get("seconds"),
                0,
                Latencies.of(told.get("p50"), told.get("p99")),
                new Round.Cost(told.get("cpu"), told.get("postgres"), 0));
    }

    @Override
    public void close() {
        room.close();
    }

    /** The process that all rivals share. */
    private record Room(Process process, PrintStream orders, BufferedReader answers) {
        private static final int PATIENCE_SECONDS = 30;

        static Room open(LoadOptions options) {
            List<String> command = new ArrayList<>(List.of(
                    LoadOptions.javaCommand(),
                    "-Xmx1g",
                    "-cp",
                    LoadOptions.rivalsClassPath(),
                    "org.ballcourt.rivals.Rivals"));
            options.postgres().ifPresent(url -> command.addAll(List.of("--postgres", url)));
            try {
                Process process = new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                return new Room(
                        process,
                        new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Lines of others, such as warnings of their loggers, are passed over. */
        Map<String, Double> order(String order) throws IOException {
            orders.println(order);
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith("commands=")) {
                    return NUMBER.matcher(line)
                            .results()
                            .collect(Collectors.toMap(found -> found.group(1), Room::number));
                }
            }
            throw new IOException("The rivals are gone; the last order was: " + order);
        }

        private static double number(MatchResult found) {
            return Double.parseDouble(found.group(2));
        }

        /** It ends with its input. */
        void close() {
            orders.close();
            try {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroy();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
