package org.ballcourt.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ballcourt.wire.Netstrings;
import org.ballcourt.wire.Sha256;
import tools.jackson.databind.JsonNode;

/**
 * One field of an event that can be shown or kept back by itself.
 *
 * @param pointer JSON pointer into {@code {actor, at, commandId, data, type}}, where data is the payload
 * @param value a scalar, or an empty object or array
 */
public record Leaf(String pointer, JsonNode value) {
    /** All leaves of a tree, in the order of their pointers. */
    static List<Leaf> of(JsonNode tree) {
        List<Leaf> leaves = new ArrayList<>();
        collect("", tree, leaves);
        leaves.sort((one, other) -> one.pointer.compareTo(other.pointer));
        return leaves;
    }

    private static void collect(String pointer, JsonNode node, List<Leaf> leaves) {
        if (node.isEmpty() || node.isValueNode()) {
            leaves.add(new Leaf(pointer, node));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i), leaves);
            }
        } else {
            node.properties()
                    .forEach(field -> collect(pointer + "/" + escaped(field.getKey()), field.getValue(), leaves));
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * SHA-256 over 0x00, the salt's bytes, and pointer and canonical value as netstrings; lower-case hex.
     *
     * @param salt 64 hex digits
     */
    String hash(String salt) {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 0);
        digest.update(HexFormat.of().parseHex(salt));
        Netstrings.add(digest, pointer);
        Netstrings.add(digest, Canonical.of(value));
        return HexFormat.of().formatHex(digest.digest());
    }
}
