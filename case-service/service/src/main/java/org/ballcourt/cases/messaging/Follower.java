package org.ballcourt.cases.messaging;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ballcourt.cases.view.CaseFeed;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reader of the feed, served in a thread of its own; one that is too slow is sent away and may come again. */
final class Follower implements Runnable, AutoCloseable {
    /** An event and its place in the topic. */
    record Entry(int partition, long offset, RecordedEvent event) {}

    /** Hands out what lies between two positions. */
    interface History {
        void between(FeedPosition from, FeedPosition until, Follower reader) throws Exception;
    }

    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final int MOST_WAITING = 2000;

    /** Wakes up a reader that waits, to go. */
    private static final Entry END = new Entry(-1, -1, null);

    private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final FeedPosition joined;
    private final History history;
    private final CaseFeed.Sink sink;
    private final Duration heartbeat;
    private FeedPosition position;
    private volatile boolean open = true;

    Follower(FeedPosition from, FeedPosition joined, History history, CaseFeed.Sink sink, Duration heartbeat) {
        this.position = from;
        this.joined = joined;
        this.history = history;
        this.sink = sink;
        this.heartbeat = heartbeat;
    }

    void start(Runnable whenDone) {
        Thread.ofVirtual().name("case-feed-reader").start(() -> {
            try {
                run();
            } finally {
                whenDone.run();
            }
        });
    }

    void offer(Entry entry) {
        if (!waiting.offer(entry)) {
            close();
        }
    }

    @Override
    public void run() {
        try {
            if (!position.equals(joined)) {
                history.between(position, joined, this);
            }
            sink.idle(position.toString());
            while (open) {
                Entry entry = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                if (entry == END) {
                    return;
                }
                if (entry == null) {
                    sink.idle(position.toString());
                } else {
                    take(entry);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception gone) {
            log.debug("A reader of the feed has gone: {}", gone.toString());
        } finally {
            open = false;
            sink.end();
        }
    }

    /** Passes on what the reader does not have yet. */
    void take(Entry entry) throws Exception {
        if (position.isBefore(entry.partition(), entry.offset())) {
            position = position.after(entry.partition(), entry.offset());
            sink.event(position.toString(), entry.event());
        }
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        waiting.offer(END);
    }
}
