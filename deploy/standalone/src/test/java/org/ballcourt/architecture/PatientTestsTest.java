package org.ballcourt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test that waits for something must not fail because the machine is busy with something else. */
class PatientTestsTest {
    private static final Path ROOT = Path.of("../..");

    /** What waits says for how long; Awaitility's own ten seconds are not enough. */
    private static final Pattern WITHOUT_A_LIMIT = Pattern.compile(
            "\\bawait\\(\\)(?!;)(?:(?!atMost|;).)*?\\.until(?:Asserted)?\\(|setDefaultTimeout", Pattern.DOTALL);

    private static final Pattern IMPATIENT = Pattern.compile(
            "atMost\\(\\s*(?:Duration\\.of(?:Millis\\(|Seconds\\([12]?\\d\\))|[12]?\\d, (?:TimeUnit\\.)?SECONDS)"
                    + "|@Timeout\\(\\s*(?:value = )?[12]?\\d\\b"
                    + "|\\.(?:await|tryAcquire|poll|join|get)\\((?:\\d+, )?[12]?\\d, (?:TimeUnit\\.)?SECONDS\\)");

    /** Time passes whether or not anything has happened. */
    private static final Pattern SLEEPING = Pattern.compile("\\bThread\\.sleep\\(|\\bTimeUnit\\.\\w+\\.sleep\\(");

    /** It stands for a disk that is slow. */
    private static final String SLOW_DISK = "FaultyDisk.java";

    @Test
    void waitForWhatTheyNeedAndLongEnough() throws IOException {
        assertThat(tests().filter(file -> isImpatient(read(file)))).isEmpty();
        assertThat(List.of(
                        "await().until(this::done)",
                        "Awaitility.await()\n.pollInterval(TICK)\n.untilAsserted(() -> {})",
                        "await().atMost(Duration.ofSeconds(20)).until(x)",
                        "await().atMost(5, TimeUnit.SECONDS).until(x)",
                        "@Timeout(20)",
                        "latch.await(10, TimeUnit.SECONDS)",
                        "runs.tryAcquire(3, 9, SECONDS)",
                        "Awaitility.setDefaultTimeout(LONG)"))
                .as("the canary")
                .allMatch(PatientTestsTest::isImpatient);
        assertThat(List.of(
                        "await().atMost(Duration.ofMinutes(1)).until(x)",
                        "latch.await();\nawait().atMost(PATIENCE)\n.until(x)",
                        "latch.await(60, TimeUnit.SECONDS)",
                        "settling.await(); rest.until(x)"))
                .noneMatch(PatientTestsTest::isImpatient);
    }

    @Test
    void doNotSleep() throws IOException {
        assertThat(tests().filter(file -> !file.endsWith(SLOW_DISK) && sleeps(read(file))))
                .isEmpty();
        assertThat(List.of("Thread.sleep(100)", "TimeUnit.SECONDS.sleep(1)"))
                .as("the canary")
                .allMatch(PatientTestsTest::sleeps);
    }

    private static boolean isImpatient(String source) {
        return WITHOUT_A_LIMIT.matcher(source).find()
                || IMPATIENT.matcher(source).find();
    }

    private static boolean sleeps(String source) {
        return SLEEPING.matcher(source).find();
    }

    private static Stream<Path> tests() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(ROOT)) {
            files = all.filter(file -> file.toString().matches(".*/src/test/java/.*\\.java"))
                    .filter(file -> !file.endsWith("PatientTestsTest.java"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(100);
        return files.stream();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
