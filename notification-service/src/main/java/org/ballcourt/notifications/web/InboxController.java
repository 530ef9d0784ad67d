package org.ballcourt.notifications.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.InboxRepository;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.servicekit.RequestTime;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody was told; for supervisors also what the desk was told. */
@Tag(name = "inbox", description = "What somebody was told, and where they want to be told")
@RestController
record InboxController(InboxRepository inbox, AddressBook addresses) {
    private static final int MOST = 200;

    /**
     * @param recipient whose inbox it lies in: the reader's own or the desk's
     * @param times what subject and body say of times, in the zone of the market, each as it stands there and as an instant
     */
    record NoticeView(
            String id,
            String caseId,
            long seq,
            String recipient,
            String template,
            String subject,
            String body,
            List<NoticeText.Time> times,
            Instant at,
            boolean read) {}

    /** @param cursor leads to the next, older page; null on the last */
    @Schema(name = "InboxPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<NoticeView> notices, String cursor) {}

    @Operation(summary = "What the caller was told, the newest first; supervisors also what the desk was told")
    @GetMapping("/api/inbox")
    ResponseEntity<Page> list(
            Authentication authentication,
            @RequestParam(required = false) String since,
            @RequestParam(required = false) String unread,
            @RequestParam(required = false) String cursor,
            @RequestParam(required = false) String limit,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String acceptLanguage) {
        Actor reader = Caller.of(authentication);
        List<Actor> owners = owners(reader);
        List<FieldFault> faults = new ArrayList<>();
        Instant from = since(since, faults);
        boolean unreadOnly = flag(unread, faults);
        Delivery after = after(cursor, owners, faults);
        int most = limit(limit, faults);
        if (!faults.isEmpty()) {
            throw new Refused(Problem.malformed(Message.of("inbox.malformed"), null, faults));
        }
        List<Delivery> page = inbox.page(new InboxRepository.Query(owners, from, unreadOnly, after, most));
        Language language = Language.asked(acceptLanguage).orElseGet(() -> usual(reader, addresses));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.code())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(new Page(
                        page.stream().map(delivery -> view(delivery, language)).toList(),
                        page.size() < most ? null : publicId(page.getLast())));
    }

    @Operation(summary = "Marks a notice as read")
    @ApiResponse(responseCode = "204", description = "It is")
    @PostMapping("/api/inbox/{id}/read")
    ResponseEntity<Void> read(@PathVariable String id, Authentication authentication) {
        Delivery delivery = find(id, owners(Caller.of(authentication)), inbox);
        if (delivery == null) {
            throw new Refused(Problem.of("NOT_FOUND", 404, Message.of("inbox.no-such-notice")));
        }
        inbox.markRead(delivery);
        return ResponseEntity.noContent().build();
    }

    /** Of whoever asks for none that there is. */
    static Language usual(Actor reader, AddressBook addresses) {
        Language language = reader == null ? null : addresses.of(reader).language();
        return language == null ? Language.DEFAULT : language;
    }

    static List<Actor> owners(Actor reader) {
        if (reader == null) {
            return List.of();
        }
        return reader.role() == Role.SUPERVISOR && !reader.equals(Actor.DESK)
                ? List.of(reader, Actor.DESK)
                : List.of(reader);
    }

    static NoticeView view(Delivery delivery, Language language) {
        NoticeText text = delivery.text(language);
        return new NoticeView(
                publicId(delivery),
                delivery.caseId(),
                delivery.seq(),
                delivery.recipient().toString(),
                delivery.template().id(),
                text.subject(),
                text.body(),
                text.times(),
                delivery.at(),
                delivery.read());
    }

    /** The delivery log's own id has slashes and colons, which do not fit into a path. */
    static String publicId(Delivery delivery) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(delivery.id().getBytes(StandardCharsets.UTF_8));
    }

    /** Null where there is none in these inboxes. */
    static Delivery find(String publicId, List<Actor> owners, InboxRepository inbox) {
        try {
            String id = new String(Base64.getUrlDecoder().decode(publicId), StandardCharsets.UTF_8);
            return inbox.find(id, owners).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Delivery after(String cursor, List<Actor> owners, List<FieldFault> faults) {
        Delivery after = cursor == null ? null : find(cursor, owners, inbox);
        if (cursor != null && after == null) {
            faults.add(new FieldFault("cursor", Message.of("inbox.cursor")));
        }
        return after;
    }

    private static Instant since(String since, List<FieldFault> faults) {
        try {
            return since == null ? null : RequestTime.parse(since);
        } catch (DateTimeException e) {
            faults.add(new FieldFault("since", Message.of("inbox.since")));
            return null;
        }
    }

    private static boolean flag(String unread, List<FieldFault> faults) {
        if (unread != null && !unread.equals("true") && !unread.equals("false")) {
            faults.add(new FieldFault("unread", Message.of("inbox.flag")));
        }
        return "true".equals(unread);
    }

    private static int limit(String limit, List<FieldFault> faults) {
        if (limit == null) {
            return MOST;
        }
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
            faults.add(new FieldFault("limit", Message.of("inbox.limit").with("most", MOST)));
            return MOST;
        }
        return Integer.parseInt(limit);
    }
}
