package org.ballcourt.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.clocks.Duties.NOON;
import static org.ballcourt.clocks.Duties.due;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The threads of the clocks, under a clock that stands still until it is set. */
class RunningClocksTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicBoolean caughtUp = new AtomicBoolean(true);
    private final AtomicBoolean trusted = new AtomicBoolean(true);
    private final Semaphore looks = new Semaphore(0);
    private final Spoken line = new Spoken();
    private final ClockMeters meters = new ClockMeters(new SimpleMeterRegistry());
    private final Deadlines deadlines = new Deadlines(line, _ -> true, meters);
    private final Announcements announcements =
            new Announcements(line, new MemoryLedger(), _ -> true, List.of(50, 80), meters);
    private final InstantSource time = now::get;
    private final Clocks clocks = new Clocks(
            time, deadlines, announcements, new Census(_ -> true), this::trust, (_, _) -> true, caughtUp::get);

    @AfterEach
    void close() {
        clocks.close();
    }

    @Test
    void knowWhatComesNext() {
        clocks.changed(
                Duties.of("c", due("d1", NOON.plusSeconds(100), List.of(NOON.plusSeconds(50), NOON.plusSeconds(80)))));
        clocks.changed(Duties.of("d", due("d1", NOON.plusSeconds(70))));
        assertThat(clocks.nextDue()).contains(NOON.plusSeconds(50));
        clocks.changed(Duties.of("c"));
        assertThat(clocks.nextDue()).contains(NOON.plusSeconds(70));
        clocks.changed(Duties.of("d"));
        assertThat(clocks.nextDue()).isEmpty();
    }

    @Test
    void ringWhenTheTimeWasSetAndTheyWereWoken() throws InterruptedException {
        clocks.start();
        clocks.changed(Duties.of("c", due("d1", NOON.plusSeconds(100), List.of(NOON.plusSeconds(80)))));
        set(NOON.plusSeconds(80));
        assertThat(line.awaitId()).isEqualTo("c:d1:80");
        set(NOON.plusSeconds(100));
        assertThat(line.awaitId()).isEqualTo("lapse:c:d1");
        assertThat(clocks.nextDue()).isEmpty();
    }

    @Test
    void ringAtOnceWhatIsDueWhenTheyHearOfIt() throws InterruptedException {
        clocks.start();
        clocks.changed(Duties.of("c", due("d1", NOON)));
        assertThat(line.awaitId()).isEqualTo("lapse:c:d1");
    }

    @Test
    void areBusyFromTheMomentTheTimeIsSetUntilTheAnswerHasCome() throws InterruptedException {
        clocks.start();
        clocks.changed(Duties.of("c", due("d1", NOON.plusSeconds(100))));
        now.set(NOON.plusSeconds(100));
        assertThat(clocks.isIdle()).isFalse();
        clocks.wake();
        line.awaitId();
        assertThat(clocks.isIdle()).isFalse();
        deadlines.answered(new Reply("c", "lapse:c:d1", true, null), System.nanoTime());
        assertThat(clocks.isIdle()).isTrue();
    }

    @Test
    void ringNothingAndAreNotQuietBeforeTheyKnowEverything() throws InterruptedException {
        caughtUp.set(false);
        clocks.start();
        clocks.changed(Duties.of("c", due("d1", NOON)));
        clocks.changed(Duties.of("d"));
        awaitLooks();
        assertThat(line.ids()).isEmpty();
        assertThat(clocks.isIdle()).isFalse();
        caughtUp.set(true);
        clocks.wake();
        assertThat(line.awaitId()).isEqualTo("lapse:c:d1");
    }

    @Test
    void ringNothingWhileTheTimeIsDoubted() throws InterruptedException {
        clocks.start();
        clocks.changed(Duties.of("c", due("d1", NOON)));
        assertThat(line.awaitId()).isEqualTo("lapse:c:d1");
        trusted.set(false);
        clocks.changed(Duties.of("d", due("d1", NOON)));
        awaitLooks();
        assertThat(line.ids()).isEmpty();
        assertThat(clocks.isStopped()).isTrue();
        trusted.set(true);
        assertThat(line.awaitId()).isEqualTo("lapse:d:d1");
        assertThat(clocks.isStopped()).isFalse();
    }

    private boolean trust(Instant wall, long nanos) {
        boolean believes = trusted.get();
        looks.release();
        return believes;
    }

    /** Both threads have looked again and again, and could have rung. */
    private void awaitLooks() throws InterruptedException {
        looks.drainPermits();
        assertThat(looks.tryAcquire(8, 10, TimeUnit.SECONDS)).as("they looked").isTrue();
    }

    private void set(Instant instant) {
        now.set(instant);
        clocks.wake();
    }
}
