package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** References that can be taken without anybody else noticing. */
final class UnstoredReferences implements PaymentReferences {
    private final PaymentReferences references;
    private final Map<String, Use> taken = new HashMap<>();

    UnstoredReferences(PaymentReferences references) {
        this.references = references;
    }

    @Override
    public Map<String, Use> find(Collection<String> keys) {
        Map<String, Use> found = new HashMap<>(references.find(keys));
        taken.forEach((key, use) -> {
            if (keys.contains(key)) {
                found.put(key, use);
            }
        });
        return found;
    }

    @Override
    public boolean take(String key, Use seen, Use use) {
        if (!Objects.equals(find(List.of(key)).get(key), seen)) {
            return false;
        }
        taken.put(key, use);
        return true;
    }
}
