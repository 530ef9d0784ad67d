package org.ballcourt.cases.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.cases.view.AuditTrail;
import org.ballcourt.cases.view.CaseFeed;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.KnownParties;
import org.ballcourt.cases.view.Reader;
import org.ballcourt.cases.view.Redaction;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.messages.Language;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.node.ObjectNode;

/** Writes to one reader what it may see. */
final class StreamSink implements CaseFeed.Sink {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final SseEmitter emitter;
    private final Actor actor;
    private final Language language;
    private final KnownParties parties;
    private final CaseViews views;
    private final AuditTrail audit;
    private final Set<String> audited = new HashSet<>();

    StreamSink(
            SseEmitter emitter,
            Actor actor,
            Language language,
            KnownParties parties,
            CaseViews views,
            AuditTrail audit) {
        this.emitter = emitter;
        this.actor = actor;
        this.language = language;
        this.parties = parties;
        this.views = views;
        this.audit = audit;
    }

    @Override
    public void event(String position, RecordedEvent event) throws IOException {
        Reader reader = Reader.of(parties.after(event), actor);
        Optional<ObjectNode> shown = new Redaction(reader, views.opener(event.caseId(), language)).event(event);
        if (shown.isPresent()) {
            if (actor.role().isPlatform() && audited.add(event.caseId())) {
                audit.read(actor, List.of(event.caseId()), "stream");
            }
            ObjectNode json = shown.get().put("caseId", event.caseId());
            emitter.send(SseEmitter.event().id(position).name("case").data(json.toString(), TEXT));
        }
    }

    /** Keeps the connection open, and the place remembered though nothing of the reader's happened. */
    @Override
    public void idle(String position) throws IOException {
        emitter.send(SseEmitter.event().id(position).comment("still here"));
    }

    @Override
    public void end() {
        emitter.complete();
    }
}
