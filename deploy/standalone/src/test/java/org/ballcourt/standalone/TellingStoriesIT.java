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

/** The stories run against a product of their own, and wrong ones are found out. */
class TellingStoriesIT {
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
    void passesEveryStoryOfOurs() throws Exception {
        String told = tell(Path.of("../../scenarios"), 0);
        assertThat(told.lines().filter(line -> line.startsWith("PASS"))).hasSizeGreaterThanOrEqualTo(37);
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
        String story = Files.readString(Path.of("../../scenarios/02-everybody-silent.yaml"));
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
