package org.ballcourt.starter;

import org.ballcourt.consumer.CaseSubscription;
import org.springframework.context.SmartLifecycle;

/** Follows once everything else is there, and stops before anything of it goes. */
final class SubscriptionLife implements SmartLifecycle {
    private final CaseSubscription subscription;
    private volatile boolean running;

    SubscriptionLife(CaseSubscription subscription) {
        this.subscription = subscription;
    }

    @Override
    public void start() {
        subscription.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        subscription.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
