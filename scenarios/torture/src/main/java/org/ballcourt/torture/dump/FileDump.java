package org.ballcourt.torture.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;

/** Of every original on the evidence volume that somebody was promised: the hash it was promised under, and size and hash of what it opens to. */
final class FileDump {
    private FileDump() {}

    static void write(String store, Path evidence, Path file) throws IOException {
        try (LineFile out = new LineFile(file);
                SealedOriginals originals = new SealedOriginals(store, evidence)) {
            for (Path sealed : files(evidence.resolve("sealed"))) {
                String promised = originals.promised(sealed);
                if (promised != null) {
                    out.write(line(originals, sealed, promised));
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            return inside.filter(Files::isRegularFile).toList();
        }
    }

    private static String line(SealedOriginals originals, Path sealed, String promised) throws IOException {
        long size = -1;
        String found;
        try {
            byte[] bytes = originals.open(sealed);
            size = bytes.length;
            found = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException damaged) {
            found = damaged.toString();
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", promised)
                .put("size", size)
                .put("sha256", found)
                .toString();
    }
}
