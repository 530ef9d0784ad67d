package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.Map;
import org.ballcourt.contracts.EvidenceItem;

/** The stored originals that a command may name. */
public interface EvidenceRegistry {
    /** Durable when it returns; registering the same id again changes nothing. */
    void register(EvidenceItem item);

    /** Those of them that are registered, by id. */
    Map<String, EvidenceItem> find(Collection<String> ids);
}
