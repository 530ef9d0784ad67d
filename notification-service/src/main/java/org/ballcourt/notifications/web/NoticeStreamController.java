package org.ballcourt.notifications.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.InboxRepository;
import org.ballcourt.notifications.deliveries.NoticeFeed;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.OpenStreams;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What somebody is told, as it comes; a reader that was cut off goes on where it stopped. */
@Tag(name = "inbox")
@RestController
final class NoticeStreamController {
    private final NoticeFeed feed;
    private final InboxRepository inbox;
    private final AddressBook addresses;
    private final OpenStreams streams;

    NoticeStreamController(
            NoticeFeed feed,
            InboxRepository inbox,
            AddressBook addresses,
            @Value("${ballcourt.limits.streams:10}") int most) {
        this.feed = feed;
        this.inbox = inbox;
        this.addresses = addresses;
        this.streams = new OpenStreams(most);
    }

    @Operation(summary = "What the caller is told, as it comes; goes on after Last-Event-ID")
    @GetMapping(path = "/api/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> stream(
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage,
            Authentication who) {
        Actor reader = Caller.of(who);
        List<Actor> owners = InboxController.owners(reader);
        Delivery last = last(lastEventId, owners);
        Language language = Language.asked(acceptLanguage).orElseGet(() -> InboxController.usual(reader, addresses));
        SseEmitter emitter = streams.stream(reader, who, answer -> follow(owners, last, new Sink(answer, language)));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .cacheControl(CacheControl.noStore())
                .body(emitter);
    }

    /** The reader is told at once that it has begun. */
    private AutoCloseable follow(List<Actor> owners, Delivery last, Sink sink) {
        try {
            sink.idle();
            return feed.follow(owners, last, sink);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Delivery last(String id, List<Actor> owners) {
        if (id == null || id.isBlank()) {
            return null;
        }
        Delivery last = InboxController.find(id, owners, inbox);
        if (last == null) {
            throw new Refused(
                    Problem.malformed(null, List.of(new FieldFault("Last-Event-ID", Message.of("inbox.cursor")))));
        }
        return last;
    }

    /** Writes to one reader. */
    private record Sink(SseEmitter emitter, Language language) implements NoticeFeed.Sink {
        @Override
        public void notice(Delivery notice) throws IOException {
            InboxController.NoticeView view = InboxController.view(notice, language);
            emitter.send(SseEmitter.event().id(view.id()).name("notice").data(view, MediaType.APPLICATION_JSON));
        }

        @Override
        public void idle() throws IOException {
            emitter.send(SseEmitter.event().comment("still here"));
        }

        @Override
        public void end() {
            emitter.complete();
        }
    }
}
