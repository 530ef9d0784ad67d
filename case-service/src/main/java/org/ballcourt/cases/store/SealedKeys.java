package org.ballcourt.cases.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ballcourt.contracts.PersonalText;

/**
 * AES-256-GCM. A sealed text reads {@code v1.KEY.DATA}: KEY are the first hex digits of the key's own hash, so that a text of a
 * destroyed key is told from one that was tampered with; DATA are nonce and ciphertext in base64url. Case and person are
 * authenticated with it, so that a ciphertext cannot be moved to another place.
 */
public final class SealedKeys implements PersonalKeys {
    private static final String VERSION = "v1";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_DIGITS = 12;

    private final KeyVault vault;
    private final RecentKeys recent;
    private final SecureRandom random = new SecureRandom();

    SealedKeys(KeyVault vault) {
        this.vault = vault;
        // Another node's erasure takes effect here at the latest after a minute.
        this.recent = new RecentKeys(10_000, Duration.ofMinutes(1));
    }

    /** A key and its name. */
    record Key(String name, byte[] bytes) {
        static Key of(byte[] bytes) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Key(HexFormat.of().formatHex(hash).substring(0, NAME_DIGITS), bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public PersonalText seal(String caseId, PersonalText text) {
        if (text.sealed() != null) {
            return text;
        }
        String id = id(caseId, text.subject());
        Key key = recent.get(id).orElseGet(() -> remember(id, vault.findOrCreate(id, fresh())));
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] data = run(Cipher.ENCRYPT_MODE, key, id, nonce, text.plain().getBytes(UTF_8));
        byte[] both = ByteBuffer.allocate(NONCE_BYTES + data.length)
                .put(nonce)
                .put(data)
                .array();
        String sealed = String.join(
                ".",
                VERSION,
                key.name(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(both));
        return new PersonalText(text.subject(), text.plain(), sealed);
    }

    @Override
    public String open(String caseId, PersonalText text) {
        if (text.sealed() == null) {
            return text.plain();
        }
        String[] parts = text.sealed().split("\\.", 3);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            return null;
        }
        String id = id(caseId, text.subject());
        return key(id, parts[1])
                .map(key -> {
                    byte[] both = Base64.getUrlDecoder().decode(parts[2]);
                    byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
                    byte[] data = Arrays.copyOfRange(both, NONCE_BYTES, both.length);
                    return new String(run(Cipher.DECRYPT_MODE, key, id, nonce, data), UTF_8);
                })
                .orElse(null);
    }

    @Override
    public void destroy(String caseId, String subject) {
        String id = id(caseId, subject);
        vault.destroy(id);
        recent.forget(id);
    }

    private Optional<Key> key(String id, String name) {
        return recent.get(id)
                .filter(key -> key.name().equals(name))
                .or(() -> vault.find(id).map(bytes -> remember(id, bytes)))
                .filter(key -> key.name().equals(name));
    }

    private Key remember(String id, byte[] bytes) {
        Key key = Key.of(bytes);
        recent.put(id, key);
        return key;
    }

    private byte[] fresh() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String id(String caseId, String subject) {
        return caseId + "/" + subject;
    }

    private static byte[] run(int mode, Key key, String id, byte[] nonce, byte[] data) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(id.getBytes(UTF_8));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed text of " + id + " does not open with its own key", e);
        }
    }
}
