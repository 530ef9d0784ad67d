package org.ballcourt.notifications.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.notifications.web.WebhookController.WebhookView;
import org.ballcourt.notifications.webhooks.Webhook;
import org.ballcourt.notifications.webhooks.WebhookCourier.Stores;
import org.ballcourt.notifications.webhooks.WebhookCourier.Surroundings;
import org.ballcourt.servicekit.AuditedRequest;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everybody's webhooks, for supervisors: who has left, or whose token had leaked, is told no more. What one does stands in the audit. */
@Tag(name = "webhooks")
@RestController
record AllWebhooksController(Stores stores, Surroundings around, InstantSource time) {
    private static final int MOST = 200;

    /** @param cursor leads to the next page; null on the last */
    @Schema(name = "AllWebhooks")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<WebhookView> webhooks, String cursor) {}

    @Operation(summary = "Everybody's webhooks, without their secrets: for supervisors")
    @GetMapping("/api/webhooks/all")
    Page all(
            Authentication who,
            @RequestParam(required = false) String cursor,
            @RequestParam(required = false) String limit) {
        requireSupervisor(who);
        List<FieldFault> faults = new ArrayList<>();
        int most = WebhookReading.limit(limit, MOST, faults);
        WebhookReading.requireFaultless(faults);
        Instant now = time.instant();
        List<WebhookView> page = stores.webhooks().all(cursor, most).stream()
                .map(webhook -> WebhookView.of(webhook, now, null))
                .toList();
        return new Page(page, page.size() < most ? null : page.getLast().id());
    }

    @Operation(
            summary = "Disables anybody's webhook, until another supervisor than its owner allows it: for supervisors")
    @PostMapping("/api/webhooks/{webhookId}/disable")
    WebhookView disable(
            @PathVariable String webhookId,
            @Schema(description = "stands in the audit") @RequestParam String why,
            Authentication who,
            HttpServletRequest request) {
        requireSupervisor(who);
        Webhook webhook = find(webhookId, request);
        around.told().accept(webhook, Webhook.Disabled.BY_PLATFORM);
        stores.webhooks().disableByPlatform(webhookId);
        return view(webhookId);
    }

    @Operation(summary = "Enables one that a supervisor had disabled, not one's own: for supervisors")
    @PostMapping("/api/webhooks/{webhookId}/allow")
    WebhookView allow(
            @PathVariable String webhookId,
            @Schema(description = "stands in the audit") @RequestParam String why,
            Authentication who,
            HttpServletRequest request) {
        Actor supervisor = requireSupervisor(who);
        Webhook webhook = find(webhookId, request);
        if (webhook.owner().equals(supervisor)) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("webhooks.by-platform")));
        }
        if (webhook.why() == Webhook.Disabled.BY_PLATFORM && stores.webhooks().enable(webhook, time.instant())) {
            stores.lanes().letGo(webhookId);
        }
        return view(webhookId);
    }

    private WebhookView view(String webhookId) {
        return WebhookView.of(find(webhookId), time.instant(), null);
    }

    private Webhook find(String webhookId) {
        return stores.webhooks().find(webhookId).orElseThrow(WebhookReading::none);
    }

    private Webhook find(String webhookId, HttpServletRequest request) {
        Webhook found = find(webhookId);
        AuditedRequest.isAbout(request, found.owner().toString());
        return found;
    }

    private static Actor requireSupervisor(Authentication who) {
        Actor caller = Caller.of(who);
        if (caller == null || caller.role() != Role.SUPERVISOR) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("request.supervisors-only")));
        }
        return caller;
    }
}
