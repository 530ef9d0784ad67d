package org.ballcourt.cases.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Payment references without a disk. */
public final class InMemoryPaymentReferences implements PaymentReferences {
    private final Map<String, Use> uses = new HashMap<>();

    @Override
    public synchronized Optional<Use> find(String key) {
        return Optional.ofNullable(uses.get(key));
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
