package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.ballcourt.torture.clock.ClockAgent;
import org.ballcourt.torture.clock.WrongTime;

/**
 * The clock of one process, which can be put wrong while it runs.
 *
 * @param server the process
 * @param file tells the agent inside it by how much
 */
record NodeClock(Server server, Path file) {
    /** For the command that starts a process whose clock is to be put wrong by that file. */
    static String option(Path file) {
        return "-javaagent:"
                + AgentJar.ofTheJdk(file.resolveSibling("clock-agent.jar"), ClockAgent.class, WrongTime.class) + "="
                + file;
    }

    /** By how much it is wrong from now on; put wrong before the process starts, it starts with a wrong one. */
    void set(Duration wrong) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, String.valueOf(wrong.toMillis()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
