package org.ballcourt.notifications.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.notifications.webhooks.ReceiverAddresses;
import org.ballcourt.notifications.webhooks.ShownEvents;
import org.ballcourt.notifications.webhooks.Webhook;
import org.ballcourt.notifications.webhooks.Webhook.Wish;
import org.ballcourt.notifications.webhooks.WebhookCourier.Stores;
import org.ballcourt.notifications.webhooks.WebhookDeliveries.Place;
import org.ballcourt.notifications.webhooks.WebhookDelivery;
import org.ballcourt.notifications.webhooks.WebhookSettings;
import org.ballcourt.servicekit.AuditedRequest;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.JsonBody;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets parties, third parties and the platform's supervisors say where their programs want to be told of their cases. */
@Tag(name = "webhooks", description = "Where programs are told of what happens, by Standard Webhooks 1.0")
@RestController
@RequestMapping("/api/webhooks")
record WebhookController(
        Stores stores, ShownEvents shown, ReceiverAddresses addresses, WebhookSettings settings, InstantSource time) {
    private static final int MOST = 200;

    /**
     * @param secret told once, when it is made
     * @param disabled why nothing is sent; left out while it is active
     * @param failingSince the first failure after the last success
     * @param oldSecretUntil an earlier secret signs beside the new one until then
     */
    @Schema(name = "Webhook")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookView(
            String id,
            String owner,
            String url,
            Set<String> types,
            Set<Reason> reasons,
            Set<Stage> stages,
            Instant since,
            Webhook.Disabled disabled,
            Instant failingSince,
            Instant oldSecretUntil,
            String secret) {
        static WebhookView of(Webhook webhook, Instant now, String secret) {
            return new WebhookView(
                    webhook.id(),
                    webhook.owner().toString(),
                    webhook.wish().url(),
                    new TreeSet<>(webhook.wish().types()),
                    new TreeSet<>(webhook.wish().reasons()),
                    new TreeSet<>(webhook.wish().stages()),
                    webhook.since(),
                    webhook.why(),
                    webhook.failingSince(),
                    webhook.oldSecretUntil(now).orElse(null),
                    secret);
        }
    }

    @Schema(name = "Webhooks")
    record WebhookList(List<WebhookView> webhooks) {}

    /** What is left out is not filtered by. */
    @Schema(name = "WantedWebhook")
    record Wanted(
            @Schema(format = "uri", requiredMode = Schema.RequiredMode.REQUIRED)
            String url,

            List<String> types,
            List<Reason> reasons,
            List<Stage> stages) {}

    /** @param cursor leads to the next, older page; null on the last */
    @Schema(name = "WebhookDeliveries")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<WebhookDelivery> deliveries, String cursor) {}

    @Schema(name = "WantedResend")
    record Resend(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            String caseId,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "1")
            Long from) {}

    /** @param last the newest event of the case then */
    record Resent(String caseId, long from, long last) {}

    @Operation(
            summary = "Registers a webhook; the answer tells its secret, once",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Wanted.class))))
    @ApiResponse(responseCode = "201", description = "It is told of what takes effect from now on")
    @PostMapping
    ResponseEntity<WebhookView> register(Authentication authentication, HttpServletRequest request) throws IOException {
        Actor owner = owner(authentication);
        Wish wish = WebhookReading.wish(JsonBody.readAny(request), owner, addresses);
        if (stores.webhooks().of(owner).size() >= settings.most()) {
            throw new Refused(Problem.of(
                    "TOO_MANY_WEBHOOKS", 409, Message.of("webhooks.most").with("most", settings.most())));
        }
        Instant now = time.instant();
        Webhook added = stores.webhooks().add(owner, wish, now);
        AuditedRequest.isAbout(request, added.id());
        AuditedRequest.says(request, wish.url());
        return ResponseEntity.created(URI.create("/api/webhooks/" + added.id()))
                .cacheControl(CacheControl.noStore())
                .body(WebhookView.of(added, now, added.newestSecret()));
    }

    @Operation(summary = "The caller's webhooks, without their secrets")
    @GetMapping
    WebhookList list(Authentication authentication) {
        Instant now = time.instant();
        return new WebhookList(stores.webhooks().of(owner(authentication)).stream()
                .map(webhook -> WebhookView.of(webhook, now, null))
                .toList());
    }

    @Operation(summary = "One of them")
    @GetMapping("/{webhookId}")
    WebhookView one(@PathVariable String webhookId, Authentication authentication) {
        return WebhookView.of(own(webhookId, authentication), time.instant(), null);
    }

    @Operation(
            summary = "Changes where it is told and of what, also of what is not sent yet",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Wanted.class))))
    @PutMapping("/{webhookId}")
    WebhookView change(@PathVariable String webhookId, Authentication authentication, HttpServletRequest request)
            throws IOException {
        Webhook webhook = own(webhookId, authentication);
        Wish wish = WebhookReading.wish(JsonBody.readAny(request), webhook.owner(), addresses);
        AuditedRequest.says(request, wish.url());
        stores.webhooks().change(webhook.id(), wish);
        return one(webhookId, authentication);
    }

    @Operation(summary = "Forgets it and what became of its deliveries")
    @ApiResponse(responseCode = "204", description = "It is forgotten")
    @DeleteMapping("/{webhookId}")
    ResponseEntity<Void> remove(@PathVariable String webhookId, Authentication authentication) {
        stores.remove(own(webhookId, authentication).id());
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "Makes a new secret and tells it, once; the old one signs beside it for a while")
    @PostMapping("/{webhookId}/rotate")
    ResponseEntity<WebhookView> rotate(@PathVariable String webhookId, Authentication authentication) {
        Instant now = time.instant();
        Webhook webhook = own(webhookId, authentication);
        String secret = stores.webhooks()
                .rotate(webhook, now, settings.overlap())
                .orElseThrow(() -> new Refused(Problem.ofStatus(503), Duration.ofSeconds(1)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(WebhookView.of(own(webhookId, authentication), now, secret));
    }

    @Operation(summary = "Enables one that was disabled; what was due then is sent")
    @PostMapping("/{webhookId}/enable")
    WebhookView enable(@PathVariable String webhookId, Authentication authentication) {
        Webhook webhook = own(webhookId, authentication);
        if (webhook.why() == Webhook.Disabled.BY_PLATFORM) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("webhooks.by-platform")));
        }
        if (stores.webhooks().enable(webhook, time.instant())) {
            stores.lanes().letGo(webhook.id());
        }
        return one(webhookId, authentication);
    }

    @Operation(
            summary = "Sends the events of a case again, from that number on",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Resend.class))))
    @PostMapping("/{webhookId}/resend")
    Resent resend(@PathVariable String webhookId, Authentication authentication, HttpServletRequest request)
            throws IOException {
        Webhook webhook = own(webhookId, authentication);
        Resend wanted = WebhookReading.resend(JsonBody.readAny(request));
        long last = newest(wanted, webhook);
        if (wanted.from() > last) {
            throw WebhookReading.refused(
                    "from", Message.of("webhooks.from-later").with("last", last));
        }
        stores.lanes().resend(webhook.id(), wanted.caseId(), wanted.from(), last);
        return new Resent(wanted.caseId(), wanted.from(), last);
    }

    @Operation(summary = "What became of its deliveries, those tried last first")
    @GetMapping("/{webhookId}/deliveries")
    Page deliveries(
            @PathVariable String webhookId,
            Authentication authentication,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String cursor,
            @RequestParam(required = false) String limit) {
        Webhook webhook = own(webhookId, authentication);
        List<FieldFault> faults = new ArrayList<>();
        WebhookDelivery.State wanted = WebhookReading.value("state", state, WebhookDelivery.State.class, faults)
                .orElse(null);
        Place before = WebhookReading.read("cursor", cursor, Place::parse, Message.of("inbox.cursor"), faults)
                .orElse(null);
        int most = WebhookReading.limit(limit, MOST, faults);
        WebhookReading.requireFaultless(faults);
        List<WebhookDelivery> page = stores.deliveries().of(webhook.id(), wanted, before, most);
        return new Page(
                page, page.size() < most ? null : Place.of(page.getLast()).toString());
    }

    private long newest(Resend wanted, Webhook webhook) {
        try {
            return shown.from(wanted.from(), wanted.caseId(), webhook.owner())
                    .map(ShownEvents.Page::newest)
                    .orElseThrow(() -> new Refused(Problem.noSuchCase()));
        } catch (UncheckedIOException unreachable) {
            throw new Refused(Problem.ofStatus(503), Duration.ofSeconds(5));
        }
    }

    private Webhook own(String id, Authentication authentication) {
        Actor owner = owner(authentication);
        return stores.webhooks()
                .find(id)
                .filter(webhook -> webhook.owner().equals(owner))
                .orElseThrow(WebhookReading::none);
    }

    /** The platform's backend comes as a supervisor; nobody else of its people has programs of their own. */
    private static Actor owner(Authentication authentication) {
        return Optional.ofNullable(Caller.of(authentication))
                .filter(actor ->
                        actor.role().isSide() || actor.role().isThirdParty() || actor.role() == Role.SUPERVISOR)
                .orElseThrow(() -> new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("webhooks.not-your-role"))));
    }
}
