package org.ballcourt.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A process with the classes of this test, to be killed. */
final class ChildJvm {
    private ChildJvm() {}

    /** @param heap as {@code -Xmx} takes it */
    static Process start(String heap, Class<?> main, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
