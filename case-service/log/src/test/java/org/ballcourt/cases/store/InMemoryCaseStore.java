package org.ballcourt.cases.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;

/** The same documents as in the real store, in a map: it keeps the same promises as long as that lives. */
public final class InMemoryCaseStore implements CaseStore {
    private final NavigableMap<String, Document> logs;

    public InMemoryCaseStore() {
        this(new TreeMap<>());
    }

    InMemoryCaseStore(NavigableMap<String, Document> logs) {
        this.logs = logs;
    }

    @Override
    public CaseLog load(String caseId) {
        Document log;
        synchronized (logs) {
            log = logs.get(caseId);
        }
        return log == null ? CaseLog.empty(caseId) : LogVerification.verify(log);
    }

    @Override
    public Written append(CaseLog base, Commit commit) {
        LogVerification.readBack(base, commit, CaseDocuments.write(commit));
        synchronized (logs) {
            Document now = now(base.caseId());
            if (!isStill(now, base) || now.getLong("relayed") < base.relayed()) {
                return Written.CONFLICT;
            }
            List<Document> commits = new ArrayList<>(now.getList("commits", Document.class));
            commits.add(CaseDocuments.write(commit));
            put(new Document(now)
                    .append("version", commit.n())
                    .append("lastSeq", commit.lastSeq())
                    .append("head", commit.lastHash())
                    .append("commits", commits));
            return Written.STORED;
        }
    }

    private static boolean isStill(Document now, CaseLog base) {
        return now.getLong("version") == base.version() && now.getString("head").equals(base.head());
    }

    @Override
    public Written fence(CaseLog base) {
        synchronized (logs) {
            Document now = now(base.caseId());
            if (!isStill(now, base)) {
                return Written.CONFLICT;
            }
            put(new Document(now).append("version", base.version() + 1));
            return Written.STORED;
        }
    }

    @Override
    public List<String> pending(Collection<Integer> segments, int limit) {
        synchronized (logs) {
            return logs.values().stream()
                    .filter(log -> log.getLong("relayed") < log.getLong("version"))
                    .map(log -> log.getString("_id"))
                    .filter(caseId -> segments.contains(Segments.of(caseId)))
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
        Document now = now(mark.caseId());
        if (now.getLong("relayed") == mark.relayed() && now.getLong("version") == mark.version()) {
            put(new Document(now).append("relayed", mark.version()));
            return true;
        }
        return now.getLong("relayed") == mark.version();
    }

    @Override
    public List<String> idsAfter(String after, int limit) {
        synchronized (logs) {
            return logs.tailMap(after, false).keySet().stream().limit(limit).toList();
        }
    }

    private Document now(String caseId) {
        Document none = new Document("_id", caseId)
                .append("version", 0L)
                .append("relayed", 0L)
                .append("lastSeq", 0L)
                .append("head", RecordedEvent.GENESIS)
                .append("commits", List.of());
        return logs.getOrDefault(caseId, none);
    }

    void put(Document log) {
        synchronized (logs) {
            logs.put(log.getString("_id"), log);
        }
    }

    Document document(String caseId) {
        synchronized (logs) {
            return logs.get(caseId);
        }
    }
}
