package org.ballcourt.notifications;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.notifications.webhooks.WebhookWorker;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.TimeDriven;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.context.SmartLifecycle;

/** Looks for what webhooks are to be told: when something happens, when a retry is due, and now and then. */
final class WebhookWorkers implements SmartLifecycle, IdleCheck, TimeDriven {
    private static final Duration REST = Duration.ofSeconds(1);

    private final BackgroundWorkers workers;
    private final WebhookWorker webhooks;
    private volatile Worker worker;

    WebhookWorkers(BackgroundWorkers workers, WebhookWorker webhooks) {
        this.workers = workers;
        this.webhooks = webhooks;
    }

    void wake() {
        Worker current = worker;
        if (current != null) {
            current.wake();
        }
    }

    @Override
    public void start() {
        worker = workers.worker("webhooks", () -> {
            webhooks.round();
            return REST;
        });
        webhooks.onRoom(this::wake);
        worker.start();
    }

    @Override
    public void stop() {
        worker.close();
        worker = null;
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public boolean isIdle() {
        return webhooks.isIdle();
    }

    @Override
    public Optional<Instant> nextDue() {
        return webhooks.nextDue();
    }

    @Override
    public void timeWasSet() {
        webhooks.round();
    }
}
