package org.ballcourt.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What ids that must follow from something are made with, so that whoever does not have it cannot compute them: the same in all instances
 * of a service, and in no two installations.
 */
public final class InstallationSecret {
    /** Neither a person nor a case nor a file is called so, and an erasure does not find it. */
    private static final String ID = "ids of this installation";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    private InstallationSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The one that lies among these keys, wrapped as they are; the first who asks makes it. */
    public static InstallationSecret in(WrappedKeys keys) {
        byte[] fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return of(keys.findOrCreate(ID, fresh));
    }

    public static InstallationSecret of(byte[] key) {
        return new InstallationSecret(key);
    }

    /** The same for the same, and 32 bytes that nobody can tell without the secret. */
    public byte[] hash(byte[] what) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(what);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }
}
