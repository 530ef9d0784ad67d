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
import java.util.function.LongSupplier;
import org.ballcourt.contracts.Actor;

/**
 * Tells readers of notices as they come: at once of those that this node wrote, of those of other nodes when it looks for them. What is
 * so old that {@link #NEWEST} others are newer when it is written is found in the inbox alone.
 */
public final class NoticeFeed {
    /** How soon it looks for what other nodes wrote, and says that it is still there. */
    public static final Duration PACE = Duration.ofSeconds(5);

    static final int NEWEST = 50;
    private static final int MOST_AT_ONCE = 1_000;
    private static final int REMEMBERED = 2_000;

    /** Where notices go; it is closed by whoever opened it. */
    public interface Sink {
        void notice(Delivery notice) throws IOException;

        void idle() throws IOException;

        void end();
    }

    private final InboxRepository inbox;
    private final Set<Following> following = ConcurrentHashMap.newKeySet();
    private final Set<Actor> told = ConcurrentHashMap.newKeySet();
    private final Runnable wake;
    private final LongSupplier nanos;
    private long looked;

    /**
     * @param wake makes {@link #round} come soon
     * @param nanos a clock that never goes back
     */
    public NoticeFeed(InboxRepository inbox, Runnable wake, LongSupplier nanos) {
        this.inbox = inbox;
        this.wake = wake;
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

    /** Tells everybody what is new for them, and how long it may rest. */
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
                tell(reader, all);
            }
        }
        return PACE;
    }

    private void tell(Following reader, boolean all) {
        try {
            reader.tell();
            if (all) {
                reader.sink.idle();
            }
        } catch (IOException | IllegalStateException gone) {
            following.remove(reader);
            reader.sink.end();
        }
    }

    /** Everybody comes again elsewhere. */
    public void end() {
        following.forEach(reader -> reader.sink.end());
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

        private boolean behind;

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

        void tell() throws IOException {
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
            return inbox.page(new InboxRepository.Query(owners, null, false, after, NEWEST));
        }
    }
}
