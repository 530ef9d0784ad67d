package org.ballcourt.notifications.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends out couriers for what is due. Each receiver has a few of its own, so that a slow one holds up nobody else, and two instances never
 * work at one case of one webhook.
 */
public final class WebhookWorker {
    private static final Logger log = LoggerFactory.getLogger(WebhookWorker.class);
    private static final int BATCH = 100;
    private static final int ALL_AT_ONCE = 400;
    private static final Duration AFTER_OUR_OWN_FAILURE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

    private final WebhookCourier courier;
    private final InstantSource time;
    private final InstantSource machine;
    private final Map<String, Integer> running = new ConcurrentHashMap<>();
    private volatile Runnable wake = () -> {};
    private Instant cleaned = Instant.EPOCH;

    WebhookWorker(WebhookCourier courier, InstantSource time, InstantSource machine) {
        this.courier = courier;
        this.time = time;
        this.machine = machine;
    }

    public static WebhookWorker of(
            WebhookCourier.Stores stores,
            ShownEvents shown,
            ReceiverAddresses addresses,
            WebhookSettings settings,
            WebhookCourier.Surroundings around) {
        SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SocketReceiver receiver = new SocketReceiver(addresses, tls, settings.timeout(), around.machine());
        return new WebhookWorker(
                new WebhookCourier(stores, shown, receiver, settings, around), around.time(), around.machine());
    }

    /** @param wake there is room for another courier */
    public void onRoom(Runnable wake) {
        this.wake = wake;
    }

    /** Begins what is due and has room. */
    public synchronized void round() {
        clean();
        Map<String, Optional<Webhook>> known = new HashMap<>();
        Set<String> full = new HashSet<>();
        List<WebhookLane> due = lanes().due(full, BATCH);
        while (!due.isEmpty() && underWay() < ALL_AT_ONCE) {
            for (WebhookLane lane : due) {
                Optional<Webhook> webhook = known.computeIfAbsent(
                        lane.webhook(), id -> courier.stores().webhooks().find(id));
                begin(lane, webhook, full);
                if (webhook.filter(found -> !found.isActive()).isPresent()) {
                    known.remove(lane.webhook());
                }
            }
            due = lanes().due(full, BATCH);
        }
    }

    private void begin(WebhookLane lane, Optional<Webhook> found, Set<String> full) {
        if (found.isEmpty()) {
            lanes().remove(lane.webhook());
            return;
        }
        Webhook webhook = found.get();
        if (!webhook.isActive()) {
            courier.hold(webhook);
            return;
        }
        if (running.getOrDefault(webhook.id(), 0) >= courier.settings().atOnce()) {
            full.add(webhook.id());
            return;
        }
        Optional<WebhookLane> claimed = lanes().claim(lane, courier.lease());
        if (claimed.isEmpty()) {
            return;
        }
        if (webhook.notBefore() != null && webhook.notBefore().isAfter(time.instant())) {
            lanes().defer(claimed.get(), webhook.notBefore(), claimed.get().attempts());
            return;
        }
        running.merge(webhook.id(), 1, Integer::sum);
        Thread.ofVirtual().name("webhook-courier").start(() -> carry(webhook, claimed.get()));
    }

    private void carry(Webhook webhook, WebhookLane lane) {
        try {
            courier.carry(webhook, lane);
        } catch (RuntimeException failed) {
            log.warn("Webhook {} was not told of {} and will be: {}", webhook.id(), lane.caseId(), failed.toString());
            lanes().release(lane, machine.instant().plus(AFTER_OUR_OWN_FAILURE));
        } finally {
            running.computeIfPresent(webhook.id(), (_, count) -> count == 1 ? null : count - 1);
            wake.run();
        }
    }

    private WebhookLanes lanes() {
        return courier.stores().lanes();
    }

    private int underWay() {
        return running.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void clean() {
        Instant now = time.instant();
        if (now.isAfter(cleaned.plus(BETWEEN_CLEANINGS))) {
            courier.stores()
                    .deliveries()
                    .removeOlderThan(now.minus(courier.settings().keep()));
            cleaned = now;
        }
    }

    /** Nothing is under way or waits for its first or next attempt right now. */
    public boolean isIdle() {
        return running.isEmpty() && lanes().due(Set.of(), 1).isEmpty();
    }

    public Optional<Instant> nextDue() {
        return lanes().nextDue();
    }
}
