package org.ballcourt.torture.dump;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;

/** Opens encrypted originals with code of its own: the keys from the store, the key-encryption key from the folder beside the originals. */
final class SealedOriginals implements AutoCloseable {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int PREFIX_BYTES = 7;
    private static final int SALT_BYTES = 32;
    private static final int HEADER_BYTES = 1 + SALT_BYTES + PREFIX_BYTES;
    private static final int PART = 64 * 1024;

    private final MongoClient client;
    private final MongoDatabase database;
    private final SecretKey keyEncryptionKey;

    SealedOriginals(String store, Path evidence) throws IOException {
        String line = Files.readString(evidence.resolveSibling("keys").resolve("originals"))
                .strip();
        keyEncryptionKey = new SecretKeySpec(Base64.getDecoder().decode(line), "AES");
        client = MongoClients.create(store);
        database = client.getDatabase("ballcourt_evidence");
    }

    /** The hash under which somebody was told that this file is safe; null where nobody was. */
    String promised(Path file) {
        Document record = database.getCollection("evidence")
                .find(Filters.eq("seal", file.getFileName().toString()))
                .first();
        return record == null ? null : record.getString("sha256");
    }

    byte[] open(Path file) throws IOException, GeneralSecurityException {
        String id = file.getFileName().toString();
        Document wrapped = database.getCollection("keys")
                .find(Filters.regex("_id", "^" + id + "/"))
                .first();
        if (wrapped == null) {
            throw new GeneralSecurityException("there is no key");
        }
        byte[] bytes = wrapped.get("key", Binary.class).getData();
        byte[] key = opened(
                keyEncryptionKey,
                Arrays.copyOf(bytes, NONCE_BYTES),
                Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length),
                wrapped.getString("_id").getBytes(StandardCharsets.UTF_8));
        return parts(Files.readAllBytes(file), key, id.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] parts(byte[] file, byte[] key, byte[] bound) throws GeneralSecurityException {
        byte[] salt = Arrays.copyOfRange(file, 1, 1 + SALT_BYTES);
        byte[] prefix = Arrays.copyOfRange(file, 1 + SALT_BYTES, HEADER_BYTES);
        SecretKey own = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract().addIKM(key).addSalt(salt).thenExpand(bound, 32));
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        int number = 0;
        for (int from = HEADER_BYTES, to; from + TAG_BYTES <= file.length; from = to, number++) {
            to = Math.min(file.length, (number + 1) * PART);
            byte last = (byte) (to == file.length ? 1 : 0);
            byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                    .put(prefix)
                    .putInt(number)
                    .put(last)
                    .array();
            plain.writeBytes(opened(own, nonce, Arrays.copyOfRange(file, from, to), new byte[0]));
        }
        return plain.toByteArray();
    }

    private static byte[] opened(SecretKey key, byte[] nonce, byte[] sealed, byte[] bound)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        cipher.updateAAD(bound);
        return cipher.doFinal(sealed);
    }

    @Override
    public void close() {
        client.close();
    }
}
