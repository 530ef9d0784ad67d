package org.ballcourt.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Fields one after the other as {@code length:bytes,} in UTF-8, so that no two different lists of fields share a form. */
public final class Netstrings {
    private Netstrings() {}

    /** The form itself, as it is signed. */
    public static byte[] bytes(String... fields) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String field : fields) {
            byte[] bytes = field.getBytes(UTF_8);
            all.writeBytes((bytes.length + ":").getBytes(US_ASCII));
            all.writeBytes(bytes);
            all.write(',');
        }
        return all.toByteArray();
    }

    /** SHA-256 of the form, in lower-case hex. */
    public static String hash(String... fields) {
        MessageDigest digest = Sha256.digest();
        for (String field : fields) {
            add(digest, field);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Adds the form of one more field to whatever the digest has taken so far. */
    public static void add(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(US_ASCII));
        digest.update(bytes);
        digest.update((byte) ',');
    }
}
