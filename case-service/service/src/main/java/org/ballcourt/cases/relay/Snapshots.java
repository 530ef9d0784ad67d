package org.ballcourt.cases.relay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CaseSnapshot;
import org.ballcourt.wire.Records;

/** The newest state of each case that has changed since the last checkpoint, for readers to see what Kafka may have lost. */
final class Snapshots {
    private final Map<String, CaseSnapshot> changed = new LinkedHashMap<>();

    synchronized void changed(CaseLog log) {
        CaseSnapshot before = changed.get(log.caseId());
        if (log.exists() && (before == null || before.seq() < log.lastSeq())) {
            changed.put(log.caseId(), snapshot(log));
        }
    }

    /** Sends a checkpoint. */
    void publish(KafkaEventPublisher out) {
        List<CaseSnapshot> latest;
        synchronized (this) {
            latest = new ArrayList<>(changed.values());
            changed.clear();
        }
        latest.forEach(snapshot -> out.send(Topics.CASE_SNAPSHOTS, snapshot.caseId(), Records.write(snapshot)));
    }

    private static CaseSnapshot snapshot(CaseLog log) {
        Map<String, Duty> duties = new LinkedHashMap<>();
        Outcome outcome = null;
        for (RecordedEvent recorded : log.events()) {
            recorded.event().ball().ended().stream().map(EndedDuty::dutyId).forEach(duties::remove);
            recorded.event().ball().opened().forEach(duty -> duties.put(duty.dutyId(), duty));
            outcome = recorded.event() instanceof CaseClosed closed ? closed.outcome() : outcome;
        }
        return new CaseSnapshot(
                log.caseId(),
                log.lastSeq(),
                log.version(),
                log.head(),
                log.stage(),
                log.isOpen() ? null : outcome,
                List.copyOf(duties.values()));
    }
}
