package org.ballcourt.notifications;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.notifications.mail.MailWorker;
import org.ballcourt.notifications.messaging.OutcomePublisher;
import org.springframework.context.SmartLifecycle;

/** The background threads of the service: one sends mail, one tells what became of it. */
final class NoticeWorkers implements SmartLifecycle, IdleCheck {
    private static final Duration REST = Duration.ofSeconds(5);

    private final MailWorker mail;
    private final OutcomePublisher announcements;
    private final List<Drain> workers = new ArrayList<>();

    /** @param mail null where there is no mail server */
    NoticeWorkers(MailWorker mail, OutcomePublisher announcements) {
        this.mail = mail;
        this.announcements = announcements;
    }

    synchronized void wake() {
        workers.forEach(Drain::wake);
    }

    @Override
    public synchronized void start() {
        workers.add(new Drain("notice-announcements", REST, announcements::round));
        if (mail != null) {
            // What the mail run sends is news for the announcements.
            workers.add(new Drain("notice-mail", REST, () -> {
                boolean sent = mail.round();
                if (sent) {
                    wake();
                }
                return sent;
            }));
        }
        workers.forEach(Drain::start);
    }

    @Override
    public synchronized void stop() {
        workers.forEach(Drain::close);
        workers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !workers.isEmpty();
    }

    @Override
    public String name() {
        return "notice deliveries";
    }

    @Override
    public boolean isIdle() {
        return (mail == null || mail.isIdle()) && announcements.isIdle();
    }
}
