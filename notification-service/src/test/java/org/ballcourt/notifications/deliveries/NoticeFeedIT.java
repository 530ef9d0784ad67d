package org.ballcourt.notifications.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.Template;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Readers hear of each notice once, in order, from the moment on that they say. */
class NoticeFeedIT {
    private static final Actor LI = Actor.parse("BUYER/li");
    private static final Actor WEN = Actor.parse("BUYER/wen");
    private static final Instant AT = Instant.parse("2026-11-02T03:00:00Z");

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final Told told = new Told();
    private MongoDeliveryLog deliveries;
    private NoticeFeed feed;
    private long nanos;
    private int woken;

    /** What a reader heard. */
    private static class Told implements NoticeFeed.Sink {
        private final List<String> cases = new ArrayList<>();
        private boolean gone;
        private boolean ended;
        private int idle;

        @Override
        public void notice(Delivery notice) throws IOException {
            if (gone) {
                throw new IOException("gone");
            }
            cases.add(notice.caseId());
        }

        @Override
        public void idle() {
            idle++;
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    @BeforeEach
    void empty() {
        MongoDatabase database = STORE.client().getDatabase("ballcourt_notice_feed");
        database.drop();
        deliveries = new MongoDeliveryLog(database);
        feed = feed(Runnable::run);
    }

    private NoticeFeed feed(Executor threads) {
        return new NoticeFeed(new InboxRepository(deliveries), () -> woken++, threads, () -> nanos);
    }

    private static Delivery notice(Actor to, String caseId, Instant at) {
        return new Delivery(
                caseId,
                "1",
                1,
                to,
                Channel.INBOX,
                Template.of("complaint-filed"),
                at,
                DeliveryState.SENT,
                Map.of(Language.of("en"), new NoticeText("Something happened", "Look at it.")),
                false,
                0);
    }

    private Delivery writes(Actor to, String caseId, int second) {
        Delivery line = notice(to, caseId, AT.plusSeconds(second));
        feed.written(deliveries.record(List.of(line)));
        return line;
    }

    @Test
    void tellsOnceAndInOrderWhatComesFromNowOn() {
        writes(LI, "before", 0);
        feed.follow(List.of(LI), null, told);
        writes(LI, "first", 1);
        writes(WEN, "of another", 2);
        writes(LI, "second", 3);
        feed.round();
        feed.round();

        assertThat(told.cases).containsExactly("first", "second");
        assertThat(woken).isGreaterThanOrEqualTo(2);
    }

    @Test
    void findsWhatAnotherNodeWroteWhenItLooks() {
        feed.follow(List.of(LI), null, told);
        deliveries.record(List.of(notice(LI, "elsewhere", AT)));
        feed.round();
        assertThat(told.cases).isEmpty();

        nanos += NoticeFeed.PACE.toNanos();
        feed.round();
        assertThat(told.cases).containsExactly("elsewhere");
        assertThat(told.idle).isOne();
    }

    @Test
    void goesOnAfterTheLastThatTheReaderHas() {
        writes(LI, "first", 1);
        Delivery last = writes(LI, "second", 2);
        IntStream.range(0, 3 * NoticeFeed.NEWEST).forEach(n -> writes(LI, "missed " + n, 3 + n));
        feed.follow(List.of(LI), last, told);
        feed.round();

        assertThat(told.cases)
                .hasSize(3 * NoticeFeed.NEWEST)
                .startsWith("missed 0")
                .doesNotContain("first", "second");
    }

    @Test
    void takesNothingOldForNewsWhereSomethingWasErased() {
        IntStream.range(0, 2 * NoticeFeed.NEWEST).forEach(n -> writes(LI, "old " + n, n));
        feed.follow(List.of(LI), null, told);
        deliveries
                .collection()
                .updateMany(
                        Filters.gte("at", Date.from(AT.plusSeconds(NoticeFeed.NEWEST + 10))),
                        Updates.set(MongoDeliveryLog.ERASED, true));
        writes(LI, "new", 3 * NoticeFeed.NEWEST);
        feed.round();

        assertThat(told.cases).containsExactly("new");
    }

    @Test
    void forgetsWhoIsGoneAndSendsAllElsewhereAtTheEnd() throws Exception {
        feed.follow(List.of(LI), null, told);
        Told other = new Told();
        AutoCloseable closed = feed.follow(List.of(WEN), null, other);
        told.gone = true;
        writes(LI, "first", 1);
        feed.round();
        assertThat(told.ended).isTrue();

        closed.close();
        writes(WEN, "second", 2);
        feed.round();
        assertThat(other.cases).isEmpty();

        feed.follow(List.of(WEN), null, other);
        feed.end();
        assertThat(other.ended).isTrue();
    }

    /** Takes nothing until it is let go. */
    private static final class Stuck implements NoticeFeed.Sink {
        private final CountDownLatch taking = new CountDownLatch(1);
        private final CountDownLatch letGo = new CountDownLatch(1);
        private final AtomicInteger taken = new AtomicInteger();

        @Override
        public void notice(Delivery notice) throws IOException {
            taking.countDown();
            try {
                letGo.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            taken.incrementAndGet();
        }

        @Override
        public void idle() {}

        @Override
        public void end() {}
    }

    @Test
    @Timeout(120)
    void isHeldUpByNobodyWhoTakesNothing() throws Exception {
        feed = feed(task -> Thread.ofVirtual().start(task));
        Stuck stuck = new Stuck();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        feed.follow(List.of(LI), null, stuck);
        feed.follow(List.of(WEN), null, new Told() {
            @Override
            public void notice(Delivery notice) {
                heard.add(notice.caseId());
            }
        });
        writes(LI, "never taken", 1);
        feed.round();
        stuck.taking.await();

        writes(LI, "while it is stuck", 2);
        writes(WEN, "of another", 3);
        feed.round();
        assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("of another");
        assertThat(stuck.taken).hasValue(0);

        stuck.letGo.countDown();
        await().atMost(Duration.ofSeconds(60)).until(() -> stuck.taken.get() == 2);
    }

    @Test
    void tellsLaterWhatItCouldNotRead() {
        feed.follow(List.of(LI), null, told);
        writes(LI, "first", 1);
        Document damaged = deliveries.collection().find().first();
        deliveries.collection().replaceOne(new Document(), new Document(damaged).append("template", 7));
        feed.round();
        assertThat(told.cases).isEmpty();

        deliveries.collection().replaceOne(new Document(), damaged);
        feed.round();
        assertThat(told.cases).containsExactly("first");
        assertThat(told.ended).isFalse();
    }
}
