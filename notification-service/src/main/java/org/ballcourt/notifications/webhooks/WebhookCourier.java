package org.ballcourt.notifications.webhooks;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.ballcourt.contracts.Actor;
import org.ballcourt.notifications.webhooks.Receiver.Answer;
import org.ballcourt.notifications.webhooks.Webhook.Disabled;
import org.ballcourt.notifications.webhooks.WebhookDelivery.Answered;
import org.ballcourt.notifications.webhooks.WebhookDelivery.State;
import org.ballcourt.wire.Sha256;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/**
 * Takes the events of one case to one webhook, one after the other. That it was sent is noted after the answer: whoever dies between the two
 * leaves it to be sent again, with the same {@code webhook-id}.
 */
public final class WebhookCourier {
    private static final List<String> RESULTS = List.of("delivered", "failed", "parked", "disabled");
    private static final int ID_DIGITS = 32;
    /** Reading what may be shown takes some of it, the attempt the rest. */
    private static final Duration BESIDE_AN_ATTEMPT = Duration.ofSeconds(45);

    private final Stores stores;
    private final ShownEvents shown;
    private final Receiver receiver;
    private final WebhookSettings settings;
    private final Surroundings around;

    /** Where webhooks, their progress and what became of it are kept. */
    public record Stores(WebhookRepository webhooks, WebhookLanes lanes, WebhookDeliveries deliveries) {
        /** What somebody had registered until then. */
        public void removeFrom(Actor owner, Instant until) {
            webhooks.of(owner).stream()
                    .filter(webhook -> !webhook.since().isAfter(until))
                    .forEach(webhook -> remove(webhook.id()));
        }

        /** The webhook first: what is under way for it finds it no more. */
        public void remove(String webhook) {
            webhooks.remove(webhook);
            lanes.remove(webhook);
            deliveries.remove(webhook);
        }
    }

    /**
     * What is not ours.
     *
     * @param time by it retries are due and receivers fail for days
     * @param machine what receivers compare with their own clocks, and leases run by
     * @param told that a webhook is told nothing any more; may be said again, as whoever disabled it may have died before
     */
    public record Surroundings(
            InstantSource time,
            InstantSource machine,
            RandomGenerator random,
            MeterRegistry meters,
            BiConsumer<Webhook, Disabled> told) {}

    /** The body of a message. */
    record Message(String type, String timestamp, JsonNode data) {}

    WebhookCourier(Stores stores, ShownEvents shown, Receiver receiver, WebhookSettings settings, Surroundings around) {
        this.stores = stores;
        this.shown = shown;
        this.receiver = receiver;
        this.settings = settings;
        this.around = around;
        // An alarm looks at the increase, so they must be there before the first one.
        RESULTS.forEach(this::attempts);
    }

    Stores stores() {
        return stores;
    }

    WebhookSettings settings() {
        return settings;
    }

    /** By the machine's clock, until when a claim or the step after it holds. */
    Instant lease() {
        return around.machine().instant().plus(settings.timeout()).plus(BESIDE_AN_ATTEMPT);
    }

    /** Nothing of it is due while it is disabled. */
    void hold(Webhook disabled) {
        around.told().accept(disabled, disabled.why());
        stores.lanes().hold(disabled.id());
        if (stores.webhooks().find(disabled.id()).filter(Webhook::isActive).isPresent()) {
            // It was enabled just between the two.
            stores.lanes().letGo(disabled.id());
        }
    }

    void carry(Webhook webhook, WebhookLane claimed) {
        WebhookLane lane = claimed;
        do {
            Optional<ShownEvents.Page> page =
                    lane.isDrained() ? Optional.empty() : shown.from(lane.next(), lane.caseId(), webhook.owner());
            if (page.isEmpty()) {
                stores.lanes().advance(lane, Math.max(lane.next(), lane.due() + 1), Instant.EPOCH);
                return;
            }
            if (page.get().last() < lane.next()) {
                throw new IllegalStateException("The case-service does not know yet what it published");
            }
            for (ShownEvents.Item event : page.get().events()) {
                boolean wanted = webhook.wish().lets(event, page.get().reason());
                if (wanted && !isSettled(webhook, lane, event)) {
                    return;
                }
                lane = wanted ? lane.after(event.seq()).withAttempts(0) : lane.after(event.seq());
            }
            lane = lane.after(page.get().last());
        } while (stores.lanes().advance(lane, lane.next(), lane.isDrained() ? Instant.EPOCH : lease())
                && !lane.isDrained());
    }

