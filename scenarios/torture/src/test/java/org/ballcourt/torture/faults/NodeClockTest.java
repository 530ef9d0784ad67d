package org.ballcourt.torture.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, as the real ones are. */
class NodeClockTest {
    private static final Duration HOURS = Duration.ofHours(2);
    private static final Duration LITTLE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    /** Says what time it is each time that somebody asks. */
    static final class Teller {
        public static void main(String[] words) throws IOException {
            long before = System.nanoTime();
            while (System.in.read() >= 0) {
                System.out.println(Instant.now() + " " + Instant.ofEpochMilli(System.currentTimeMillis()) + " "
                        + new Date().toInstant() + " " + Duration.ofNanos(System.nanoTime() - before));
            }
        }
    }

    @Test
    void putsEveryWallClockOfOneProcessWrongAndNoMonotonicOne() throws Exception {
        Path file = folder.resolve("teller.clock");
        Process teller = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        NodeClock.option(file),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Teller.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader times =
                new BufferedReader(new InputStreamReader(teller.getInputStream(), StandardCharsets.UTF_8))) {
            assertRight(ask(teller, times));
            new NodeClock(null, file).set(HOURS);
            List<String> told = ask(teller, times);
            while (Instant.parse(told.getFirst()).isBefore(Instant.now().plus(LITTLE))) {
                told = ask(teller, times);
            }
            assertThat(told.subList(0, 3))
                    .allSatisfy(time -> assertThat(Duration.between(Instant.now(), Instant.parse(time)))
                            .isBetween(HOURS.minus(LITTLE), HOURS.plus(LITTLE)));
            assertThat(Duration.parse(told.getLast())).isLessThan(LITTLE);
            new NodeClock(null, file).set(Duration.ZERO);
            while (Instant.parse(told.getFirst()).isAfter(Instant.now().plus(LITTLE))) {
                told = ask(teller, times);
            }
        } finally {
            teller.destroyForcibly();
        }
    }

    private static List<String> ask(Process teller, BufferedReader times) throws IOException {
        teller.getOutputStream().write('?');
        teller.getOutputStream().flush();
        return List.of(times.readLine().split(" "));
    }

    private static void assertRight(List<String> told) {
        assertThat(told.subList(0, 3))
                .allSatisfy(time -> assertThat(Duration.between(Instant.now(), Instant.parse(time))
                                .abs())
                        .isLessThan(LITTLE));
    }
}
