package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.ballcourt.cases.view.AuditTrail;
import org.ballcourt.cases.view.CaseFeed;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.KnownParties;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What happens, as it happens, to every case that is the reader's business; a reader that was cut off goes on where it stopped. */
@Tag(name = "cases")
@RestController("caseStreamController")
record StreamController(CaseFeed feed, KnownParties parties, CaseViews views, AuditTrail audit) {
    @Operation(summary = "What happens to the caller's cases, as it happens; goes on after Last-Event-ID")
    @GetMapping(path = "/api/cases/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            Actor actor,
            Language language,
            Authentication who) {
        SseEmitter emitter = new SseEmitter(lifeOf(who));
        StreamSink sink = new StreamSink(emitter, actor, language, parties, views, audit);
        AutoCloseable following = follow(lastEventId, sink);
        emitter.onTimeout(emitter::complete);
        emitter.onCompletion(() -> close(following));
        emitter.onError(gone -> close(following));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(emitter);
    }

    private AutoCloseable follow(String lastEventId, StreamSink sink) {
        try {
            return feed.follow(lastEventId == null || lastEventId.isBlank() ? null : lastEventId, sink);
        } catch (IllegalArgumentException nonsense) {
            throw RequestReading.refused(null, "Last-Event-ID", Message.of("http.event-id"));
        }
    }

    /** No longer than the token; 0 is for ever. */
    private static long lifeOf(Authentication who) {
        Instant expires = who != null && who.getPrincipal() instanceof Jwt token ? token.getExpiresAt() : null;
        return expires == null
                ? 0
                : Math.max(1, Duration.between(Instant.now(), expires).toMillis());
    }

    private static void close(AutoCloseable following) {
        try {
            following.close();
        } catch (Exception alreadyGone) {
            // Nothing is left to be closed.
        }
    }
}
