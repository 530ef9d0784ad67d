package org.ballcourt.cases.web;

import java.util.List;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.wire.WireEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** For our own services alone: the events as they were published, to repair a gap, and the erasure of what somebody wrote. */
@RestController("caseInternalController")
record InternalController(CaseStore store, TextEncryption keys) {
    private static final Logger log = LoggerFactory.getLogger(InternalController.class);

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

    /** For good: the texts stay in every log and topic as ciphertext that nobody can open any more. */
    @DeleteMapping("/internal/cases/{caseId}/texts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String caseId, @RequestParam String subject) {
        Actor person;
        try {
            person = Actor.parse(subject);
        } catch (IllegalArgumentException wrong) {
            throw RequestReading.refused(caseId, "subject", Message.of("http.actor"));
        }
        keys.destroy(caseId, person.toString());
        log.info("What {} wrote in case {} was erased", person, caseId);
    }
}