    /** Whether the next event may follow: this one was taken, or is tried no more. */
    private boolean isSettled(Webhook webhook, WebhookLane lane, ShownEvents.Item event) {
        String messageId = messageId(webhook, lane, event);
        Answer answer = post(webhook, messageId, event);
        Instant now = around.time().instant();
        Answered answered = new Answered(now, answer.status(), answer.trouble(), answer.millis());
        if (answer.delivered()) {
            count("delivered");
            stores.deliveries().note(lane, event, messageId, answered, State.DELIVERED, null);
            if (webhook.failingSince() != null || webhook.notBefore() != null) {
                stores.webhooks().succeeded(webhook.id());
            }
            return stores.lanes().advance(lane, event.seq() + 1, lease());
        }
        count("failed");
        failed(webhook, answer, now);
        int attempts = lane.attempts() + 1;
        if (attempts > settings.retries().size()) {
            count("parked");
            stores.deliveries().note(lane, event, messageId, answered, State.PARKED, null);
            return stores.lanes().advance(lane, event.seq() + 1, lease());
        }
        Instant next = now.plus(longer(pause(attempts), answer.retryAfter()));
        stores.deliveries().note(lane, event, messageId, answered, State.WAITING, next);
        stores.lanes().defer(lane, next, attempts);
        return false;
    }

    private Answer post(Webhook webhook, String messageId, ShownEvents.Item event) {
        Instant machine = around.machine().instant();
        long seconds = machine.getEpochSecond();
        byte[] body = Wire.json().writeValueAsBytes(new Message(event.type(), event.at(), event.event()));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Ballcourt");
        headers.put("webhook-id", messageId);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put(
                "webhook-signature",
                Signatures.of(webhook.secretsAt(around.time().instant()), messageId, seconds, body));
        return receiver.post(URI.create(webhook.wish().url()), headers, body);
    }

    private void failed(Webhook webhook, Answer answer, Instant now) {
        stores.webhooks().failed(webhook.id(), now);
        if (answer.retryAfter() != null) {
            stores.webhooks().rest(webhook.id(), now.plus(answer.retryAfter()));
        }
        boolean forDays = webhook.failingSince() != null
                && !now.isBefore(webhook.failingSince().plus(settings.disableAfter()));
        if (answer.gone() || forDays) {
            Disabled why = answer.gone() ? Disabled.GONE : Disabled.FAILING;
            if (stores.webhooks().disable(webhook, why)) {
                count("disabled");
                around.told().accept(webhook, why);
            }
        }
    }

    private Duration pause(int attempts) {
        double share = 1 + settings.jitter() * (2 * around.random().nextDouble() - 1);
        return Duration.ofMillis((long) (settings.retries().get(attempts - 1).toMillis() * share));
    }

    private static Duration longer(Duration one, Duration other) {
        return other != null && other.compareTo(one) > 0 ? other : one;
    }

    private Counter attempts(String result) {
        return Counter.builder("ballcourt.webhooks.attempts")
                .description("Attempts at webhooks by how they ended, and webhooks that were disabled")
                .tag("result", result)
                .register(around.meters());
    }

    private void count(String result) {
        attempts(result).increment();
    }

    private static String messageId(Webhook webhook, WebhookLane lane, ShownEvents.Item event) {
        return "msg_"
                + Sha256.hex(webhook.id() + "\n" + lane.caseId() + "\n" + event.seq())
                        .substring(0, ID_DIGITS);
    }
}
