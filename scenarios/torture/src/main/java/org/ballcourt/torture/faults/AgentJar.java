package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The jar that a JVM wants of an agent, made of classes of ours. */
final class AgentJar {
    private AgentJar() {}

    /** Of an agent that changes classes of the JDK; these call {@code others}, so they must lie where the JDK looks. */
    static Path ofTheJdk(Path jar, Class<?> agent, Class<?>... others) {
        Attributes main = new Attributes();
        main.putValue("Can-Retransform-Classes", "true");
        main.putValue("Boot-Class-Path", jar.getFileName().toString());
        return write(jar, main, agent, others);
    }

    /** Of an agent that changes classes of ours. */
    static Path of(Path jar, Class<?> agent) {
        return write(jar, new Attributes(), agent);
    }

    private static Path write(Path jar, Attributes more, Class<?> agent, Class<?>... others) {
        if (Files.exists(jar)) {
            return jar;
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putAll(more);
        manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
        List<Class<?>> classes =
                Stream.concat(Stream.of(agent), Stream.of(others)).toList();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Class<?> type : classes) {
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
