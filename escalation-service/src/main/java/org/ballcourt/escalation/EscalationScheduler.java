package org.ballcourt.escalation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.escalation.announcements.Announcements;
import org.ballcourt.escalation.deadlines.CommandProgress;
import org.ballcourt.escalation.deadlines.Deadlines;
import org.ballcourt.escalation.deadlines.OutageCredits;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.DutyObserver;
import org.ballcourt.escalation.duties.DutyRepository;
import org.ballcourt.escalation.duties.OpenDutyCounts;
import org.ballcourt.escalation.duties.Ownership;
import org.ballcourt.servicekit.PastTime;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.TimeDriven;
import org.ballcourt.servicekit.workers.Worker;

/** Runs what is due on this instance: lapses, reminders and alarms, and the heartbeat. */
public final class EscalationScheduler implements DutyObserver, IdleCheck, TimeDriven, AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(10);
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(2);
    /** Nobody waits for the counts. */
    private static final Duration COUNT_PAUSE = Duration.ofMillis(20);

    private static final Duration START_CHECK = Duration.ofMillis(50);

    private final InstantSource time;
    private final LongSupplier nanos;
    private final Deadlines deadlines;
    private final Announcements announcements;
    private final OpenDutyCounts counts;
    private final OutageCredits credits;
    private final Ownership ownership;
    private final Horizon horizon;
    private final Conditions conditions;
    private final Worker deadlineLoop;
    private final Worker announcementLoop;
    private final Worker heartbeatLoop;
    private final Worker progressLoop;
    private final Worker horizonLoop;
    private final Worker countLoop;
    private volatile boolean ready;
    private volatile boolean stopped;

    /** What is to be done for the cases of this instance. */
    record DueWork(
            DutyRepository duties,
            Ownership ownership,
            Deadlines deadlines,
            OutageCredits credits,
            Announcements announcements,
            OpenDutyCounts counts) {}

    /**
     * What must hold before anything fires.
     *
     * @param timeCheck whether a time of this machine, with its monotonic clock's, may be acted upon
     * @param heartbeat what happens at each heartbeat; false while nothing may fire yet
     * @param caughtUp everything that had happened before the start is known
     * @param progress tells what the case core is past
     */
    record Conditions(
            BiPredicate<Instant, Long> timeCheck,
            BiPredicate<Instant, Long> heartbeat,
            BooleanSupplier caughtUp,
            CommandProgress progress) {}

    /** @param nanos a monotonic clock */
    EscalationScheduler(
            BackgroundWorkers workers, InstantSource time, LongSupplier nanos, DueWork work, Conditions conditions) {
        this.time = time;
        this.nanos = nanos;
        this.deadlines = work.deadlines();
        this.announcements = work.announcements();
        this.counts = work.counts();
        this.credits = work.credits();
        this.ownership = work.ownership();
        this.horizon = new Horizon(work.duties(), ownership, this::take, time);
        this.conditions = conditions;
        this.deadlineLoop = workers.worker("escalation-deadlines", this::sendDueDeadlines);
        this.announcementLoop = workers.worker("escalation-announcements", this::announce);
        this.heartbeatLoop = workers.worker("escalation-heartbeat", this::checkHeartbeat);
        this.horizonLoop = workers.worker("escalation-horizon", this::lookAhead);
        this.countLoop = workers.worker("escalation-counts", this::count);
        this.progressLoop = workers.every(
                PROGRESS_INTERVAL,
                "escalation-progress",
                () -> deadlines.look(conditions.progress(), nanos.getAsLong()));
    }

    private List<Worker> loops() {
        return List.of(horizonLoop, heartbeatLoop, deadlineLoop, announcementLoop, progressLoop, countLoop);
    }

    void start() {
        loops().forEach(Worker::start);
    }

    @Override
    public void before(String caseId, Supplier<CaseDuties> duties) {
        counts.before(caseId, duties);
    }

    @Override
    public void changed(CaseDuties duties) {
        counts.changed(duties);
        horizon.changed(duties);
    }

    @Override
    public void lapsed(String caseId, DutyLapsed lapse) {
        deadlines.lapsed(caseId, lapse.dutyId(), time.instant(), nanos.getAsLong());
    }

    private void take(CaseDuties duties, Instant until) {
        deadlines.set(duties, until);
        announcements.set(duties, until);
        Instant soon = time.instant().plus(LONGEST_WAIT);
        if (deadlines.next().filter(soon::isAfter).isPresent()) {
            deadlineLoop.wake();
        }
        if (announcements.next().filter(soon::isAfter).isPresent()) {
            announcementLoop.wake();
        }
    }

    /**
     * The next instant at which a deadline or a reminder is due; may be past for a moment, until it has fired. The store is asked first:
     * what comes into memory meanwhile is found in one or the other.
     */
    @Override
    public Optional<Instant> nextDue() {
        return Stream.of(horizon.beyond(), deadlines.next(), announcements.next())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    @Override
    public void timeWasSet() {
        List.of(horizonLoop, heartbeatLoop, deadlineLoop, announcementLoop).forEach(Worker::wake);
    }

    @Override
    public String name() {
        return "escalation";
    }

    /** Nothing is due, and everything that fired was answered. */
    @Override
    public boolean isIdle() {
        Instant now = time.instant();
        return ready
                && horizon.covers(now)
                && credits.areGiven()
                && deadlines.isIdle(PastTime.of(time))
                && announcements.isIdle(now);
    }

    @Override
    public String doing() {
        return ready ? overdue() + " duties overdue" : "not ready";
    }

    long overdue() {
        return deadlines.overdue(PastTime.of(time));
    }

    boolean isStopped() {
        return stopped;
    }

    private Duration sendDueDeadlines() {
        Instant now = time.instant();
        if (!mayFireAt(now)) {
            return START_CHECK;
        }
        deadlines.sendDue(PastTime.of(time), nanos.getAsLong());
        OptionalLong again = deadlines.nextAgain(nanos.getAsLong());
        Duration untilAgain = again.isEmpty() ? LONGEST_WAIT : Duration.ofNanos(again.getAsLong());
        Duration untilNext = untilNext(deadlines.next().map(due -> due.plusMillis(1)));
        return untilAgain.compareTo(untilNext) < 0 ? within(untilAgain) : untilNext;
    }

    private Duration announce() {
        Instant now = time.instant();
        if (!mayFireAt(now)) {
            return START_CHECK;
        }
        boolean sent = announcements.announceDue(now);
        if (announcements.isBehind()) {
            horizon.missed();
            announcements.readAgain();
            horizonLoop.wake();
        }
        return sent ? untilNext(announcements.next()) : LONGEST_WAIT;
    }

    /** What falls due soon, and credits that wait for the answers to others. */
    private Duration lookAhead() {
        if (!ready && !conditions.caughtUp().getAsBoolean()) {
            return START_CHECK;
        }
        horizon.refill(nanos.getAsLong());
        credits.goOn(nanos.getAsLong());
        return credits.areGiven() ? LONGEST_WAIT : START_CHECK;
    }

    private Duration count() {
        return ready && counts.countSome(ownership.generation()) ? COUNT_PAUSE : LONGEST_WAIT;
    }

    /** Looks at both clocks each time, so that a jump between two looks is seen; only the time that was looked at is used. */
    private synchronized boolean mayFireAt(Instant now) {
        stopped = !conditions.timeCheck().test(now, nanos.getAsLong());
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
        if (!ready && !(conditions.caughtUp().getAsBoolean() && horizon.covers(time.instant()))) {
            return START_CHECK;
        }
        boolean checked = conditions.heartbeat().test(time.instant(), nanos.getAsLong());
        if (checked && !ready) {
            ready = true;
            deadlineLoop.wake();
            announcementLoop.wake();
        }
        return checked ? HEARTBEAT_INTERVAL : LONGEST_WAIT;
    }

    @Override
    public void close() {
        loops().forEach(Worker::close);
    }
}
