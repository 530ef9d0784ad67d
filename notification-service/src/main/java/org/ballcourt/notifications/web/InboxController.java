package org.ballcourt.notifications.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.InboxRepository;
import org.ballcourt.notifications.texts.Language;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.web.InboxRefusal.Flaw;
import org.ballcourt.servicekit.Caller;
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
@RestController
class InboxController {
    private static final int MOST = 200;

    private final InboxRepository inbox;
    private final AddressBook addresses;

    InboxController(InboxRepository inbox, AddressBook addresses) {
        this.inbox = inbox;
        this.addresses = addresses;
    }

    /** @param recipient whose inbox it lies in: the reader's own or the desk's */
    record NoticeView(
            String id,
            String caseId,
            long seq,
            String recipient,
            String template,
            String subject,
            String body,
            Instant at,
            boolean read) {}

    /** @param cursor leads to the next, older page; null on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<NoticeView> notices, String cursor) {}

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
        List<Flaw> flaws = new ArrayList<>();
        Instant from = since(since, flaws);
        boolean unreadOnly = flag(unread, flaws);
        Delivery after = after(cursor, owners, flaws);
        int most = limit(limit, flaws);
        if (!flaws.isEmpty()) {
            throw InboxRefusal.malformed(flaws);
        }
        List<Delivery> page = inbox.page(new InboxRepository.Query(owners, from, unreadOnly, after, most));
        Language language = reader == null
                ? NoticeLanguage.of(acceptLanguage, null)
                : NoticeLanguage.of(acceptLanguage, addresses.of(reader).language());
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(new Page(
                        page.stream().map(delivery -> view(delivery, language)).toList(),
                        page.size() < most ? null : publicId(page.getLast())));
    }

    @PostMapping("/api/inbox/{id}/read")
    ResponseEntity<Void> read(@PathVariable String id, Authentication authentication) {
        Delivery delivery = find(id, owners(Caller.of(authentication)));
        if (delivery == null) {
            throw InboxRefusal.notFound();
        }
        inbox.markRead(delivery);
        return ResponseEntity.noContent().build();
    }

    private static List<Actor> owners(Actor reader) {
        if (reader == null) {
            return List.of();
        }
        return reader.role() == Role.SUPERVISOR && !reader.equals(Actor.DESK)
                ? List.of(reader, Actor.DESK)
                : List.of(reader);
    }

    private static NoticeView view(Delivery delivery, Language language) {
        NoticeText text = delivery.texts().get(language);
        return new NoticeView(
                publicId(delivery),
                delivery.caseId(),
                delivery.seq(),
                delivery.recipient().toString(),
                delivery.template().id(),
                text.subject(),
                text.body(),
                delivery.at(),
                delivery.read());
    }

    /** The delivery log's own id has slashes and colons, which do not fit into a path. */
    private static String publicId(Delivery delivery) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(delivery.id().getBytes(StandardCharsets.UTF_8));
    }

    private Delivery find(String publicId, List<Actor> owners) {
        try {
            String id = new String(Base64.getUrlDecoder().decode(publicId), StandardCharsets.UTF_8);
            return inbox.find(id, owners).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Delivery after(String cursor, List<Actor> owners, List<Flaw> flaws) {
        Delivery after = cursor == null ? null : find(cursor, owners);
        if (cursor != null && after == null) {
            flaws.add(new Flaw("cursor", "is not one that was given to you", "不是有效的分页游标"));
        }
        return after;
    }

    private static Instant since(String since, List<Flaw> flaws) {
        try {
            return since == null ? null : OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeParseException e) {
            flaws.add(new Flaw("since", "is not an ISO 8601 time with offset", "不是带时区的 ISO 8601 时间"));
            return null;
        }
    }

    private static boolean flag(String unread, List<Flaw> flaws) {
        if (unread != null && !unread.equals("true") && !unread.equals("false")) {
            flaws.add(new Flaw("unread", "must be true or false", "须为 true 或 false"));
        }
        return "true".equals(unread);
    }

    private static int limit(String limit, List<Flaw> flaws) {
        if (limit == null) {
            return MOST;
        }
        if (!limit.matches("[1-9]\\d{0,2}") || Integer.parseInt(limit) > MOST) {
            flaws.add(new Flaw("limit", "must be 1 to " + MOST, "须为 1 至 " + MOST));
            return MOST;
        }
        return Integer.parseInt(limit);
    }
}
