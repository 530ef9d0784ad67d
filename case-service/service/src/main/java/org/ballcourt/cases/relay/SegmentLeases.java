package org.ballcourt.cases.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.ballcourt.cases.store.LeaseRepository;
import org.ballcourt.cases.store.LeaseRepository.Lease;
import org.ballcourt.cases.store.Segments;

/**
 * This process's share of the segments. A lease is taken over only after its beat stood still for {@link #PATIENCE} on one's own monotonic
 * clock, so no wall clock decides anything. Ownership saves work; what keeps the order right are the rules of {@link Relay}.
 */
final class SegmentLeases {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String SEGMENT = "segment-";
    private static final String MEMBER = "member-";

    private final LeaseRepository repository;
    private final String me;
    private final LongSupplier nanos;
    private final Map<String, Seen> seen = new HashMap<>();
    private volatile Owned owned = new Owned(Set.of(), 0);

    private record Seen(Lease lease, long since) {}

    /** @param at when the last sign of life was sent; without a newer one others may have taken over */
    private record Owned(Set<Integer> segments, long at) {}

    /** @param me unique to this start of the process, unless only one process can ever be there */
    SegmentLeases(LeaseRepository repository, String me, LongSupplier nanos) {
        this.repository = repository;
        this.me = me;
        this.nanos = nanos;
    }

    boolean owns(int segment) {
        return owned().contains(segment);
    }

    Set<Integer> owned() {
        Owned now = owned;
        return nanos.getAsLong() - now.at < PATIENCE.toNanos() ? now.segments : Set.of();
    }

    /** Gives a sign of life and takes what is free; to be called every two seconds. */
    void tick() {
        long at = nanos.getAsLong();
        repository.beat(me);
        Map<String, Lease> leases = read();
        if (create(leases)) {
            leases = read();
        }
        look(leases, at);
        Set<Integer> mine = take(leases, fairShare(leases));
        owned = new Owned(Set.copyOf(mine), at);
    }

    /** Frees everything, so that others need not wait. */
    void release() {
        owned = new Owned(Set.of(), 0);
        for (Lease lease : read().values()) {
            if (lease.owner().equals(me)) {
                if (lease.key().startsWith(MEMBER)) {
                    repository.remove(lease);
                } else {
                    repository.pass(lease, "");
                }
            }
        }
    }

    private Map<String, Lease> read() {
        Map<String, Lease> leases = new HashMap<>();
        repository.all().forEach(lease -> leases.put(lease.key(), lease));
        return leases;
    }

    private boolean create(Map<String, Lease> leases) {
        List<String> missing =
                new ArrayList<>(Segments.ALL.stream().map(SegmentLeases::key).toList());
        missing.add(MEMBER + me);
        missing.removeAll(leases.keySet());
        if (!missing.isEmpty()) {
            repository.create(missing, me);
        }
        return !missing.isEmpty();
    }

    private void look(Map<String, Lease> leases, long at) {
        seen.keySet().retainAll(leases.keySet());
        leases.forEach((key, lease) -> {
            Seen before = seen.get(key);
            if (before == null || !before.lease.equals(lease)) {
                seen.put(key, new Seen(lease, at));
            }
        });
    }

    private boolean isAlive(Lease lease) {
        return nanos.getAsLong() - seen.get(lease.key()).since < PATIENCE.toNanos();
    }

    /** Nobody owns more than this, rounded up. */
    private int fairShare(Map<String, Lease> leases) {
        int members = 0;
        for (Lease lease : leases.values()) {
            if (lease.key().startsWith(MEMBER)) {
                if (isAlive(lease)) {
                    members++;
                } else {
                    repository.remove(lease);
                }
            }
        }
        return Math.ceilDiv(Segments.COUNT, Math.max(1, members));
    }

    private Set<Integer> take(Map<String, Lease> leases, int share) {
        Set<Integer> mine = new TreeSet<>();
        for (int segment : Segments.ALL) {
            Lease lease = leases.get(key(segment));
            if (lease != null && lease.owner().equals(me)) {
                mine.add(segment);
            }
        }
        for (int segment : new HashSet<>(mine)) {
            if (mine.size() > share && repository.pass(leases.get(key(segment)), "")) {
                mine.remove(segment);
            }
        }
        for (int segment : Segments.ALL) {
            Lease lease = leases.get(key(segment));
            boolean takeable = lease != null && !mine.contains(segment) && (lease.isFree() || !isAlive(lease));
            if (takeable && mine.size() < share && repository.pass(lease, me)) {
                mine.add(segment);
            }
        }
        return mine;
    }

    private static String key(int segment) {
        return SEGMENT + segment;
    }
}
