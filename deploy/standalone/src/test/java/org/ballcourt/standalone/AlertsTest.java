package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts over made-up series, as promtool plays them. */
class AlertsTest {
    private static final Path CHECK = Path.of("../prometheus/check");
    private static final int SKIPPED = 77;

    @Test
    void ringWhenTheyShouldAndNotBefore(@TempDir Path temp) throws Exception {
        Path output = temp.resolve("output");
        int status = new ProcessBuilder(CHECK.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        Assumptions.assumeTrue(status != SKIPPED, () -> "promtool is missing: the alerts were NOT tested");
        assertThat(status).as(Files.readString(output)).isZero();
    }
}
