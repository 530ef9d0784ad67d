package org.ballcourt.torture.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TornTailTest {
    private static final int WHOLE = 20_000;

    @TempDir
    Path kafka;

    private Path log(String partition, String name, int size) throws IOException {
        Path folder = Files.createDirectories(kafka.resolve(partition));
        return Files.write(folder.resolve(name), new byte[size]);
    }

    @Test
    void cutsTheEndOffTheNewestFileOfOnePartitionOfTheEvents() throws IOException {
        Path old = log(Topics.CASE_EVENTS + "-3", "00000000000000000000.log", WHOLE);
        Path newest = log(Topics.CASE_EVENTS + "-3", "00000000000000004711.log", WHOLE);
        Path index = log(Topics.CASE_EVENTS + "-3", "00000000000000004711.index", WHOLE);
        Path other = log(Topics.CASE_COMMANDS + "-3", "00000000000000000000.log", WHOLE);
        log(Topics.CASE_EVENTS + "-1", "00000000000000000000.log", 0);
        for (int lot = 0; lot < 5; lot++) {
            TornTail.cut(kafka, lot);
        }
        assertThat(newest).satisfies(file -> assertThat(Files.size(file)).isBetween(0L, WHOLE - 5L));
        assertThat(old).hasSize((long) WHOLE);
        assertThat(index).hasSize((long) WHOLE);
        assertThat(other).hasSize((long) WHOLE);
    }

    @Test
    void leavesABrokerAloneThatHasNoEventsYet() throws IOException {
        log(Topics.CASE_EVENTS + "-1", "00000000000000000000.log", 0);
        TornTail.cut(kafka, 3);
        assertThat(kafka.resolve(Topics.CASE_EVENTS + "-1"))
                .isDirectoryContaining(file -> file.toFile().length() == 0);
    }
}
