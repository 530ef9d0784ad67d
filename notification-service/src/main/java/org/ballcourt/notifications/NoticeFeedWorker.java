package org.ballcourt.notifications;

import org.ballcourt.notifications.deliveries.InboxRepository;
import org.ballcourt.notifications.deliveries.NoticeFeed;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.context.SmartLifecycle;

/** Looks for news of those who follow their inbox. */
final class NoticeFeedWorker implements SmartLifecycle {
    private final NoticeFeed feed;
    private final BackgroundWorkers workers;
    private volatile Worker running;

    NoticeFeedWorker(InboxRepository inbox, BackgroundWorkers workers) {
        this.feed = new NoticeFeed(
                inbox, this::wake, Thread.ofVirtual().name("notice-reader-", 0)::start, System::nanoTime);
        this.workers = workers;
    }

    NoticeFeed feed() {
        return feed;
    }

    private void wake() {
        Worker worker = running;
        if (worker != null) {
            worker.wake();
        }
    }

    @Override
    public void start() {
        running = workers.worker("notice-streams", feed::round).start();
    }

    /** Streams would keep the server from ending. */
    @Override
    public void stop() {
        running.close();
        running = null;
        feed.end();
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
