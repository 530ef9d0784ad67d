package org.ballcourt.cases.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** A store behind a bad line: each fault that was ordered hits the next call it fits. */
public class LossyCaseStore implements CaseStore {
    /** What the line does to one call. */
    public enum Fault {
        /** The write is applied, its answer is lost. */
        ANSWER_LOST,
        /** The write never arrives. */
        REQUEST_LOST,
        /** The write arrives when {@link #deliverLate} is called. */
        REQUEST_LATE
    }

    private final CaseStore store;
    private final Deque<Fault> appendFaults = new ArrayDeque<>();
    private final Deque<Fault> markFaults = new ArrayDeque<>();
    private final List<Runnable> late = new ArrayList<>();
    private int failingLoads;
    private int failingLoadsAfterAppend;

    public LossyCaseStore(CaseStore store) {
        this.store = store;
    }

    public LossyCaseStore onAppend(Fault... faults) {
        appendFaults.addAll(List.of(faults));
        return this;
    }

    public LossyCaseStore onMark(Fault... faults) {
        markFaults.addAll(List.of(faults));
        return this;
    }

    public LossyCaseStore failLoads(int number) {
        failingLoads = number;
        return this;
    }

    /** Readings fail from the next append on. */
    public void failLoadsAfterAppend(int number) {
        failingLoadsAfterAppend = number;
    }

    public void deliverLate() {
        late.forEach(Runnable::run);
        late.clear();
    }

    @Override
    public CaseLog load(String caseId) {
        if (failingLoads > 0) {
            failingLoads--;
            throw new OutcomeUnknown(null);
        }
        return store.load(caseId);
    }

    @Override
    public Written append(CaseLog base, Commit commit) {
        failingLoads += failingLoadsAfterAppend;
        failingLoadsAfterAppend = 0;
        return switch (appendFaults.poll()) {
            case null -> store.append(base, commit);
            case ANSWER_LOST -> {
                store.append(base, commit);
                throw new OutcomeUnknown(null);
            }
            case REQUEST_LOST -> throw new OutcomeUnknown(null);
            case REQUEST_LATE -> {
                late.add(() -> store.append(base, commit));
                throw new OutcomeUnknown(null);
            }
        };
    }

    @Override
    public Written fence(CaseLog base) {
        return store.fence(base);
    }

    @Override
    public List<String> pending(Collection<Integer> segments, int limit) {
        return store.pending(segments, limit);
    }

    @Override
    public long countPending(Collection<Integer> segments) {
        return store.countPending(segments);
    }

    @Override
    public List<String> markRelayed(Collection<RelayMark> marks) {
        return switch (markFaults.poll()) {
            case null -> store.markRelayed(marks);
            case ANSWER_LOST -> {
                store.markRelayed(marks);
                throw new OutcomeUnknown(null);
            }
            case REQUEST_LOST -> throw new OutcomeUnknown(null);
            case REQUEST_LATE -> {
                late.add(() -> store.markRelayed(marks));
                throw new OutcomeUnknown(null);
            }
        };
    }

    @Override
    public List<String> idsAfter(String after, int limit) {
        return store.idsAfter(after, limit);
    }
}
