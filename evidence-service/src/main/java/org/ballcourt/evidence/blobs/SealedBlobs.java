package org.ballcourt.evidence.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.ballcourt.keys.InstallationSecret;
import org.ballcourt.keys.WrappedKeys;

/**
 * Encrypted files and their keys, which lie wrapped in the store, each for its file, case and person. Erasing destroys both.
 *
 * <p>A secret of the installation lies among the keys; what is made with it are ids of files.
 *
 * <p>A key is stored after its file and destroyed before it, so that no key is left of what was never recorded.
 */
public record SealedBlobs(BlobStore files, WrappedKeys keys, InstallationSecret ids) {
    public SealedBlobs(BlobStore files, WrappedKeys keys) {
        this(files, keys, InstallationSecret.in(keys));
    }

    /** Keeps file and key; after it both survive a power cut. */
    public void keep(StagedBlob staged, String caseId, String person) throws IOException {
        files.keep(staged);
        keys.findOrCreate(id(staged.seal().id(), caseId, person), staged.seal().key());
    }

    /**
     * The original, compared with its hash.
     *
     * @param sealId null for one that an earlier version stored as it came
     * @throws Tampered if the bytes are not those of this hash, or they or their key are gone
     */
    public StoredOriginal verified(String sha256, long size, String sealId, String caseId, String person)
            throws IOException {
        if (sealId == null) {
            return files.verified(sha256, size, null);
        }
        byte[] key = keys.find(id(sealId, caseId, person)).orElseThrow(() -> new Tampered(sha256, "has no key"));
        return files.verified(sha256, size, new Seal(sealId, key));
    }

    /** Destroys key and file, whether it was recorded or not. */
    public boolean destroy(String sealId) {
        keys.destroyBeginning(sealId + "/");
        try {
            return files.remove(sealId);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String id(String sealId, String caseId, String person) {
        return sealId + "/" + (caseId == null ? "" : caseId) + "/" + person;
    }
}
