package org.ballcourt.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** An installation's secret Ed25519 key. */
public final class SigningKey {
    private static final String PEM = "PRIVATE KEY";

    private final PrivateKey key;
    private final VerifyingKey verifying;

    private SigningKey(PrivateKey key, VerifyingKey verifying) {
        this.key = key;
        this.verifying = verifying;
    }

    public static SigningKey fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(
                    pair.getPrivate(), VerifyingKey.of(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has Ed25519", impossible);
        }
    }

    /** @throws IllegalArgumentException if this is no PEM file of an Ed25519 private key (PKCS#8) */
    public static SigningKey ofPem(String pem) {
        return ofBase64(VerifyingKey.unwrapped(PEM, pem));
    }

    /** @throws IllegalArgumentException if this is no Ed25519 private key, PKCS#8 in base64 */
    public static SigningKey ofBase64(String text) {
        byte[] encoded = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            SigningKey read = new SigningKey(key, publicOf((EdECPrivateKey) key));
            byte[] message = {1};
            if (!read.verifying.verifies(message, read.sign(message))) {
                throw new IllegalStateException(
                        "This Java derives another public key; use its own provider of Ed25519");
            }
            return read;
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("not an Ed25519 private key", wrong);
        }
    }

    /** Java has no direct way from the private key to the public one: its generator takes the seed for chance. */
    private static VerifyingKey publicOf(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("no bytes"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(255, new SecureRandom() {
            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return VerifyingKey.of(generator.generateKeyPair().getPublic().getEncoded());
    }

    public VerifyingKey verifying() {
        return verifying;
    }

    public String pem() {
        return VerifyingKey.wrapped(PEM, key);
    }

    /** 128 lower-case hex digits, always the same for the same message. */
    public String sign(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(message);
            return HexFormat.of().formatHex(ed25519.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("An Ed25519 key signs any message", impossible);
        }
    }
}
