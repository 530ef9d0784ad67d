package org.ballcourt.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ballcourt.contracts.Message;
import org.ballcourt.wire.Sha256;

/**
 * Key-encryption keys from a file or a setting: one a line, 32 bytes in base64. The first wraps, all unwrap. A key is known by the beginning
 * of its own hash, so that nobody has to name it and nobody can mistake it.
 */
public final class KeyFile implements KeyEncryption {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_DIGITS = 12;
    private static final byte[] TAG = "ballcourt key".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKey> keys;
    private final String first;

    private KeyFile(Map<String, SecretKey> keys) {
        this.keys = keys;
        this.first = keys.keySet().iterator().next();
    }

    /**
     * From a file, or else from the text of one, whose lines may have commas between them.
     *
     * @param setting the name of the setting that holds the text; that of the file ends in {@code -file}
     * @throws KeysRefused if both are blank, or if a key cannot be read
     */
    public static KeyFile read(String setting, String file, String text) {
        if (file.isBlank() && text.isBlank()) {
            throw new KeysRefused(Message.of("keys.missing").with("setting", setting + "-file"));
        }
        String source = file.isBlank() ? setting : setting + "-file " + file;
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        (file.isBlank() ? text : content(file))
                .lines()
                .map(line -> line.replaceFirst("#.*", ""))
                .flatMap(line -> Arrays.stream(line.split("[,\\s]+")))
                .filter(word -> !word.isEmpty())
                .map(word -> key(word, source))
                .forEach(key -> keys.putIfAbsent(id(key), new SecretKeySpec(key, "AES")));
        if (keys.isEmpty()) {
            throw new KeysRefused(Message.of("keys.wrong").with("setting", source));
        }
        return new KeyFile(keys);
    }

    /** A line for such a file, with a key that nobody has yet. */
    public static String freshLine() {
        return Base64.getEncoder().encodeToString(random(KEY_BYTES));
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new KeysRefused(Message.of("keys.unreadable").with("file", file));
        }
    }

    private static byte[] key(String word, String source) {
        try {
            byte[] key = Base64.getDecoder().decode(word);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException noBase64) {
            // As one that is too short.
        }
        throw new KeysRefused(Message.of("keys.wrong").with("setting", source));
    }

    private static String id(byte[] key) {
        byte[] named =
                ByteBuffer.allocate(TAG.length + key.length).put(TAG).put(key).array();
        return Sha256.hex(named).substring(0, ID_DIGITS);
    }

    @Override
    public String wrappingKey() {
        return first;
    }

    @Override
    public WrappedKey wrap(byte[] key, String place) {
        byte[] nonce = random(NONCE_BYTES);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.get(first), nonce, place).doFinal(key);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return new WrappedKey(first, whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-GCM", impossible);
        }
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, String place) {
        SecretKey key = keys.get(wrapped.wrappedBy());
        if (key == null) {
            throw new KeyAway("The key-encryption key " + wrapped.wrappedBy() + " is not here", null);
        }
        byte[] bytes = wrapped.bytes();
        if (bytes.length < NONCE_BYTES) {
            throw new DamagedKey(place, null);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE_BYTES), place)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (GeneralSecurityException changed) {
            throw new DamagedKey(place, changed);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
