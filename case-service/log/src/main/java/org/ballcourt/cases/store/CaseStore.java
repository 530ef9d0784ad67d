package org.ballcourt.cases.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.ballcourt.contracts.RecordedEvent;

/** Keeps the logs under optimistic concurrency control: every append names the version that it was decided on. Every method may throw {@link Unavailable} where the store does not answer. */
public interface CaseStore {
    /** What became of a write that depends on the version it was decided on. */
    enum Written {
        STORED,
        /** Somebody else was faster; nothing was stored. */
        CONFLICT
    }

    /**
     * A case whose commits up to a version Kafka has acknowledged.
     *
     * @param relayed and version as they were read
     * @param place of its newest event in the topic; null where that is not known
     */
    record RelayMark(String caseId, long relayed, long version, Place place) {
        static RelayMark of(CaseLog log) {
            return new RelayMark(log.caseId(), log.relayed(), log.version(), null);
        }
    }

    /**
     * Reads what can no longer be rolled back; {@link CaseLog#empty} for an unknown case.
     *
     * @throws UnreadableLog if the log holds an event that this version does not know, or was tampered with
     */
    CaseLog load(String caseId);

    /**
     * The logs of some cases, in as few calls as may be.
     *
     * @param unreadable is told of those that could not be read, which the answer leaves out
     */
    default Map<String, CaseLog> loadAll(Collection<String> caseIds, BiConsumer<String, RuntimeException> unreadable) {
        return loadEach(this::load, caseIds, unreadable);
    }

    /** The same with a call for each. */
    static Map<String, CaseLog> loadEach(
            Function<String, CaseLog> load,
            Collection<String> caseIds,
            BiConsumer<String, RuntimeException> unreadable) {
        Map<String, CaseLog> found = new HashMap<>();
        for (String caseId : caseIds) {
            try {
                found.put(caseId, load.apply(caseId));
            } catch (RuntimeException e) {
                unreadable.accept(caseId, e);
            }
        }
        return found;
    }

    /** The events of a case from that number on, for whoever has missed them; empty where there are none. */
    default List<RecordedEvent> eventsFrom(String caseId, long seq) {
        return load(caseId).events().stream()
                .filter(event -> event.seq() >= seq)
                .toList();
    }

    /**
     * Adds the commit if the case still has the version and the head of {@code base} (optimistic concurrency), and a mark of the relay
     * that is no lower; when this returns, it is durable.
     *
     * @throws OutcomeUnknown if the store may or may not have stored it
     */
    Written append(CaseLog base, Commit commit);

    /**
     * Makes every append fail that was decided on {@code base}, without adding an event. It raises the version as a fencing token does, so that a
     * writer whose optimistic lock is older can no longer write, however late its update arrives.
     */
    Written fence(CaseLog base);

    /** Ids of at most {@code limit} cases of these segments with commits that were not marked as relayed. */
    List<String> pending(Collection<Integer> segments, int limit);

    /** How many cases of these segments have commits that were not marked as relayed. */
    long countPending(Collection<Integer> segments);

    /**
     * Marks each case as relayed up to the given version if nothing has changed since {@code relayed} and {@code version} were read.
     *
     * @return the ids of those that had changed
     */
    List<String> markRelayed(Collection<RelayMark> marks);

    /** Ids of at most {@code limit} cases that follow {@code after} in the order of ids. */
    List<String> idsAfter(String after, int limit);
}
