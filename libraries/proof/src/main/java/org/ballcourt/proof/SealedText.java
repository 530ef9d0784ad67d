package org.ballcourt.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An encrypted personal text, {@code VERSION.KEY.DATA}: KEY names the key of the person and case, DATA are nonce and AES-256-GCM
 * ciphertext in base64url. From v2 on each text has a key of its own, derived from the person's, so that one text can be shown and no other.
 */
public record SealedText(String version, String keyName, byte[] nonce, byte[] data) {
    public static final String PERSONS_KEY = "v1";
    public static final String OWN_KEY = "v2";
    public static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    /** Null where the text has another form: somebody else sealed it. */
    public static SealedText parse(String sealed) {
        String[] parts = sealed.split("\\.", 3);
        if (parts.length != 3 || !parts[0].equals(PERSONS_KEY) && !parts[0].equals(OWN_KEY)) {
            return null;
        }
        byte[] both = Base64.getUrlDecoder().decode(parts[2]);
        return new SealedText(
                parts[0],
                parts[1],
                Arrays.copyOf(both, NONCE_BYTES),
                Arrays.copyOfRange(both, NONCE_BYTES, both.length));
    }

    /** Encrypts under a key of the text's own. */
    public static SealedText seal(byte[] personsKey, String keyName, byte[] nonce, String place, String plain)
            throws GeneralSecurityException {
        byte[] data = run(
                Cipher.ENCRYPT_MODE, Commitment.mac(personsKey).doFinal(nonce), nonce, place, plain.getBytes(UTF_8));
        return new SealedText(OWN_KEY, keyName, nonce, data);
    }

    /** The key that opens this text: the person's own for a text of the first version. */
    public byte[] key(byte[] personsKey) {
        return hasOwnKey() ? Commitment.mac(personsKey).doFinal(nonce) : personsKey;
    }

    public boolean hasOwnKey() {
        return version.equals(OWN_KEY);
    }

    /**
     * The words.
     *
     * @param place {@code caseId/ROLE/id} of the person, which is authenticated with them
     * @throws GeneralSecurityException if the key is another one, or the text or its place was changed
     */
    public String open(byte[] key, String place) throws GeneralSecurityException {
        return new String(run(Cipher.DECRYPT_MODE, key, nonce, place, data), UTF_8);
    }

    /** As it is stored. */
    public String text() {
        byte[] both = ByteBuffer.allocate(nonce.length + data.length)
                .put(nonce)
                .put(data)
                .array();
        return String.join(
                ".", version, keyName, Base64.getUrlEncoder().withoutPadding().encodeToString(both));
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, String place, byte[] data)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(UTF_8));
        return cipher.doFinal(data);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(nonce);
    }
}
