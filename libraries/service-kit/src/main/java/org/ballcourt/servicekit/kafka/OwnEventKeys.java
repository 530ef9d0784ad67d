package org.ballcourt.servicekit.kafka;

import java.util.List;
import org.ballcourt.proof.VerifyingKey;

/** The keys that sign events in this very process, and signed them before: nobody has to tell it of them. */
public record OwnEventKeys(List<VerifyingKey> keys) {
    public OwnEventKeys {
        keys = List.copyOf(keys);
    }
}
