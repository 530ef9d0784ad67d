package org.ballcourt.simulation.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.RelayedPlaces;
import org.ballcourt.cases.store.Segments;
import org.ballcourt.simulation.kernel.Node;

/** The logs of the cases, as one node comes to them. */
public final class SimulatedCaseStore implements CaseStore, RelayedPlaces {
    /** What all nodes share. */
    public static final class Logs {
        private final NavigableMap<String, CaseLog> logs = new TreeMap<>();
        private final Map<String, Place> places = new TreeMap<>();

        public CaseLog of(String caseId) {
            return logs.getOrDefault(caseId, CaseLog.empty(caseId));
        }

        public Collection<CaseLog> all() {
            return logs.values();
        }
    }

    private final Storage storage;
    private final Logs shared;
    private final Node node;

    public SimulatedCaseStore(Storage storage, Logs shared, Node node) {
        this.storage = storage;
        this.shared = shared;
        this.node = node;
    }

    @Override
    public CaseLog load(String caseId) {
        return storage.askLog(node, () -> shared.of(caseId));
    }

    @Override
    public Written append(CaseLog base, Commit commit) {
        return storage.askLog(node, () -> {
            CaseLog now = shared.of(base.caseId());
            if (!now.isAt(base) || now.relayed() < base.relayed()) {
                return Written.CONFLICT;
            }
            shared.logs.put(base.caseId(), now.with(commit));
            return Written.STORED;
        });
    }

    @Override
    public Written fence(CaseLog base) {
        throw new UnsupportedOperationException("No command of a simulation is fenced");
    }

    @Override
    public List<String> pending(Collection<Integer> segments, int limit) {
        return storage.askLog(
                node,
                () -> shared.logs.values().stream()
                        .filter(log -> log.isPending() && segments.contains(Segments.of(log.caseId())))
                        .map(CaseLog::caseId)
                        .limit(limit)
                        .toList());
    }

    @Override
    public long countPending(Collection<Integer> segments) {
        return pending(segments, Integer.MAX_VALUE).size();
    }

    @Override
    public List<String> markRelayed(Collection<RelayMark> marks) {
        List<RelayMark> all = List.copyOf(marks);
        return storage.askLog(
                node,
                () -> all.stream()
                        .filter(mark -> !isMarked(mark))
                        .map(RelayMark::caseId)
                        .toList());
    }

    private boolean isMarked(RelayMark mark) {
        CaseLog now = shared.of(mark.caseId());
        if (now.relayed() == mark.relayed() && now.version() == mark.version()) {
            setRelayed(now, mark.version());
            if (mark.place() != null) {
                shared.places.merge(mark.caseId(), mark.place(), SimulatedCaseStore::farther);
            }
            return true;
        }
        return now.relayed() == mark.version();
    }

    private void setRelayed(CaseLog log, long relayed) {
        shared.logs.put(
                log.caseId(),
                new CaseLog(log.caseId(), log.version(), relayed, log.lastSeq(), log.head(), log.commits()));
    }

    private static Place farther(Place before, Place now) {
        return new Place(now.partition(), Math.max(before.offset(), now.offset()));
    }

    @Override
    public List<String> idsAfter(String after, int limit) {
        return storage.askLog(
                node,
                () -> shared.logs.tailMap(after, false).keySet().stream()
                        .limit(limit)
                        .toList());
    }

    @Override
    public OptionalLong newest(int partition) {
        return storage.askLog(
                node,
                () -> shared.places.values().stream()
                        .filter(place -> place.partition() == partition)
                        .mapToLong(Place::offset)
                        .max());
    }

    @Override
    public List<String> from(Collection<Integer> segments, Place place, int limit) {
        return List.copyOf(at(segments, place, limit).keySet());
    }

    @Override
    public Map<String, Long> at(Collection<Integer> segments, Place place, int limit) {
        return storage.askLog(node, () -> {
            Map<String, Long> found = new LinkedHashMap<>();
            shared.places.entrySet().stream()
                    .filter(one -> one.getValue().partition() == place.partition()
                            && one.getValue().offset() >= place.offset()
                            && segments.contains(Segments.of(one.getKey())))
                    .sorted(Comparator.comparing(one -> one.getValue().offset()))
                    .limit(limit)
                    .forEach(one -> found.put(one.getKey(), one.getValue().offset()));
            return found;
        });
    }

    @Override
    public void relayAgain(Collection<String> caseIds) {
        List<String> all = new ArrayList<>(caseIds);
        storage.askLog(node, () -> {
            all.forEach(caseId -> {
                setRelayed(shared.of(caseId), 0);
                shared.places.remove(caseId);
            });
            return null;
        });
    }
}
