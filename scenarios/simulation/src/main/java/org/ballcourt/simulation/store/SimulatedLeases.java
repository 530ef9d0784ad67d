package org.ballcourt.simulation.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.cases.store.LeaseRepository;
import org.ballcourt.simulation.kernel.Node;

/** The leases, as one node comes to them. */
public final class SimulatedLeases implements LeaseRepository {
    private final Storage storage;
    private final Map<String, Lease> leases;
    private final Node node;

    /** @param leases what all nodes share */
    public SimulatedLeases(Storage storage, Map<String, Lease> leases, Node node) {
        this.storage = storage;
        this.leases = leases;
        this.node = node;
    }

    /** To be shared by all nodes. */
    public static Map<String, Lease> none() {
        return new TreeMap<>();
    }

    @Override
    public List<Lease> all() {
        return storage.askLog(node, () -> List.copyOf(leases.values()));
    }

    @Override
    public void create(Collection<String> keys, String owner) {
        List<String> copy = List.copyOf(keys);
        storage.askLog(node, () -> {
            copy.forEach(key -> leases.putIfAbsent(key, new Lease(key, owner, 1, 0)));
            return null;
        });
    }

    @Override
    public void beat(String owner) {
        storage.askLog(node, () -> {
            leases.replaceAll((key, lease) ->
                    lease.owner().equals(owner) ? new Lease(key, owner, lease.epoch(), lease.beat() + 1) : lease);
            return null;
        });
    }

    @Override
    public boolean pass(Lease seen, String owner) {
        return storage.askLog(
                node,
                () -> leases.replace(
                        seen.key(), seen, new Lease(seen.key(), owner, seen.epoch() + 1, seen.beat() + 1)));
    }

    @Override
    public void remove(Lease seen) {
        storage.askLog(node, () -> leases.remove(seen.key(), seen));
    }
}
