package org.ballcourt.notices;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.consumer.Quiet;
import org.ballcourt.notices.mail.MailRun;
import org.ballcourt.notices.messaging.Announcements;
import org.ballcourt.notices.work.Drain;
import org.springframework.context.SmartLifecycle;

/** The background threads of the service: one sends mail, one tells what became of it. */
final class NoticeDrains implements SmartLifecycle, Quiet {
    private static final Duration REST = Duration.ofSeconds(5);

    private final MailRun mail;
    private final Announcements announcements;
    private final List<Drain> drains = new ArrayList<>();

    /** @param mail null where there is no mail server */
    NoticeDrains(MailRun mail, Announcements announcements) {
        this.mail = mail;
        this.announcements = announcements;
    }

    synchronized void wake() {
        drains.forEach(Drain::wake);
    }

    @Override
    public synchronized void start() {
        drains.add(new Drain("notice-announcements", REST, announcements));
        if (mail != null) {
            // What the mail run sends is news for the announcements.
            drains.add(new Drain("notice-mail", REST, () -> {
                boolean sent = mail.round();
                if (sent) {
                    wake();
                }
                return sent;
            }));
        }
        drains.forEach(Drain::start);
    }

    @Override
    public synchronized void stop() {
        drains.forEach(Drain::close);
        drains.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !drains.isEmpty();
    }

    @Override
    public String name() {
        return "notice deliveries";
    }

    @Override
    public boolean quiet() {
        return (mail == null || mail.isQuiet()) && announcements.isQuiet();
    }
}
