package org.ballcourt.cases.web;

import java.util.List;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.contracts.Message;
import org.ballcourt.wire.WireEvents;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** For our own services alone: the events as they were published, to repair a gap. */
@RestController("caseInternalController")
record InternalController(CaseStore store) {
    /** Each with the very payload that was hashed, whatever this version would write today. */
    record SealedEvents(List<ObjectNode> events) {}

    @GetMapping("/internal/cases/{caseId}/events")
    SealedEvents events(@PathVariable String caseId, @RequestParam(defaultValue = "1") long from) {
        if (from < 1) {
            throw RequestReading.refused(caseId, "from", Message.of("http.from"));
        }
        return new SealedEvents(store.load(caseId).logged().stream()
                .filter(logged -> logged.seq() >= from)
                .map(logged -> WireEvents.toJson(logged.event(), logged.payload()))
                .toList());
    }
}
