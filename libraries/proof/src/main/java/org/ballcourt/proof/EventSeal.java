package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ballcourt.wire.Netstrings;
import org.ballcourt.wire.Sha256;

/**
 * What one published event shows of a signature over several: its place in their tree (RFC 9162) and the path to the root that is signed. A
 * leaf is the event's hash, which covers its case, its number and all of its content.
 *
 * @param index of the event among those that were signed together
 * @param size how many those are
 * @param signature of the tree's root
 * @param path from below, in hex without a gap
 */
public record EventSeal(String keyId, int index, int size, String signature, String path) {
    /** Few signatures where much is sent, and short paths: a record carries 64 digits for each doubling. */
    public static final int MOST = 64;

    private static final String TAG = "ballcourt events v1";
    private static final int HASH_DIGITS = 64;

    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{16}):([0-9]{1,4}):([0-9]{1,4}):([0-9a-f]{128}):((?:[0-9a-f]{64}){0,16})");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Signs events, {@link #MOST} at a time together.
     *
     * @return the seals as text, in the order of the hashes
     */
    public static List<String> sign(List<String> hashes, SigningKey key) {
        List<String> seals = new ArrayList<>();
        for (int from = 0; from < hashes.size(); from += MOST) {
            seals.addAll(signTogether(hashes.subList(from, Math.min(hashes.size(), from + MOST)), key));
        }
        return seals;
    }

    private static List<String> signTogether(List<String> hashes, SigningKey key) {
        List<byte[]> leaves = hashes.stream().map(EventSeal::leaf).toList();
        String keyId = key.verifying().keyId();
        String signature = key.sign(message(keyId, hashes.size(), MerkleTree.root(leaves)));
        List<String> seals = new ArrayList<>();
        for (int index = 0; index < leaves.size(); index++) {
            StringBuilder path = new StringBuilder();
            MerkleTree.path(index, leaves)
                    .forEach(hash -> path.append(HexFormat.of().formatHex(hash)));
            seals.add(new EventSeal(keyId, index, hashes.size(), signature, path.toString()).toString());
        }
        return seals;
    }

    /** @throws IllegalArgumentException if this is no text of a seal */
    public static EventSeal parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("not KEYID:INDEX:SIZE:SIGNATURE:PATH");
        }
        return new EventSeal(
                form.group(1),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                form.group(4),
                form.group(5));
    }

    /** The bytes that were signed if this is the seal of that event; null where its place and its path lead nowhere. */
    public byte[] message(String hash) {
        if (!HASH.matcher(hash).matches()) {
            return null;
        }
        List<byte[]> siblings = new ArrayList<>();
        for (int from = 0; from < path.length(); from += HASH_DIGITS) {
            siblings.add(HexFormat.of().parseHex(path, from, from + HASH_DIGITS));
        }
        byte[] root = MerkleTree.climb(leaf(hash), index, size, siblings);
        return root == null ? null : message(keyId, size, root);
    }

    private static byte[] message(String keyId, int size, byte[] root) {
        return Netstrings.bytes(
                TAG, keyId, Integer.toString(size), HexFormat.of().formatHex(root));
    }

    private static byte[] leaf(String hash) {
        byte[] data = new byte[1 + HASH_DIGITS / 2];
        System.arraycopy(HexFormat.of().parseHex(hash), 0, data, 1, HASH_DIGITS / 2);
        return Sha256.of(data);
    }

    /** As it stands in a header. */
    @Override
    public String toString() {
        return String.join(":", keyId, Integer.toString(index), Integer.toString(size), signature, path);
    }
}
