package org.ballcourt.cases.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.EvidenceRequested;
import org.ballcourt.contracts.CaseEvent.EvidenceRoundOpened;
import org.ballcourt.contracts.CaseEvent.HandedOff;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Stage;

/**
 * What a case's events count up to.
 *
 * @param elapsed while it was open
 * @param suspended the part of it for which an outside body had the case
 * @param handOffs by the platform's own people
 * @param empty those of them that named no new fact
 * @param missed duties that lapsed, oldest first; a right that was not used is none
 * @param evidenceRounds rounds that were opened, and requests beside them
 */
public record CaseTally(
        Duration elapsed, Duration suspended, int handOffs, int empty, List<DutyLapsed> missed, int evidenceRounds) {
    /** Of the events up to some instant, which is not before the last of them. */
    public static CaseTally of(List<RecordedEvent> events, Instant until) {
        Map<Stage, Duration> times = new HashMap<>();
        List<DutyLapsed> missed = new ArrayList<>();
        Stage stage = Stage.CLOSED;
        Instant since = until;
        int handOffs = 0;
        int empty = 0;
        int rounds = 0;
        for (RecordedEvent recorded : events) {
            times.merge(stage, Duration.between(since, recorded.at()), Duration::plus);
            since = recorded.at();
            CaseEvent event = recorded.event();
            stage = event.ball().stage() == null ? stage : event.ball().stage();
            if (event instanceof HandedOff handOff && recorded.actor().role().isPlatform()) {
                handOffs++;
                empty += handOff.empty() ? 1 : 0;
            }
            if (event instanceof DutyLapsed lapsed && lapsed.duty() != DutyKind.MAY_APPEAL) {
                missed.add(lapsed);
            }
            rounds += event instanceof EvidenceRoundOpened || event instanceof EvidenceRequested ? 1 : 0;
        }
        times.merge(stage, Duration.between(since, until), Duration::plus);
        times.remove(Stage.CLOSED);
        return new CaseTally(
                times.values().stream().reduce(Duration.ZERO, Duration::plus),
                times.getOrDefault(Stage.SUSPENDED, Duration.ZERO),
                handOffs,
                empty,
                List.copyOf(missed),
                rounds);
    }
}
