package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.ballcourt.cases.model.RandomCommands;
import org.junit.jupiter.api.Test;

/** What must hold of every case whatever happens to it, held against random histories. */
class RandomHistoriesTest {
    private static final int COMMANDS = Integer.getInteger("ballcourt.histories.commands", 100_000);
    private static final long SEED = Long.getLong("ballcourt.histories.seed", System.nanoTime());

    @Test
    void keepTheLawOfTheBall() {
        assertThat(new RandomHistories(RandomHistories.NOBODY)
                        .play(COMMANDS, SEED)
                        .keySet())
                .as("every command is accepted somewhere")
                .containsAll(RandomCommands.ofDisputes());
    }
}
