package org.ballcourt.torture.dump;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** Name, size and hash of every original on the evidence volume. */
final class FileDump {
    private FileDump() {}

    static void write(Path evidence, Path file) throws IOException {
        try (LineFile out = new LineFile(file);
                Stream<Path> inside = Files.walk(evidence.resolve("blobs"))) {
            for (Path blob : inside.filter(Files::isRegularFile).toList()) {
                out.write(JsonNodeFactory.instance
                        .objectNode()
                        .put("name", blob.getFileName().toString())
                        .put("size", Files.size(blob))
                        .put("sha256", sha256(blob))
                        .toString());
            }
        }
    }

    private static String sha256(Path blob) throws IOException {
        try (InputStream bytes = Files.newInputStream(blob)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
