package org.ballcourt.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What others get runs on Java 21, with all that it brings. On a machine without a 21 the program runs on the oldest that is there, and the
 * class files and {@code --release} alone stand for the rest.
 */
class OldestJavaTest {
    private static final int OLDEST = 21;
    /** By the class file format: 45 was that of Java 1. */
    private static final int NEWEST_FORMAT = OLDEST + 44;

    private static final List<Path> CLASS_PATH = Stream.of(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .map(Path::of)
            .filter(Files::exists)
            .toList();

    @Test
    void runsOnTheOldestJavaThatIsHere() throws Exception {
        JavaInstallation oldest = JavaInstallation.oldestFrom(OLDEST);
        String classPath = String.join(
                File.pathSeparator, CLASS_PATH.stream().map(Path::toString).toList());
        Process program = new ProcessBuilder(oldest.java().toString(), "-cp", classPath, FirstSteps.class.getName())
                .redirectErrorStream(true)
                .start();
        try (InputStream said = program.getInputStream()) {
            assertThat(new String(said.readAllBytes())).contains(FirstSteps.DONE + oldest.feature());
        } finally {
            program.destroyForcibly();
        }
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void bringsNoClassThatIsTooNewForIt() throws IOException {
        Map<String, Integer> tooNew = new TreeMap<>();
        int looked = 0;
        for (Path entry : CLASS_PATH) {
            for (Map.Entry<String, Integer> one : formats(entry).entrySet()) {
                looked++;
                if (one.getValue() > NEWEST_FORMAT) {
                    tooNew.put(one.getKey(), one.getValue());
                }
            }
        }
        assertThat(tooNew).isEmpty();
        assertThat(looked).isGreaterThan(5000);
    }

    private static Map<String, Integer> formats(Path entry) throws IOException {
        Map<String, Integer> formats = new TreeMap<>();
        if (Files.isDirectory(entry)) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(entry)) {
                files = new ArrayList<>(
                        all.filter(file -> file.toString().endsWith(".class")).toList());
            }
            for (Path file : files) {
                formats.put(file.toString(), format(Files.newInputStream(file)));
            }
            return formats;
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            // An old Java passes over what a jar has for newer ones.
            for (var file :
                    jar.stream().filter(one -> one.getName().endsWith(".class")).toList()) {
                if (!file.getName().startsWith("META-INF/")) {
                    formats.put(entry.getFileName() + "!" + file.getName(), format(jar.getInputStream(file)));
                }
            }
        }
        return formats;
    }

    private static int format(InputStream classFile) throws IOException {
        try (DataInputStream in = new DataInputStream(classFile)) {
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
