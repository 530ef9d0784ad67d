package org.ballcourt.cases.store;

import java.util.Optional;

/** Where the keys of personal texts lie. */
interface KeyVault {
    /** The key under this id, made durable first if there was none. */
    byte[] findOrCreate(String id, byte[] fresh);

    Optional<byte[]> find(String id);

    void destroy(String id);
}
