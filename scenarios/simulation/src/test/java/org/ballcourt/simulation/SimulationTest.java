package org.ballcourt.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ballcourt.simulation.play.Play;
import org.junit.jupiter.api.Test;

/** What the product promises holds in every schedule that a build plays; and a schedule is the same each time it is played. */
class SimulationTest {
    private static final String SCHEDULES = "1500";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void nothingGoesWrong() throws Exception {
        String seed = String.valueOf(1 + (System.nanoTime() & 0xffffff));
        int status = run("--schedules", SCHEDULES, "--seed", seed);
        assertThat(status).as(told()).isZero();
        assertThat(told()).contains("from seed " + Long.parseLong(seed)).endsWith("PASS\n");
    }

    @Test
    void aSeedIsAlwaysTheSameSchedule() throws Exception {
        Play.Result[] twice = new Play.Result[2];
        for (int i = 0; i < 2; i++) {
            int number = i;
            Thread.ofVirtual().start(() -> twice[number] = Play.of(42)).join();
        }
        assertThat(twice[0]).isNotNull().isEqualTo(twice[1]);
        assertThat(twice[0].steps()).isGreaterThan(500);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        assertThat(run("--schedules", "none")).isEqualTo(2);
        assertThat(run("--bogus")).isEqualTo(2);
    }

    private int run(String... words) throws Exception {
        return Simulation.run(List.of(words), new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    private String told() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
