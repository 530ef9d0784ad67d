package org.ballcourt.servicekit.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a process of its own, which must not go on without memory, and goes on after every other error. */
class LastResortTest {
    private static final int LONGEST_SECONDS = 60;
    private static final int WENT_ON = 7;

    @ParameterizedTest
    @ValueSource(strings = {"thread", "worker", "wrapped"})
    void endsTheProcessWhereMemoryIsOut(String where) throws Exception {
        Process process = start(where, "memory");
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(LastResort.EXIT_CODE);
        assertThat(said).contains("This process ends, because memory is out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread", "worker"})
    void goesOnAfterOtherErrors(String where) throws Exception {
        Process process = start(where, "class");
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(WENT_ON);
    }

    private static Process start(String... words) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        words[0],
                        words[1])
                .start();
        process.onExit().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly());
        return process;
    }

    /** Meets an error and, unless that ends it, ends with a code of its own. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] words) throws InterruptedException {
            LastResort.install();
            Error error = words[1].equals("memory")
                    ? new OutOfMemoryError("Cannot reserve direct buffer memory")
                    : new NoClassDefFoundError("of a jar that was replaced");
            switch (words[0]) {
                case "thread" -> {
                    Thread thread = Thread.ofPlatform().start(() -> {
                        throw error;
                    });
                    thread.join();
                }
                case "wrapped" -> {
                    Thread thread = Thread.ofPlatform().start(() -> {
                        throw new IllegalStateException(error);
                    });
                    thread.join();
                }
                default -> fail(error);
            }
            System.exit(WENT_ON);
        }

        private static void fail(Error error) throws InterruptedException {
            try (BackgroundWorkers workers = new BackgroundWorkers(new SimpleMeterRegistry())) {
                int[] runs = {0};
                Thread main = Thread.currentThread();
                workers.worker("fails", () -> {
                            if (runs[0]++ == 0) {
                                throw error;
                            }
                            main.interrupt();
                            return Duration.ofDays(1);
                        })
                        .start();
                new CountDownLatch(1).await(LONGEST_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException secondRun) {
                // It went on.
            }
        }
    }
}
