package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stories run against a product of their own, and wrong ones are found out; {@code ./ballcourt test} tells all of them. */
class TellingStoriesIT {
    private static final Path STORIES = Path.of("../../scenarios");

    @TempDir
    static Path temp;

    private static ProductUnderTest product;

    @BeforeAll
    static void startAProduct() throws Exception {
        product = ProductUnderTest.start(temp);
    }

    @AfterAll
    static void stopIt() {
        product.close();
    }

    @Test
    void passesWhatIsToldRight() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("right"));
        for (String story : List.of("01-juicer.yaml", "02-everybody-silent.yaml")) {
            Files.copy(STORIES.resolve(story), folder.resolve(story));
        }
        assertThat(tell(folder, 0)).contains("PASS  01-juicer.yaml").endsWith("2 passed, 0 failed\n");
    }

    @Test
    void failsAStoryWithAWrongDeadline() throws Exception {
        assertFails("dueAt: 2026-11-04T18:00:00+08:00", "dueAt: 2026-11-04T17:59:00+08:00", "step 3", "ball: expected");
    }

    @Test
    void failsAStoryWithWrongMoney() throws Exception {
        assertFails(
                "BUYER: \"+129.00\", PLATFORM: \"-129.00\"",
                "BUYER: \"+128.00\", PLATFORM: \"-128.00\"",
                "finally",
                "money");
    }

    @Test
    void failsAStoryWithANoticeThatNobodyGot() throws Exception {
        assertFails(
                "SELLER/lampshop: duty-missed", "SELLER/lampshop: advance-paid", "step 3", "notified: SELLER/lampshop");
    }

    @Test
    void failsAStoryThatForgetsAnEvent() throws Exception {
        assertFails("[DutyLapsed, InterventionRequested]", "[DutyLapsed]", "step 3", "events: expected [DutyLapsed]");
    }

    private void assertFails(String words, String wrong, String... told) throws Exception {
        Path folder = Files.createTempDirectory(temp, "wrong");
        String story = Files.readString(STORIES.resolve("02-everybody-silent.yaml"));
        assertThat(story).contains(words);
        Files.writeString(folder.resolve("wrong.yaml"), story.replace(words, wrong));
        assertThat(tell(folder, 1)).contains("FAIL  wrong.yaml").contains(told).endsWith("0 passed, 1 failed\n");
    }

    private static String tell(Path folder, int exitCode) throws Exception {
        Path output = Files.createTempFile(temp, "told", ".txt");
        List<String> command = new ArrayList<>(ProductUnderTest.java("org.ballcourt.scenarios.Scenarios"));
        command.addAll(List.of(folder.toString(), "--product", product.base()));
        Process runner = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(runner.waitFor(20, TimeUnit.MINUTES)).isTrue();
        assertThat(runner.exitValue()).as(Files.readString(output)).isEqualTo(exitCode);
        return Files.readString(output);
    }
}
