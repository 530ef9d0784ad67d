package org.ballcourt.cases.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A store behind a bad line: each fault that was ordered hits the next call it fits. */
public class LossyCaseStore extends ForwardingCaseStore {
    /** What the line does to one call. */
    public enum Fault {
        /** The write is applied, its answer is lost. */
        ANSWER_LOST,
        /** The write never arrives. */
        REQUEST_LOST,
        /** The write arrives when {@link #deliverLate} is called. */
        REQUEST_LATE
    }

    private final Deque<Fault> appendFaults = new ArrayDeque<>();
    private final Deque<Fault> markFaults = new ArrayDeque<>();
    private final List<Runnable> late = new ArrayList<>();
    private int failingLoads;
    private int failingLoadsAfterAppend;

    public LossyCaseStore(CaseStore store) {
        super(store);
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
        return super.load(caseId);
    }

    /** Each by itself, as faults are ordered. */
    @Override
    public Map<String, CaseLog> loadAll(Collection<String> caseIds, BiConsumer<String, RuntimeException> unreadable) {
        return CaseStore.loadEach(this::load, caseIds, unreadable);
    }

    @Override
    public Written append(CaseLog base, Commit commit) {
        failingLoads += failingLoadsAfterAppend;
        failingLoadsAfterAppend = 0;
        return switch (appendFaults.poll()) {
            case null -> super.append(base, commit);
            case ANSWER_LOST -> {
                super.append(base, commit);
                throw new OutcomeUnknown(null);
            }
            case REQUEST_LOST -> throw new OutcomeUnknown(null);
            case REQUEST_LATE -> {
                late.add(() -> LossyCaseStore.super.append(base, commit));
                throw new OutcomeUnknown(null);
            }
        };
    }

    @Override
    public List<String> markRelayed(Collection<RelayMark> marks) {
        return switch (markFaults.poll()) {
            case null -> super.markRelayed(marks);
            case ANSWER_LOST -> {
                super.markRelayed(marks);
                throw new OutcomeUnknown(null);
            }
            case REQUEST_LOST -> throw new OutcomeUnknown(null);
            case REQUEST_LATE -> {
                late.add(() -> LossyCaseStore.super.markRelayed(marks));
                throw new OutcomeUnknown(null);
            }
        };
    }
}
