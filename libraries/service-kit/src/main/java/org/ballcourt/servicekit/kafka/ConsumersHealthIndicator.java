package org.ballcourt.servicekit.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.GroupWatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells of each consumer group how far behind it is; down while one stands still, with its name and since when. */
record ConsumersHealthIndicator(
        ObjectProvider<CaseSubscription> subscriptions, ObjectProvider<KafkaListeners> listeners)
        implements HealthIndicator {
    /** Longer than a rebalance, a retry and a short outage together. */
    static final Duration TOO_LONG = Duration.ofSeconds(60);

    @Override
    public Health health() {
        Map<String, String> all = new LinkedHashMap<>();
        boolean stands = false;
        for (GroupWatch watch : watches().toList()) {
            all.put(watch.group(), told(watch));
            stands |= standsStill(watch);
        }
        return (stands ? Health.down() : Health.up()).withDetails(all).build();
    }

    private Stream<GroupWatch> watches() {
        return Stream.concat(
                subscriptions.stream().map(CaseSubscription::watch),
                listeners.stream().flatMap(kept -> kept.watches().stream()));
    }

    private static boolean standsStill(GroupWatch watch) {
        return !watch.isAlive()
                || watch.standing().compareTo(TOO_LONG) > 0
                || watch.unknown().compareTo(TOO_LONG) > 0;
    }

    private static String told(GroupWatch watch) {
        if (!watch.isAlive()) {
            return "its thread makes no rounds, " + watch.told();
        }
        return watch.unknown().compareTo(TOO_LONG) > 0
                ? "unknown for " + watch.unknown().toSeconds() + " s"
                : watch.told();
    }
}
