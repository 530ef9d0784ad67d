package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Leases without a disk. */
public final class InMemoryLeaseRepository implements LeaseRepository {
    private final Map<String, Lease> leases = new TreeMap<>();

    @Override
    public synchronized List<Lease> all() {
        return List.copyOf(leases.values());
    }

    @Override
    public synchronized void create(Collection<String> keys, String owner) {
        keys.forEach(key -> leases.putIfAbsent(key, new Lease(key, owner, 1, 0)));
    }

    @Override
    public synchronized void beat(String owner) {
        leases.replaceAll((key, lease) ->
                lease.owner().equals(owner) ? new Lease(key, owner, lease.epoch(), lease.beat() + 1) : lease);
    }

    @Override
    public synchronized boolean pass(Lease seen, String owner) {
        return leases.replace(seen.key(), seen, new Lease(seen.key(), owner, seen.epoch() + 1, seen.beat() + 1));
    }

    @Override
    public synchronized void remove(Lease seen) {
        leases.remove(seen.key(), seen);
    }
}
