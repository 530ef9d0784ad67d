package org.ballcourt.cases.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** References that can be taken without anybody else noticing. */
final class UnstoredReferences implements PaymentReferences {
    private final PaymentReferences references;
    private final Map<String, Use> taken = new HashMap<>();

    UnstoredReferences(PaymentReferences references) {
        this.references = references;
    }

    @Override
    public Optional<Use> find(String key) {
        return taken.containsKey(key) ? Optional.of(taken.get(key)) : references.find(key);
    }

    @Override
    public boolean take(String key, Use seen, Use use) {
        if (!Objects.equals(find(key).orElse(null), seen)) {
            return false;
        }
        taken.put(key, use);
        return true;
    }
}
