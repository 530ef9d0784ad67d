package org.ballcourt.cases.store;

import java.util.List;
import java.util.Optional;

/** Where the keys of personal texts lie. */
interface KeyVault {
    /** The key under this id, made durable first if there was none. */
    byte[] findOrCreate(String id, byte[] fresh);

    Optional<byte[]> find(String id);

    void destroy(String id);

    /** The ids that begin so. */
    List<String> beginningWith(String begin);

    /** The ids that end so; looks at all of them. */
    List<String> endingIn(String end);
}
