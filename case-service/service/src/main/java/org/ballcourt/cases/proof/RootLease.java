package org.ballcourt.cases.proof;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ballcourt.cases.store.LeaseRepository;
import org.ballcourt.cases.store.LeaseRepository.Lease;

/**
 * Lets one node at a time take roots. It saves work only: two that believe to have it cannot both store a root of the same number.
 */
final class RootLease {
    /** As long as the relay's own leases wait. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String KEY = "roots";

    private final LeaseRepository repository;
    private final String me;
    private final LongSupplier nanos;
    private Lease seen;
    private long since;

    /** @param me unique to this start of the process, and not the relay's own name there */
    RootLease(LeaseRepository repository, String me, LongSupplier nanos) {
        this.repository = repository;
        this.me = me;
        this.nanos = nanos;
    }

    /** Gives a sign of life, or takes the lease if it is free or its owner gives none; to be called every five seconds. */
    boolean isMine() {
        repository.beat(me);
        Optional<Lease> found = find();
        if (found.isEmpty()) {
            repository.create(List.of(KEY), me);
            found = find();
        }
        Lease lease = found.orElseThrow();
        if (!lease.equals(seen)) {
            seen = lease;
            since = nanos.getAsLong();
        }
        boolean takeable = lease.isFree() || nanos.getAsLong() - since >= PATIENCE.toNanos();
        return lease.owner().equals(me) || takeable && repository.pass(lease, me);
    }

    void release() {
        find().filter(lease -> lease.owner().equals(me)).ifPresent(lease -> repository.pass(lease, ""));
    }

    private Optional<Lease> find() {
        return repository.all().stream()
                .filter(lease -> lease.key().equals(KEY))
                .findFirst();
    }
}
