package org.ballcourt.evidence.blobs;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The key of one file, and the id under which file and key are found. The file is encrypted part by part (Tink's streaming AEAD, AES-256-GCM), so that
 * it can be read from anywhere and nothing of it that was changed, moved or cut off is given out.
 */
public record Seal(String id, byte[] key) {
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 16;
    private static final int PART = 64 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** One that nobody has yet. */
    static Seal fresh() {
        return new Seal(HexFormat.of().formatHex(random(ID_BYTES)), random(KEY_BYTES));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    WritableByteChannel sealing(WritableByteChannel file) throws IOException {
        try {
            return cipher().newEncryptingChannel(file, bound());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-GCM", impossible);
        }
    }

    SeekableByteChannel opening(SeekableByteChannel file) throws IOException {
        try {
            return cipher().newSeekableDecryptingChannel(file, bound());
        } catch (GeneralSecurityException changed) {
            throw new IOException("It cannot be opened", changed);
        }
    }

    private StreamingAead cipher() throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, PART, 0);
    }

    private byte[] bound() {
        return id.getBytes(StandardCharsets.US_ASCII);
    }

    /** Nobody's log has the key. */
    @Override
    public String toString() {
        return "Seal " + id;
    }
}
