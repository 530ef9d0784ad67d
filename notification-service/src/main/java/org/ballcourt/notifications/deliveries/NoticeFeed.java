package org.ballcourt.notifications.deliveries;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.ballcourt.contracts.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells readers of notices as they come: at once of those that this node wrote, of those of other nodes when it looks for them. What is
 * so old that {@link #NEWEST} others are newer when it is written is found in the inbox alone. Each reader is told apart from the
 * others, so that one that takes nothing holds up nobody.
 */
public final class NoticeFeed {
    /** How soon it looks for what other nodes wrote, and says that it is still there. */
    public static final Duration PACE = Duration.ofSeconds(5);

    static final int NEWEST = 50;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int REMEMBERED = 2_000;
    /** How many readers ask the store at once, however many there are. */
    private static final int ASKING = 8;

    private static final Logger log = LoggerFactory.getLogger(NoticeFeed.class);

    /** Where notices go; it is closed by whoever opened it. */
    public interface Sink {
        void notice(Delivery notice) throws IOException;

        void idle() throws IOException;

        void end();
    }

    private final InboxRepository inbox;
    private final Set<Following> following = ConcurrentHashMap.newKeySet();
    private final Set<Actor> told = ConcurrentHashMap.newKeySet();
    private final Semaphore asking = new Semaphore(ASKING);
    private final Runnable wake;
    private final Executor threads;
    private final LongSupplier nanos;
    private long looked;

    /**
     * @param wake makes {@link #round} come soon
     * @param threads each reader is told in one of them
     * @param nanos a clock that never goes back
     */
    public NoticeFeed(InboxRepository inbox, Runnable wake, Executor threads, LongSupplier nanos) {
        this.inbox = inbox;
        this.wake = wake;
        this.threads = threads;
        this.nanos = nanos;
        this.looked = nanos.getAsLong();
    }

    /**
     * Until what it answers is closed.
     *
     * @param last what the reader has already; null for what comes from now on
     */
    public AutoCloseable follow(List<Actor> owners, Delivery last, Sink sink) {
        Following reader = new Following(owners, sink);
        reader.begin(last);
        following.add(reader);
        if (last != null) {
            wake.run();
        }
        return () -> following.remove(reader);
    }

    /** These were just written here. */
    public void written(Collection<Delivery> lines) {
        if (following.isEmpty()) {
            return;
        }
        lines.stream()
                .filter(line -> line.channel() == Channel.INBOX)
                .map(Delivery::recipient)
                .filter(recipient -> following.stream().anyMatch(reader -> reader.owners.contains(recipient)))
                .forEach(told::add);
        if (!told.isEmpty()) {
            wake.run();
        }
    }

    /** Has everybody told what is new for them, and says how long it may rest. */
    public Duration round() {
        Set<Actor> now = Set.copyOf(told);
        told.removeAll(now);
        long time = nanos.getAsLong();
        boolean all = time - looked >= PACE.toNanos();
        if (all) {
            looked = time;
        }
        for (Following reader : following) {
            if (all || reader.isBehind() || reader.owners.stream().anyMatch(now::contains)) {
                reader.ask(all);
            }
        }
        return PACE;
    }

    /** Everybody comes again elsewhere. */
    public void end() {
        following.forEach(Following::leave);
        following.clear();
    }

    private final class Following {
        private final List<Actor> owners;
        private final Sink sink;
        private final Map<String, Boolean> known = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > REMEMBERED;
            }
        };
        /** Nothing that is older is news, though what lay above it was erased; null where there is nothing older. */
        private Delivery floor;

        /** How often it was asked for since it is being told; one thread at a time tells it. */
        private final AtomicInteger asked = new AtomicInteger();

        private volatile boolean behind;
        private volatile boolean sign;
        private volatile boolean left;

        Following(List<Actor> owners, Sink sink) {
            this.owners = List.copyOf(owners);
            this.sink = sink;
        }

        /** What was there before, beginning with the last one that the reader has, is not news. */
        private void begin(Delivery last) {
            if (last != null) {
                known.put(last.id(), true);
            }
            List<Delivery> old = page(last);
            old.reversed().forEach(one -> known.put(one.id(), true));
            floor = old.size() < NEWEST ? null : old.getLast();
            behind = last != null;
        }

        boolean isBehind() {
            return behind;
        }

        /** @param alive whether it is also to be shown that the feed is still there */
        void ask(boolean alive) {
            if (alive) {
                sign = true;
            }
            if (asked.getAndIncrement() == 0) {
                threads.execute(this::serve);
            }
        }

        void leave() {
            left = true;
            ask(false);
        }

        private void serve() {
            int heard;
            do {
                heard = asked.get();
                if (left || !isTold()) {
                    following.remove(this);
                    sink.end();
                    return;
                }
            } while (asked.addAndGet(-heard) != 0);
        }

        /** False where the reader has gone. */
        private boolean isTold() {
            try {
                tell();
                if (sign) {
                    sign = false;
                    sink.idle();
                }
                return true;
            } catch (IOException | IllegalStateException gone) {
                return false;
            } catch (RuntimeException failed) {
                log.warn("A reader of notices is told later", failed);
                behind = true;
                return true;
            }
        }

        private void tell() throws IOException {
            behind = false;
            for (Delivery notice : news().reversed()) {
                sink.notice(notice);
                known.put(notice.id(), true);
            }
        }

        /** Newest first, page by page until one is known. */
        private List<Delivery> news() {
            List<Delivery> news = new ArrayList<>();
            Delivery after = null;
            boolean more = true;
            while (more && news.size() < MOST_AT_ONCE) {
                List<Delivery> page = page(after);
                List<Delivery> unknown = page.stream().filter(this::isNews).toList();
                news.addAll(unknown);
                more = page.size() == NEWEST && unknown.size() == NEWEST;
                after = page.isEmpty() ? null : page.getLast();
            }
            return news;
        }

        private boolean isNews(Delivery one) {
            return !known.containsKey(one.id())
                    && (floor == null || InboxRepository.NEWEST_FIRST.compare(one, floor) < 0);
        }

        private List<Delivery> page(Delivery after) {
            asking.acquireUninterruptibly();
            try {
                return inbox.page(new InboxRepository.Query(owners, null, false, after, NEWEST));
            } finally {
                asking.release();
            }
        }
    }
}
