package org.ballcourt.notifications;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.notifications.mail.MailWorker;
import org.ballcourt.notifications.messaging.OutcomePublisher;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.context.SmartLifecycle;

/** The background work of the service: mail is sent, and it is published what became of it. */
final class NoticeWorkers implements SmartLifecycle, IdleCheck {
    /** Work is looked for now and then, in case somebody died after storing it. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final BackgroundWorkers workers;
    private final MailWorker mail;
    private final OutcomePublisher outcomes;
    private final List<Worker> running = new CopyOnWriteArrayList<>();

    /** @param mail null where there is no mail server */
    NoticeWorkers(BackgroundWorkers workers, MailWorker mail, OutcomePublisher outcomes) {
        this.workers = workers;
        this.mail = mail;
        this.outcomes = outcomes;
    }

    void wake() {
        running.forEach(Worker::wake);
    }

    @Override
    public void start() {
        running.add(workers.worker("notice-outcomes", () -> restUnless(outcomes.round())));
        if (mail != null) {
            running.add(workers.worker("notice-mail", this::sendMail));
        }
        running.forEach(Worker::start);
    }

    /** What is sent is news to be published. */
    private Duration sendMail() {
        boolean sent = mail.round();
        if (sent) {
            wake();
        }
        return restUnless(sent);
    }

    private static Duration restUnless(boolean more) {
        return more ? Duration.ZERO : REST;
    }

    @Override
    public void stop() {
        running.forEach(Worker::close);
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }

    @Override
    public String name() {
        return "notice deliveries";
    }

    @Override
    public boolean isIdle() {
        return (mail == null || mail.isIdle()) && outcomes.isIdle();
    }
}
