package org.ballcourt.proof;

import java.util.HexFormat;
import org.ballcourt.wire.Netstrings;
import org.ballcourt.wire.Sha256;

/**
 * What stands for a published record that is no event of a case, as an event's hash stands for the event: an {@link EventSeal} of it says that
 * the case core put this value, under this key, on this topic.
 */
public final class RecordHash {
    private static final String TAG = "ballcourt record v1";

    private RecordHash() {}

    public static String of(String topic, String key, byte[] value) {
        return HexFormat.of().formatHex(Sha256.of(Netstrings.bytes(TAG, topic, key, Sha256.hex(value))));
    }
}
