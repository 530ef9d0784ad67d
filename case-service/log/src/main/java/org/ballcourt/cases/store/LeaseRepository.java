package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.List;

/** Who owns what for how long; time plays no part in it, only counting. */
public interface LeaseRepository {
    /**
     * @param owner empty while nobody owns it
     * @param epoch counts the owners
     * @param beat counts the owner's signs of life
     */
    record Lease(String key, String owner, long epoch, long beat) {
        public boolean isFree() {
            return owner.isEmpty();
        }
    }

    List<Lease> all();

    /** Leases them to {@code owner} unless somebody has them. */
    void create(Collection<String> keys, String owner);

    /** A sign of life for everything that {@code owner} still has. */
    void beat(String owner);

    /** Gives the lease to another owner (or to none) if it is still as {@code seen}. */
    boolean pass(Lease seen, String owner);

    /** Forgets the lease if it is still as {@code seen}. */
    void remove(Lease seen);
}
