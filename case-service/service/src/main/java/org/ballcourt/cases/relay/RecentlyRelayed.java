package org.ballcourt.cases.relay;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ballcourt.cases.store.CaseLog;

/** What one relay itself saw acknowledged and marked, so that a stale hint is not sent twice. */
final class RecentlyRelayed {
    private static final int REMEMBERED = 10_000;

    /**
     * How far a case is.
     *
     * @param seq the newest event that was acknowledged
     * @param marked the version up to which the store is known to have noted that
     */
    private record Recent(long seq, long marked) {
        private static final Recent NOTHING = new Recent(0, 0);

        private Recent and(Recent other) {
            return new Recent(Math.max(seq, other.seq), Math.max(marked, other.marked));
        }
    }

    private final Map<String, Recent> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Recent> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Recent of(String caseId) {
        return recent.getOrDefault(caseId, Recent.NOTHING);
    }

    long acknowledged(String caseId) {
        return of(caseId).seq();
    }

    boolean isBehindItsMark(CaseLog log) {
        return log.relayed() < of(log.caseId()).marked();
    }

    void acknowledged(InFlightCase sending, long seq) {
        recent.merge(sending.caseId(), new Recent(seq, sending.log().relayed()), Recent::and);
    }

    void marked(InFlightCase sending) {
        recent.put(
                sending.caseId(),
                new Recent(sending.acknowledged(), sending.log().version()));
    }

    void forget(Collection<String> caseIds) {
        recent.keySet().removeAll(caseIds);
    }
}
