package org.ballcourt.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.wire.Netstrings;
import org.ballcourt.wire.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The signature of a bundle: over a manifest with the hash of each of its parts, so that a changed part can be named. */
public final class BundleSeal {
    public static final String FORMAT = "ballcourt-bundle";
    public static final int VERSION = 1;

    static final String MANIFEST = "manifest";
    static final String SIGNATURE = "signature";

    private static final String TAG = "ballcourt bundle v1";

    private BundleSeal() {}

    /** The bundle's file: its parts with manifest and signature, in canonical form. */
    public static byte[] sealed(ObjectNode parts, SigningKey key) {
        ObjectNode bundle = parts.deepCopy();
        Map<String, String> hashes = hashes(parts);
        ObjectNode manifest = bundle.putObject(MANIFEST);
        hashes.forEach(manifest::put);
        bundle.put(SIGNATURE, key.sign(message(hashes)));
        return Canonical.of(bundle).getBytes(UTF_8);
    }

    /** SHA-256 of the canonical form of every part. */
    static Map<String, String> hashes(JsonNode bundle) {
        Map<String, String> hashes = new TreeMap<>();
        for (var part : bundle.properties()) {
            if (!part.getKey().equals(MANIFEST) && !part.getKey().equals(SIGNATURE)) {
                hashes.put(part.getKey(), Sha256.hex(Canonical.of(part.getValue())));
            }
        }
        return hashes;
    }

    static byte[] message(Map<String, String> manifest) {
        List<String> fields = new ArrayList<>();
        fields.add(TAG);
        new TreeMap<>(manifest).forEach((part, hash) -> {
            fields.add(part);
            fields.add(hash);
        });
        return Netstrings.bytes(fields.toArray(String[]::new));
    }
}
