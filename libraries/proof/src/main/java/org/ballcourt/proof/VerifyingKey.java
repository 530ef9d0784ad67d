package org.ballcourt.proof;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ballcourt.wire.Sha256;

/**
 * An installation's public Ed25519 key.
 *
 * @param keyId the first 16 hex digits of SHA-256 of the key's X.509 form
 */
public record VerifyingKey(String keyId, PublicKey key) {
    private static final int ID_DIGITS = 16;

    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");
    private static final String PEM = "PUBLIC KEY";

    /** @throws IllegalArgumentException if these bytes are no Ed25519 key in X.509 form */
    public static VerifyingKey of(byte[] encoded) {
        try {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            if (!Arrays.equals(key.getEncoded(), encoded)) {
                throw new IllegalArgumentException("not an Ed25519 public key");
            }
            return new VerifyingKey(Sha256.hex(encoded).substring(0, ID_DIGITS), key);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("not an Ed25519 public key", wrong);
        }
    }

    /** @throws IllegalArgumentException if this is no PEM file of an Ed25519 public key */
    public static VerifyingKey ofPem(String pem) {
        return ofBase64(unwrapped(PEM, pem));
    }

    /** @throws IllegalArgumentException if this is not the one line of such a PEM file */
    public static VerifyingKey ofBase64(String line) {
        byte[] encoded = Base64.getDecoder().decode(line);
        if (!Base64.getEncoder().encodeToString(encoded).equals(line)) {
            throw new IllegalArgumentException("not plain base64");
        }
        return of(encoded);
    }

    /**
     * As people keep it: a PEM file, or its one line.
     *
     * @throws IllegalArgumentException if this is neither
     */
    public static VerifyingKey ofText(String text) {
        return text.contains("-----BEGIN") ? ofPem(text) : ofBase64(text.strip());
    }

    /** All 64 digits of which the id has the first 16. */
    public String fingerprint() {
        return Sha256.hex(key.getEncoded());
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public String pem() {
        return wrapped(PEM, key);
    }

    /** The PEM file of a key. */
    static String wrapped(String label, Key key) {
        String base64 = Base64.getEncoder().encodeToString(key.getEncoded());
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64);
    }

    /** The base64 in a PEM file, without white space. */
    static String unwrapped(String label, String pem) {
        Matcher file = Pattern.compile("(?s)-----BEGIN %1$s-----(.*?)-----END %1$s-----".formatted(label))
                .matcher(pem);
        if (!file.find()) {
            throw new IllegalArgumentException("no -----BEGIN " + label + "-----");
        }
        return file.group(1).replaceAll("\\s", "");
    }

    /** @param signature 128 lower-case hex digits; any other form is no signature */
    public boolean verifies(byte[] message, String signature) {
        if (!SIGNATURE.matcher(signature).matches()) {
            return false;
        }
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
