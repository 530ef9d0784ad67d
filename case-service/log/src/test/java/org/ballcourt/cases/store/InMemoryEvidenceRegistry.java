package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ballcourt.contracts.EvidenceItem;

/** A registry without a disk. */
public final class InMemoryEvidenceRegistry implements EvidenceRegistry {
    private final Map<String, EvidenceItem> items = new ConcurrentHashMap<>();

    @Override
    public void register(EvidenceItem item) {
        items.putIfAbsent(item.evidenceId(), item);
    }

    @Override
    public Map<String, EvidenceItem> find(Collection<String> ids) {
        Map<String, EvidenceItem> found = new HashMap<>(items);
        found.keySet().retainAll(ids);
        return found;
    }
}
