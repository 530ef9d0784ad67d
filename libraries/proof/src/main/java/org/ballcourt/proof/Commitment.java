package org.ballcourt.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ballcourt.wire.ProofSuffix;
import org.ballcourt.wire.Sha256;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an event commits to, field by field, so that each field can be shown by itself and the others guessed by nobody. */
public final class Commitment {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MARK = 8;

    private final List<Leaf> leaves;
    private final Mac mac;

    private Commitment(List<Leaf> leaves, String salt) {
        this.leaves = leaves;
        this.mac = mac(HexFormat.of().parseHex(salt));
    }

    /** The payload with the proof of the whole event at its end, under a fresh salt. */
    public static String seal(String type, String at, String actor, String commandId, String payload) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return seal(type, at, actor, commandId, payload, HexFormat.of().formatHex(bytes));
    }

    static String seal(String type, String at, String actor, String commandId, String payload, String salt) {
        Commitment commitment = new Commitment(Leaf.of(tree(type, at, actor, commandId, payload)), salt);
        return new ProofSuffix(salt, commitment.root()).onto(payload);
    }

    /**
     * What a sealed event's fields amount to, whatever root it claims.
     *
     * @throws IllegalArgumentException if the payload carries no proof
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    public static Commitment of(String type, String at, String actor, String commandId, String payload) {
        ProofSuffix proof = ProofSuffix.of(payload);
        if (proof == null) {
            throw new IllegalArgumentException("The payload carries no proof");
        }
        return new Commitment(leaves(type, at, actor, commandId, payload), proof.salt());
    }

    /** The fields of any event, also of one whose payload carries no proof. */
    public static List<Leaf> leaves(String type, String at, String actor, String commandId, String payload) {
        boolean bare = ProofSuffix.of(payload) == null;
        return Leaf.of(tree(type, at, actor, commandId, bare ? payload : ProofSuffix.removedFrom(payload)));
    }

    private static JsonNode tree(String type, String at, String actor, String commandId, String payload) {
        ObjectNode tree = Wire.sealedJson().createObjectNode();
        tree.put("type", type).put("at", at).put("actor", actor).put("commandId", commandId);
        return tree.set("data", Wire.sealedJson().readTree(payload));
    }

    public List<Leaf> leaves() {
        return leaves;
    }

    /** The salt of one leaf, which tells nothing about the others: HMAC of the pointer under the event's salt. */
    public String saltOf(Leaf leaf) {
        return HexFormat.of().formatHex(mac.doFinal(leaf.pointer().getBytes(UTF_8)));
    }

    public String hashOf(Leaf leaf) {
        return leaf.hash(saltOf(leaf));
    }

    public List<String> hashes() {
        return leaves.stream().map(this::hashOf).toList();
    }

    public String root() {
        return root(hashes());
    }

    /** SHA-256 over 0x01 and the hashes of all leaves in the order of their pointers. */
    static String root(List<String> hashes) {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 1);
        hashes.forEach(hash -> digest.update(HexFormat.of().parseHex(hash)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The first digits of each leaf's hash: proof of nothing, but they tell which field was changed. */
    public static String marks(List<String> hashes) {
        StringBuilder marks = new StringBuilder();
        hashes.forEach(hash -> marks.append(hash, 0, MARK));
        return marks.toString();
    }

    /** The marks of {@link #marks}, one by one. */
    static List<String> marks(String joined) {
        return joined.codePointCount(0, joined.length()) == joined.length() && joined.length() % MARK == 0
                ? IntStream.range(0, joined.length() / MARK)
                        .mapToObj(i -> joined.substring(i * MARK, (i + 1) * MARK))
                        .toList()
                : List.of();
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }
}
