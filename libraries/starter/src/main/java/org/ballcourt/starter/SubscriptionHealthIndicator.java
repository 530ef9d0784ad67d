package org.ballcourt.starter;

import java.time.Duration;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.GroupWatch;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells how far behind the subscription is; down while it stands still or nobody can say. */
record SubscriptionHealthIndicator(CaseSubscription subscription) implements HealthIndicator {
    /** Longer than a rebalance, a retry and a short outage together. */
    private static final Duration TOO_LONG = Duration.ofSeconds(60);

    @Override
    public Health health() {
        GroupWatch watch = subscription.watch();
        boolean stands = !watch.isAlive()
                || watch.standing().compareTo(TOO_LONG) > 0
                || watch.unknown().compareTo(TOO_LONG) > 0;
        return (stands ? Health.down() : Health.up())
                .withDetail("group", watch.group())
                .withDetail("told", watch.told())
                .build();
    }
}
