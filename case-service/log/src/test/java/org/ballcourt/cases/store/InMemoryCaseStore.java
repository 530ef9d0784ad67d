package org.ballcourt.cases.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.ballcourt.cases.store.RawLog.RawCommit;
import org.ballcourt.contracts.RecordedEvent;

/** A store without a disk, which keeps the same promises as the real one as long as its map lives. */
public final class InMemoryCaseStore implements CaseStore {
    private final NavigableMap<String, RawLog> logs;

    public InMemoryCaseStore() {
        this(new TreeMap<>());
    }

    InMemoryCaseStore(NavigableMap<String, RawLog> logs) {
        this.logs = logs;
    }

    @Override
    public CaseLog load(String caseId) {
        RawLog log;
        synchronized (logs) {
            log = logs.get(caseId);
        }
        return log == null ? CaseLog.empty(caseId) : log.verify();
    }

    @Override
    public Written append(CaseLog base, Commit commit) {
        synchronized (logs) {
            RawLog now = now(base.caseId());
            if (now.version() != base.version()) {
                return Written.CONFLICT;
            }
            List<RawCommit> commits = new ArrayList<>(now.commits());
            commits.add(RawCommit.of(commit));
            put(new RawLog(base.caseId(), commit.n(), now.relayed(), commit.lastSeq(), commit.lastHash(), commits));
            return Written.STORED;
        }
    }

    @Override
    public Written fence(CaseLog base) {
        synchronized (logs) {
            RawLog now = now(base.caseId());
            if (now.version() != base.version()) {
                return Written.CONFLICT;
            }
            put(new RawLog(now.caseId(), now.version() + 1, now.relayed(), now.lastSeq(), now.head(), now.commits()));
            return Written.STORED;
        }
    }

    @Override
    public List<String> pending(Collection<Integer> segments, int limit) {
        synchronized (logs) {
            return logs.values().stream()
                    .filter(log -> log.relayed() < log.version() && segments.contains(Segments.of(log.caseId())))
                    .map(RawLog::caseId)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public long countPending(Collection<Integer> segments) {
        return pending(segments, Integer.MAX_VALUE).size();
    }

    @Override
    public List<String> markRelayed(Collection<RelayMark> marks) {
        synchronized (logs) {
            return marks.stream()
                    .filter(mark -> !mark(mark))
                    .map(RelayMark::caseId)
                    .toList();
        }
    }

    private boolean mark(RelayMark mark) {
        RawLog now = now(mark.caseId());
        if (now.relayed() == mark.relayed() && now.version() == mark.version()) {
            put(new RawLog(now.caseId(), now.version(), mark.version(), now.lastSeq(), now.head(), now.commits()));
            return true;
        }
        return now.relayed() == mark.version();
    }

    @Override
    public List<String> idsAfter(String after, int limit) {
        synchronized (logs) {
            return logs.tailMap(after, false).keySet().stream().limit(limit).toList();
        }
    }

    private RawLog now(String caseId) {
        return logs.getOrDefault(caseId, new RawLog(caseId, 0, 0, 0, RecordedEvent.GENESIS, List.of()));
    }

    void put(RawLog log) {
        synchronized (logs) {
            logs.put(log.caseId(), log);
        }
    }

    RawLog raw(String caseId) {
        synchronized (logs) {
            return logs.get(caseId);
        }
    }
}
