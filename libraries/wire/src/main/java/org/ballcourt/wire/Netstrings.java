package org.ballcourt.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;

/** Fields one after the other as {@code length:bytes,} in UTF-8, so that no two different lists of fields share a form. */
public final class Netstrings {
    /** Ten digits, a colon and a comma. */
    private static final int LONGEST_FRAME = 12;

    private Netstrings() {}

    /** The form itself, as it is signed. */
    public static byte[] bytes(String... fields) {
        byte[][] parts = new byte[fields.length][];
        int size = 0;
        for (int i = 0; i < fields.length; i++) {
            parts[i] = fields[i].getBytes(UTF_8);
            size += parts[i].length + LONGEST_FRAME;
        }
        byte[] all = new byte[size];
        int end = 0;
        for (byte[] part : parts) {
            end = put(all, end, part);
        }
        return Arrays.copyOf(all, end);
    }

    private static int put(byte[] all, int from, byte[] part) {
        int at = from;
        for (char digit : Integer.toString(part.length).toCharArray()) {
            all[at++] = (byte) digit;
        }
        all[at++] = ':';
        System.arraycopy(part, 0, all, at, part.length);
        at += part.length;
        all[at++] = ',';
        return at;
    }

    /** SHA-256 of the form, in lower-case hex. */
    public static String hash(String... fields) {
        return Sha256.hex(bytes(fields));
    }

    /** Adds the form of one more field to whatever the digest has taken so far. */
    public static void add(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(US_ASCII));
        digest.update(bytes);
        digest.update((byte) ',');
    }
}
