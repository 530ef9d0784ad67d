package org.ballcourt.clocks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ballcourt.consumer.IdleCheck;

/** All clocks of this instance, running. */
public final class Clocks implements IdleCheck, AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(10);
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration START_CHECK = Duration.ofMillis(50);

    private final InstantSource time;
    private final Deadlines deadlines;
    private final Announcements announcements;
    private final Census census;
    private final Trust trust;
    private final Pulse pulse;
    private final BooleanSupplier caughtUp;
    private final Turning hand;
    private final Turning voice;
    private final Turning heart;
    private volatile boolean ready;
    private volatile boolean stopped;

    /** What happens at each beat. */
    interface Pulse {
        /** False while nothing may ring yet. */
        boolean beat(Instant now, long nanos);
    }

    /** @param caughtUp everything that had happened before the start is known */
    Clocks(
            InstantSource time,
            Deadlines deadlines,
            Announcements announcements,
            Census census,
            Trust trust,
            Pulse pulse,
            BooleanSupplier caughtUp) {
        this.time = time;
        this.deadlines = deadlines;
        this.announcements = announcements;
        this.census = census;
        this.trust = trust;
        this.pulse = pulse;
        this.caughtUp = caughtUp;
        this.hand = new Turning("clocks-hand", this::ringDeadlines);
        this.voice = new Turning("clocks-voice", this::announce);
        this.heart = new Turning("clocks-heart", this::beat);
    }

    void start() {
        List.of(heart, hand, voice).forEach(Turning::start);
    }

    /** A case has changed, or is met for the first time. */
    void changed(CaseClock clock) {
        deadlines.set(clock);
        announcements.set(clock);
        census.set(clock);
        Instant soon = time.instant().plus(LONGEST_WAIT);
        if (deadlines.next().filter(soon::isAfter).isPresent()) {
            hand.wake();
        }
        if (announcements.next().filter(soon::isAfter).isPresent()) {
            voice.wake();
        }
    }

    /** The next instant at which a deadline or a reminder is to ring; may be past for a moment, until it has rung. */
    public Optional<Instant> nextDue() {
        return Stream.of(deadlines.next(), announcements.next())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Looks at the time again at once, because it was set. */
    public void wake() {
        List.of(heart, hand, voice).forEach(Turning::wake);
    }

    @Override
    public String name() {
        return "clocks";
    }

    /** Nothing is due, and everything that rang was answered. */
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

    private Duration ringDeadlines() {
        Instant now = time.instant();
        if (!mayRingAt(now)) {
            return START_CHECK;
        }
        deadlines.turn(now, System.nanoTime());
        OptionalLong again = deadlines.nextAgain(System.nanoTime());
        Duration untilAgain = again.isEmpty() ? LONGEST_WAIT : Duration.ofNanos(again.getAsLong());
        Duration untilNext = untilNext(deadlines.next());
        return untilAgain.compareTo(untilNext) < 0 ? within(untilAgain) : untilNext;
    }

    private Duration announce() {
        Instant now = time.instant();
        if (!mayRingAt(now)) {
            return START_CHECK;
        }
        boolean said = announcements.turn(now);
        return said ? untilNext(announcements.next()) : LONGEST_WAIT;
    }

    /** Looks at both clocks each time, so that a jump between two looks is seen; only the time that was looked at is used. */
    private boolean mayRingAt(Instant now) {
        stopped = !trust.believes(now, System.nanoTime());
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

    private Duration beat() {
        if (!ready && !caughtUp.getAsBoolean()) {
            return START_CHECK;
        }
        boolean beaten = pulse.beat(time.instant(), System.nanoTime());
        census.dropUnowned();
        if (beaten && !ready) {
            ready = true;
            hand.wake();
            voice.wake();
        }
        return beaten ? BEAT : LONGEST_WAIT;
    }

    @Override
    public void close() {
        List.of(heart, hand, voice).forEach(Turning::close);
    }
}
