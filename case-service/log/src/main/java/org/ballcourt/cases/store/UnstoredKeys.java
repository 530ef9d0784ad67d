package org.ballcourt.cases.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys of which new ones seal what is never stored, and are forgotten with it. */
final class UnstoredKeys implements KeyVault {
    private final KeyVault vault;
    private final Map<String, byte[]> made = new HashMap<>();

    UnstoredKeys(KeyVault vault) {
        this.vault = vault;
    }

    @Override
    public byte[] findOrCreate(String id, byte[] fresh) {
        return find(id).orElseGet(() -> {
            made.put(id, fresh);
            return fresh;
        });
    }

    @Override
    public Optional<byte[]> find(String id) {
        return made.containsKey(id) ? Optional.of(made.get(id)) : vault.find(id);
    }

    @Override
    public List<String> beginningWith(String begin) {
        return vault.beginningWith(begin);
    }

    @Override
    public List<String> endingIn(String end) {
        return vault.endingIn(end);
    }

    @Override
    public void destroy(String id) {
        made.remove(id);
    }
}
