package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.cases.view.CaseFeed;
import org.ballcourt.cases.view.CaseSource;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.FollowedBalls;
import org.ballcourt.cases.view.KnownParties;
import org.ballcourt.cases.view.Reader;
import org.ballcourt.cases.view.Redaction;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Stage;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.AuditTrail;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.servicekit.OpenStreams;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What happens, as it happens, to every case that is the reader's business; a reader that was cut off goes on where it stopped. */
@Tag(name = "cases")
@RestController("caseStreamController")
record StreamController(
        CaseFeed feed,
        KnownParties parties,
        CaseViews views,
        AuditTrail audit,
        SharedRenderings shared,
        OpenStreams streams,
        Independence independence,
        CaseSource cases) {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    @Operation(summary = "What happens to the caller's cases, as it happens; goes on after Last-Event-ID")
    @Parameter(name = "caseId", in = ParameterIn.QUERY, description = "of that case alone")
    @Parameter(name = "seller", in = ParameterIn.QUERY, description = "of disputes with that seller alone")
    @Parameter(
            name = "stage",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = Stage.class),
            description = "of cases that stand there before or after the event")
    @Parameter(
            name = "holder",
            in = ParameterIn.QUERY,
            description = "of cases of which ROLE or ROLE/id has the ball before or after the event")
    @GetMapping(path = "/api/cases/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters,
            Actor actor,
            Language language,
            Authentication who) {
        StreamFilter filter = StreamFilter.of(parameters, actor);
        SseEmitter emitter =
                streams.stream(actor, who, answer -> follow(lastEventId, new Sink(answer, actor, language, filter)));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(emitter);
    }

    private AutoCloseable follow(String lastEventId, Sink sink) {
        try {
            return feed.follow(lastEventId == null || lastEventId.isBlank() ? null : lastEventId, sink);
        } catch (IllegalArgumentException nonsense) {
            throw RequestReading.refused(null, "Last-Event-ID", Message.of("http.event-id"));
        }
    }

    /** Writes to one reader what it may see. */
    private final class Sink implements CaseFeed.Sink {
        private final SseEmitter emitter;
        private final Actor actor;
        private final Language language;
        private final StreamFilter filter;
        private final Set<String> audited = new HashSet<>();
        private final FollowedBalls balls;

        Sink(SseEmitter emitter, Actor actor, Language language, StreamFilter filter) {
            this.emitter = emitter;
            this.actor = actor;
            this.language = language;
            this.filter = filter;
            this.balls = new FollowedBalls(cases);
        }

        @Override
        public void event(String position, RecordedEvent event) throws IOException {
            Parties known = parties.after(event);
            Reader reader = Reader.of(known, actor);
            if (!filter.lets(event, known)
                    || reader.isStranger()
                    || !independence.isFree(actor, known, parties::of)
                    // Where the ball was may have to be read from the log.
                    || filter.asksForTheBall() && !filter.lets(balls.move(event))) {
                return;
            }
            Optional<String> shown = reader.isPlatform()
                    ? Optional.of(shared.of(
                            event, language, () -> shown(event, reader).orElseThrow()))
                    : shown(event, reader);
            if (shown.isPresent()) {
                if (actor.role().isPlatform() && audited.add(event.caseId())) {
                    audit.read(actor, List.of(event.caseId()), "stream");
                }
                emitter.send(SseEmitter.event().id(position).name("case").data(shown.get(), TEXT));
            }
        }

        private Optional<String> shown(RecordedEvent event, Reader reader) {
            return new Redaction(reader, views.opener(event.caseId(), language))
                    .event(event)
                    .map(json -> json.put("caseId", event.caseId()).toString());
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
}
