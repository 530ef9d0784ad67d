package org.ballcourt.keys;

/**
 * A key that only whoever has the key-encryption key can read.
 *
 * @param wrappedBy the id of that key-encryption key
 */
public record WrappedKey(String wrappedBy, byte[] bytes) {}
