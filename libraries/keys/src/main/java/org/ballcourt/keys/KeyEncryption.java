package org.ballcourt.keys;

/**
 * Wraps keys of data under a key-encryption key that lies apart from the data. A key management service can stand behind it; the product
 * brings {@link KeyFile}.
 *
 * <p>Both calls are made while somebody waits, so an implementation answers within a second or two, or throws {@link KeyAway}; one that asks
 * a service does best to have its key-encryption keys opened there once, at the start.
 */
public interface KeyEncryption {
    /** The id of the key-encryption key that wraps now. */
    String wrappingKey();

    /**
     * Wraps under that key.
     *
     * @param place what the key is for; it is authenticated, and must be the same when the key is unwrapped
     */
    WrappedKey wrap(byte[] key, String place);

    /**
     * The key, whichever of the key-encryption keys wrapped it.
     *
     * @throws KeyAway if that one is not here, or not now
     * @throws DamagedKey if this was not wrapped for that place
     */
    byte[] unwrap(WrappedKey wrapped, String place);
}
