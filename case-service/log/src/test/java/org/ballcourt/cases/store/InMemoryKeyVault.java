package org.ballcourt.cases.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys without a disk. */
final class InMemoryKeyVault implements KeyVault {
    private final Map<String, byte[]> keys = new ConcurrentHashMap<>();

    @Override
    public byte[] findOrCreate(String id, byte[] fresh) {
        return keys.computeIfAbsent(id, missing -> fresh);
    }

    @Override
    public Optional<byte[]> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public List<String> beginningWith(String begin) {
        return keys.keySet().stream().filter(id -> id.startsWith(begin)).toList();
    }

    @Override
    public List<String> endingIn(String end) {
        return keys.keySet().stream().filter(id -> id.endsWith(end)).toList();
    }

    @Override
    public void destroy(String id) {
        keys.remove(id);
    }
}
