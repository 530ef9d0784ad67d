package org.ballcourt.evidence.intake;

import org.ballcourt.contracts.EvidenceItem;

/** Where the rest of the product hears of new originals. */
public interface EvidenceEvents {
    /** Tells that an original is safe; may be told twice, and readers must not mind. Does not wait for the answer. */
    void stored(EvidenceItem item);
}
