package org.ballcourt.cases.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The core decides as the rulebook's model does, whatever anybody sends in whatever order at whatever time. */
class CoreAgainstModelTest {
    private static final int COMMANDS = Integer.getInteger("ballcourt.model.commands", 20_000);
    private static final long SEED = Long.getLong("ballcourt.model.seed", System.nanoTime());

    @Test
    void decidesAsTheModelDoes() {
        Histories histories = new Histories();
        long since = System.nanoTime();
        int commands = 0;
        int count = 0;
        for (; commands < COMMANDS; count++) {
            commands += histories.play(SEED + count);
        }
        double seconds = (System.nanoTime() - since) / 1e9;
        System.out.printf(
                "core against model: seed %d, %d commands in %d histories, %.0f a second, answers %s%n",
                SEED, commands, count, commands / seconds, histories.answers);
        assertThat(histories.accepted).isNotEmpty();
    }
}
