package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Payment references without a disk. */
public final class InMemoryPaymentReferences implements PaymentReferences {
    private final Map<String, Use> uses = new HashMap<>();

    @Override
    public synchronized Map<String, Use> find(Collection<String> keys) {
        Map<String, Use> found = new HashMap<>(uses);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public synchronized boolean take(String key, Use seen, Use use) {
        if (!Objects.equals(uses.get(key), seen)) {
            return false;
        }
        uses.put(key, use);
        return true;
    }
}
