package org.ballcourt.torture.check;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An event as it lies in the log.
 *
 * @param type the stored name, e.g. {@code complaint-filed.v1}
 * @param payload the very characters
 * @param storedAt when its command was stored
 */
record LogEvent(
        String caseId,
        long seq,
        String type,
        Instant at,
        String actor,
        String commandId,
        String payload,
        String hash,
        Instant storedAt) {
    private static final Pattern PROOF = Pattern.compile(",?\"~proof\":\"([0-9a-f]{32})\\.([0-9a-f]{64})\"}$");
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    /** The payload, read; not kept, since a long run has more of them than fit into memory. */
    JsonNode body() {
        return Dump.json(payload);
    }

    boolean is(String name) {
        return type.startsWith(name + ".");
    }

    /** {@code ComplaintFiled}, as people call it. */
    String shortType() {
        StringBuilder name = new StringBuilder();
        for (String word : type.substring(0, type.lastIndexOf('.')).split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.toString();
    }

    List<JsonNode> opened() {
        return body().at("/ball/opened").valueStream().toList();
    }

    List<JsonNode> ended() {
        return body().at("/ball/ended").valueStream().toList();
    }

    /** Null where the event leaves the stage. */
    String stage() {
        return body().at("/ball/stage").asString(null);
    }

    /** The hash that it must have. */
    String computed(String previous) {
        Matcher proof = PROOF.matcher(payload);
        String number = Long.toString(seq);
        if (!proof.find()) {
            return Sha.of(previous, caseId, number, type, at.toString(), actor, commandId, payload);
        }
        String body = Sha.of(type, at.toString(), actor, commandId, payload);
        return Sha.of("v2", previous, caseId, number, body, proof.group(2));
    }

    /** Whether the root in its payload is that of its fields; so it is where there is none. */
    boolean rootFits() {
        Matcher proof = PROOF.matcher(payload);
        if (!proof.find()) {
            return true;
        }
        byte[] salt = HexFormat.of().parseHex(proof.group(1));
        JsonNode data = Dump.json(payload.substring(0, proof.start()) + "}");
        TreeMap<String, JsonNode> leaves = new TreeMap<>();
        collect("/data", data, leaves);
        Map.of("/actor", actor, "/at", at.toString(), "/commandId", commandId, "/type", type)
                .forEach((pointer, text) -> leaves.put(pointer, Dump.json('"' + text + '"')));
        byte[][] hashes = new byte[leaves.size() + 1][];
        hashes[0] = NODE;
        int i = 0;
        for (Map.Entry<String, JsonNode> leaf : leaves.entrySet()) {
            byte[] mac = Sha.mac(salt, leaf.getKey());
            hashes[++i] = Sha.digest(
                    LEAF, mac, Sha.netstrings(leaf.getKey(), leaf.getValue().toString()));
        }
        return HexFormat.of().formatHex(Sha.digest(hashes)).equals(proof.group(2));
    }

    private static void collect(String pointer, JsonNode value, Map<String, JsonNode> leaves) {
        if (value.isEmpty()) {
            leaves.put(pointer, value);
        } else if (value.isObject()) {
            value.forEachEntry((name, field) ->
                    collect(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), field, leaves));
        } else {
            for (int i = 0; i < value.size(); i++) {
                collect(pointer + "/" + i, value.get(i), leaves);
            }
        }
    }
}
