package org.ballcourt.notifications.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.DeliveryState;
import org.ballcourt.notifications.deliveries.FailedDeliveries;
import org.ballcourt.notifications.deliveries.FailedDeliveries.Failed;
import org.ballcourt.servicekit.AuditedRequest;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Notices that did not get to somebody's mailbox, for supervisors; the inbox has them all the same. What one does stands in the audit. */
@Tag(name = "inbox")
@RestController
record FailedNoticeController(FailedDeliveries failed) {
    private static final int MOST = 100;

    /**
     * @param state FAILED, or UNKNOWN where it may have arrived
     * @param note what the server said, or what broke
     */
    record FailedNotice(
            String id,
            String caseId,
            String recipient,
            String template,
            DeliveryState state,
            String note,
            int attempts,
            Instant at) {
        static FailedNotice of(Failed one) {
            Delivery delivery = one.delivery();
            return new FailedNotice(
                    InboxController.publicId(delivery),
                    delivery.caseId(),
                    delivery.recipient().toString(),
                    delivery.template().id(),
                    delivery.state(),
                    one.note(),
                    delivery.attempts(),
                    delivery.at());
        }
    }

    /** @param more whether there are others */
    record FailedNotices(List<FailedNotice> notices, boolean more) {}

    /** @param again ids of those that are tried once more */
    record TriedAgain(List<String> again) {}

    @Operation(
            summary =
                    "Notices that did not get to somebody's mailbox, or may not have, the newest first: for supervisors")
    @GetMapping("/api/inbox/failed")
    FailedNotices list(Authentication who) {
        requireSupervisor(who);
        List<Failed> found = failed.newest(MOST + 1);
        return new FailedNotices(
                found.stream().limit(MOST).map(FailedNotice::of).toList(), found.size() > MOST);
    }

    /** Of all those of which it is certain that they failed, or one; one that may have arrived is sent again only by its name. */
    @Operation(summary = "Tries those that failed once more, or one; one that may have arrived only by its id")
    @PostMapping("/api/inbox/failed/retry")
    TriedAgain retry(
            @Schema(description = "stands in the audit") @RequestParam String why,
            @RequestParam(required = false) String id,
            Authentication who,
            HttpServletRequest request) {
        requireSupervisor(who);
        List<Failed> meant = id == null ? failed.newest(DeliveryState.FAILED, MOST) : List.of(find(id));
        List<String> again = new ArrayList<>();
        for (Failed one : meant) {
            AuditedRequest.isAbout(request, one.delivery().caseId());
            if (failed.again(one.delivery())) {
                again.add(InboxController.publicId(one.delivery()));
            }
        }
        return new TriedAgain(again);
    }

    private Failed find(String publicId) {
        try {
            String id = new String(Base64.getUrlDecoder().decode(publicId), StandardCharsets.UTF_8);
            return failed.find(id).orElseThrow(FailedNoticeController::none);
        } catch (IllegalArgumentException nonsense) {
            throw none();
        }
    }

    private static Refused none() {
        return new Refused(Problem.of("NOT_FOUND", 404, Message.of("inbox.no-such-notice")));
    }

    private static void requireSupervisor(Authentication who) {
        Actor caller = Caller.of(who);
        if (caller == null || caller.role() != Role.SUPERVISOR) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("request.supervisors-only")));
        }
    }
}
