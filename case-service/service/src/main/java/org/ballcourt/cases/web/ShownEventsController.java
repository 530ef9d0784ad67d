package org.ballcourt.cases.web;

import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.view.ShownPage;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For what tells webhooks alone: events as their owner may see them, by the same redaction and the same audit as when they ask themselves. */
@RestController("caseShownEventsController")
record ShownEventsController(CaseViews views, CaseAccess access) {
    @GetMapping("/internal/cases/{caseId}/shown")
    ShownPage shown(
            @PathVariable String caseId,
            @RequestParam(required = false) String reader,
            @RequestParam(defaultValue = "1") long from,
            Language language) {
        RequestReading reading = new RequestReading();
        Actor actor = reading.read("reader", reader, Actor::parse, Message.of("http.actor"));
        if (reading.isFaultless() && (actor == null || actor.role() == Role.SYSTEM)) {
            reading.fault("reader", Message.of("http.actor"));
        }
        if (from < 1) {
            reading.fault("from", Message.of("http.from"));
        }
        reading.requireFaultless(caseId);
        OpenCase open = access.admitReader(caseId, actor, "webhook");
        return views.page(open, from, actor, language);
    }
}
