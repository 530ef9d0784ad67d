package org.ballcourt.escalation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.escalation.announcements.Announcements;
import org.ballcourt.escalation.deadlines.Deadlines;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.OpenDutyCounts;
import org.ballcourt.escalation.heartbeat.HeartbeatCheck;
import org.ballcourt.escalation.heartbeat.TimeCheck;
import org.ballcourt.escalation.timers.WorkerLoop;

/** Runs what is due on this instance: lapses, reminders and alarms, and the heartbeat. */
public final class EscalationScheduler implements IdleCheck, AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(10);
    private static final Duration START_CHECK = Duration.ofMillis(50);

    private final InstantSource time;
    private final Deadlines deadlines;
    private final Announcements announcements;
    private final OpenDutyCounts counts;
    private final TimeCheck timeCheck;
    private final HeartbeatCheck heartbeat;
    private final BooleanSupplier caughtUp;
    private final WorkerLoop deadlineLoop;
    private final WorkerLoop announcementLoop;
    private final WorkerLoop heartbeatLoop;
    private volatile boolean ready;
    private volatile boolean stopped;

    /** @param caughtUp everything that had happened before the start is known */
    EscalationScheduler(
            InstantSource time,
            Deadlines deadlines,
            Announcements announcements,
            OpenDutyCounts counts,
            TimeCheck timeCheck,
            HeartbeatCheck heartbeat,
            BooleanSupplier caughtUp) {
        this.time = time;
        this.deadlines = deadlines;
        this.announcements = announcements;
        this.counts = counts;
        this.timeCheck = timeCheck;
        this.heartbeat = heartbeat;
        this.caughtUp = caughtUp;
        this.deadlineLoop = new WorkerLoop("escalation-deadlines", this::sendDueDeadlines);
        this.announcementLoop = new WorkerLoop("escalation-announcements", this::announce);
        this.heartbeatLoop = new WorkerLoop("escalation-heartbeat", this::checkHeartbeat);
    }

    void start() {
        List.of(heartbeatLoop, deadlineLoop, announcementLoop).forEach(WorkerLoop::start);
    }

    /** A case has changed, or is met for the first time. */
    void changed(CaseDuties duties) {
        deadlines.set(duties);
        announcements.set(duties);
        counts.set(duties);
        Instant soon = time.instant().plus(LONGEST_WAIT);
        if (deadlines.next().filter(soon::isAfter).isPresent()) {
            deadlineLoop.wake();
        }
        if (announcements.next().filter(soon::isAfter).isPresent()) {
            announcementLoop.wake();
        }
    }

    /** The next instant at which a deadline or a reminder is due; may be past for a moment, until it has fired. */
    public Optional<Instant> nextDue() {
        return Stream.of(deadlines.next(), announcements.next())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Looks at the time again at once, because it was set. */
    public void wake() {
        List.of(heartbeatLoop, deadlineLoop, announcementLoop).forEach(WorkerLoop::wake);
    }

    @Override
    public String name() {
        return "escalation";
    }

    /** Nothing is due, and everything that fired was answered. */
    @Override
    public boolean isIdle() {
        Instant now = time.instant();
        return ready && deadlines.isIdle(now) && announcements.isIdle(now);
    }

    long overdue() {
        return deadlines.overdue(time.instant());
    }

    boolean isStopped() {
        return stopped;
    }

    private Duration sendDueDeadlines() {
        Instant now = time.instant();
        if (!mayFireAt(now)) {
            return START_CHECK;
        }
        deadlines.sendDue(now, System.nanoTime());
        OptionalLong again = deadlines.nextAgain(System.nanoTime());
        Duration untilAgain = again.isEmpty() ? LONGEST_WAIT : Duration.ofNanos(again.getAsLong());
        Duration untilNext = untilNext(deadlines.next());
        return untilAgain.compareTo(untilNext) < 0 ? within(untilAgain) : untilNext;
    }

    private Duration announce() {
        Instant now = time.instant();
        if (!mayFireAt(now)) {
            return START_CHECK;
        }
        boolean sent = announcements.announceDue(now);
        return sent ? untilNext(announcements.next()) : LONGEST_WAIT;
    }

    /** Looks at both clocks each time, so that a jump between two looks is seen; only the time that was looked at is used. */
    private boolean mayFireAt(Instant now) {
        stopped = !timeCheck.believes(now, System.nanoTime());
        return ready && !stopped;
    }

    private Duration untilNext(Optional<Instant> next) {
        return within(next.map(at -> Duration.between(time.instant(), at)).orElse(LONGEST_WAIT));
    }

    private static Duration within(Duration wait) {
        if (wait.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Duration checkHeartbeat() {
        if (!ready && !caughtUp.getAsBoolean()) {
            return START_CHECK;
        }
        boolean checked = heartbeat.check(time.instant(), System.nanoTime());
        counts.dropUnowned();
        if (checked && !ready) {
            ready = true;
            deadlineLoop.wake();
            announcementLoop.wake();
        }
        return checked ? HEARTBEAT_INTERVAL : LONGEST_WAIT;
    }

    @Override
    public void close() {
        List.of(heartbeatLoop, deadlineLoop, announcementLoop).forEach(WorkerLoop::close);
    }
}
