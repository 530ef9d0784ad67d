package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.wire.Sha256;
import org.junit.jupiter.api.Test;

/**
 * The product is built and tested with the very files that it was before: whoever changes a version writes their hashes with
 * {@code -Dballcourt.lock=write}, and a file that became another one under its old name is found.
 */
class LockedDependenciesTest {
    private static final Path LOCK = Page.ROOT.resolve("deploy/standalone/dependencies.sha256");

    @Test
    void areTheFilesThatTheyWere() throws IOException {
        List<String> found = dependencies().map(LockedDependenciesTest::line).toList();
        if ("write".equals(System.getProperty("ballcourt.lock"))) {
            Files.write(LOCK, found);
        }

        assertThat(found)
                .as("Where a version was changed, write it with -Dballcourt.lock=write, and look at what else changed")
                .hasSizeGreaterThan(100)
                .isEqualTo(Files.readAllLines(LOCK));
    }

    private static Stream<Path> dependencies() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(file -> file.toString().endsWith(".jar") && !isOurs(file))
                .sorted((one, other) -> one.getFileName().compareTo(other.getFileName()));
    }

    /** Made by this build, or installed by one. */
    private static boolean isOurs(Path file) {
        String folder = file.toString().replace('\\', '/');
        return folder.contains("/target/") || folder.contains("/org/ballcourt/");
    }

    /** As {@code sha256sum} writes it. */
    private static String line(Path file) {
        MessageDigest digest = Sha256.digest();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return HexFormat.of().formatHex(digest.digest()) + "  " + file.getFileName();
    }
}
