package org.ballcourt.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.escalation.duties.Duties.NOON;
import static org.ballcourt.escalation.duties.Duties.due;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.ballcourt.escalation.EscalationScheduler.Conditions;
import org.ballcourt.escalation.EscalationScheduler.DueWork;
import org.ballcourt.escalation.announcements.Announcements;
import org.ballcourt.escalation.announcements.Announcements.Surroundings;
import org.ballcourt.escalation.announcements.InMemoryAnnouncementLog;
import org.ballcourt.escalation.deadlines.Deadlines;
import org.ballcourt.escalation.deadlines.OutageCredits;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.Duties;
import org.ballcourt.escalation.duties.FixedOwnership;
import org.ballcourt.escalation.duties.InMemoryDutyRepository;
import org.ballcourt.escalation.duties.OpenDutyCounts;
import org.ballcourt.escalation.messaging.RecordingSender;
import org.ballcourt.escalation.messaging.Reply;
import org.ballcourt.escalation.metrics.EscalationMetrics;
import org.ballcourt.servicekit.PastTime;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads of the scheduler, under a clock that stands still until it is set. */
class RunningSchedulerTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicBoolean caughtUp = new AtomicBoolean(true);
    private final AtomicBoolean trusted = new AtomicBoolean(true);
    private final Semaphore looks = new Semaphore(0);
    private final RecordingSender sender = new RecordingSender();
    private final InMemoryDutyRepository duties = new InMemoryDutyRepository();
    private final FixedOwnership ours = new FixedOwnership(_ -> true);
    private final EscalationMetrics metrics = new EscalationMetrics(new SimpleMeterRegistry());
    private final Deadlines deadlines = new Deadlines(sender, _ -> true, metrics);
    private final Announcements announcements = new Announcements(
            new Surroundings(sender, new InMemoryAnnouncementLog(), duties), _ -> true, List.of(50, 80), metrics);
    private final AtomicBoolean over = new AtomicBoolean(true);
    private final InstantSource time = new Standing();
    private final BackgroundWorkers workers = new BackgroundWorkers(new SimpleMeterRegistry());
    private final EscalationScheduler scheduler = new EscalationScheduler(
            workers,
            time,
            System::nanoTime,
            new DueWork(
                    duties,
                    ours,
                    deadlines,
                    new OutageCredits(duties, deadlines),
                    announcements,
                    new OpenDutyCounts(ours, duties)),
            new Conditions(this::trust, (_, _) -> true, caughtUp::get, Optional::empty));

    /** Stands at the end of an instant, or still within it. */
    private final class Standing implements InstantSource, PastTime {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public Instant past() {
            return over.get() ? now.get() : now.get().minusMillis(1);
        }
    }

    @AfterEach
    void close() {
        scheduler.close();
        workers.close();
    }

    @Test
    void knowsWhatComesNext() {
        changed(Duties.of("c", due("d1", NOON.plusSeconds(100), List.of(NOON.plusSeconds(50), NOON.plusSeconds(80)))));
        changed(Duties.of("d", due("d1", NOON.plusSeconds(70))));
        assertThat(scheduler.nextDue()).contains(NOON.plusSeconds(50));
        changed(Duties.of("c"));
        assertThat(scheduler.nextDue()).contains(NOON.plusSeconds(70));
        changed(Duties.of("d"));
        assertThat(scheduler.nextDue()).isEmpty();
    }

    @Test
    void firesWhenTheTimeWasSetAndItWasWoken() throws InterruptedException {
        scheduler.start();
        changed(Duties.of("c", due("d1", NOON.plusSeconds(100), List.of(NOON.plusSeconds(80)))));
        set(NOON.plusSeconds(80));
        assertThat(sender.awaitId()).isEqualTo("c:d1:80");
        set(NOON.plusSeconds(100));
        assertThat(sender.awaitId()).isEqualTo("lapse:c:d1");
        assertThat(scheduler.nextDue()).isEmpty();
    }

    @Test
    void firesAtOnceWhatIsDueWhenItHearsOfIt() throws InterruptedException {
        scheduler.start();
        changed(Duties.of("c", due("d1", NOON)));
        assertThat(sender.awaitId()).isEqualTo("lapse:c:d1");
    }

    @Test
    void isBusyFromTheMomentTheTimeIsSetUntilTheAnswerHasCome() throws InterruptedException {
        scheduler.start();
        changed(Duties.of("c", due("d1", NOON.plusSeconds(100))));
        now.set(NOON.plusSeconds(100));
        assertThat(scheduler.isIdle()).isFalse();
        scheduler.timeWasSet();
        sender.awaitId();
        assertThat(scheduler.isIdle()).isFalse();
        deadlines.answered(new Reply("c", "lapse:c:d1", true, null), System.nanoTime());
        assertThat(scheduler.isIdle()).isTrue();
    }

    @Test
    void firesNothingAndIsNotIdleBeforeItKnowsEverything() throws InterruptedException {
        caughtUp.set(false);
        scheduler.start();
        changed(Duties.of("c", due("d1", NOON)));
        changed(Duties.of("d"));
        awaitLooks();
        assertThat(sender.ids()).isEmpty();
        assertThat(scheduler.isIdle()).isFalse();
        caughtUp.set(true);
        scheduler.timeWasSet();
        assertThat(sender.awaitId()).isEqualTo("lapse:c:d1");
    }

    @Test
    void firesNothingBeforeTheInstantOfTheDeadlineIsOver() throws InterruptedException {
        over.set(false);
        scheduler.start();
        changed(Duties.of("c", due("d1", NOON)));
        awaitLooks();
        assertThat(sender.ids()).isEmpty();
        assertThat(scheduler.isIdle()).isTrue();
        over.set(true);
        scheduler.timeWasSet();
        assertThat(sender.awaitId()).isEqualTo("lapse:c:d1");
    }

    @Test
    void firesNothingWhileTheTimeIsDoubted() throws InterruptedException {
        scheduler.start();
        changed(Duties.of("c", due("d1", NOON)));
        assertThat(sender.awaitId()).isEqualTo("lapse:c:d1");
        trusted.set(false);
        changed(Duties.of("d", due("d1", NOON)));
        awaitLooks();
        assertThat(sender.ids()).isEmpty();
        assertThat(scheduler.isStopped()).isTrue();
        trusted.set(true);
        assertThat(sender.awaitId()).isEqualTo("lapse:d:d1");
        assertThat(scheduler.isStopped()).isFalse();
    }

    /** As the subscription does it. */
    private void changed(CaseDuties of) {
        duties.put(of);
        scheduler.changed(of);
    }

    private boolean trust(Instant wall, long nanos) {
        boolean believes = trusted.get();
        looks.release();
        return believes;
    }

    /** Both threads have looked again and again, and could have fired. */
    private void awaitLooks() throws InterruptedException {
        looks.drainPermits();
        assertThat(looks.tryAcquire(8, 60, TimeUnit.SECONDS)).as("they looked").isTrue();
    }

    private void set(Instant instant) {
        now.set(instant);
        scheduler.timeWasSet();
    }
}
