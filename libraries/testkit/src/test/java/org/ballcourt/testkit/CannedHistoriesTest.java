package org.ballcourt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.consumer.FoldRun;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

class CannedHistoriesTest {
    @Test
    void holdEveryTypeOfEvent() {
        assertThat(types(CannedHistories.everyForm()))
                .containsExactlyInAnyOrderElementsOf(EventNames.all().values());
    }

    @Test
    void tellOfWholeDisputesOfManyKinds() {
        List<RecordedEvent> disputes = CannedHistories.disputes();

        assertThat(disputes.stream().map(RecordedEvent::caseId).distinct()).hasSizeGreaterThan(8);
        assertThat(types(disputes)).contains(CaseClosed.class).hasSizeGreaterThan(35);
    }

    @Test
    void chainTheEventsOfEachCase() {
        Map<String, String> heads = new HashMap<>();
        for (RecordedEvent event : CannedHistories.disputes()) {
            String before = heads.getOrDefault(event.caseId(), RecordedEvent.GENESIS);
            assertThat(event.prevHash()).isEqualTo(before);
            assertThat(event.hash())
                    .isEqualTo(EventHash.of(
                            before,
                            event.caseId(),
                            event.seq(),
                            EventNames.nameOf(event.event().getClass()),
                            event.at(),
                            event.actor(),
                            event.commandId(),
                            Wire.payload(event.event())));
            heads.put(event.caseId(), event.hash());
        }
    }

    @Test
    void areTakenByAFold() {
        List<RecordedEvent> disputes = CannedHistories.disputes();
        FoldRun run = new FoldRun((document, event) -> document.append("last", event.seq()), disputes);
        disputes.forEach(run::give);

        assertThat(run.documents().values())
                .isNotEmpty()
                .allSatisfy(document -> assertThat(document.get("last")).isEqualTo(document.get("seq")));
    }

    private static Set<Class<? extends CaseEvent>> types(List<RecordedEvent> events) {
        return events.stream().map(one -> one.event().getClass()).collect(Collectors.toSet());
    }
}
