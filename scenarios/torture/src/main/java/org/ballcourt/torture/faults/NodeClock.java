package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
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
        return "-javaagent:" + jar(file.resolveSibling("clock-agent.jar")) + "=" + file;
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

    private static Path jar(Path jar) {
        if (Files.exists(jar)) {
            return jar;
        }
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", ClockAgent.class.getName());
        main.putValue("Can-Retransform-Classes", "true");
        // Classes of the JDK call it, so it must lie where they look.
        main.putValue("Boot-Class-Path", jar.getFileName().toString());
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Class<?> type : List.of(ClockAgent.class, WrongTime.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream bytes = type.getResourceAsStream("/" + name)) {
                    bytes.transferTo(out);
                }
            }
            return jar;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
