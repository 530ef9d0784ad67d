package org.ballcourt.standalone;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.ballcourt.servicekit.RequestTime;

/** Moves the test clock; going forward stops at every deadline on the way, so that each falls due at its own instant. */
final class TimeTravel {
    /** What falls due at an instant may open something that is due at the same instant, but not for ever. */
    private static final int STOPS_AT_ONE_INSTANT = 5;

    private final TestClock clock;
    private final Supplier<Optional<Instant>> nextDue;
    private final Runnable wake;
    private final Runnable settle;

    /**
     * @param nextDue when the next deadline or reminder is
     * @param wake has everybody look at the clock
     * @param settle comes back when nothing is in flight
     */
    TimeTravel(TestClock clock, Supplier<Optional<Instant>> nextDue, Runnable wake, Runnable settle) {
        this.clock = clock;
        this.nextDue = nextDue;
        this.wake = wake;
        this.settle = settle;
    }

    synchronized void set(Instant instant) {
        clock.set(instant);
        wake.run();
    }

    synchronized void release() {
        clock.release();
        wake.run();
    }

    synchronized void advance(Duration time) {
        Instant target = clock.instant().plus(time);
        if (!RequestTime.isWithinReach(target)) {
            throw new DateTimeException("Nothing is due beyond the year 9999");
        }
        settle.run();
        Instant last = null;
        int stops = 0;
        for (Optional<Instant> due = next(target); due.isPresent(); due = next(target)) {
            stops = due.get().equals(last) ? stops + 1 : 1;
            last = due.get();
            if (stops > STOPS_AT_ONE_INSTANT) {
                throw new Stuck(last);
            }
            stopAt(last);
        }
        stopAt(target);
    }

    private Optional<Instant> next(Instant target) {
        return nextDue.get().filter(due -> !due.isAfter(target));
    }

    private void stopAt(Instant instant) {
        if (!clock.stands() || instant.isAfter(clock.past())) {
            clock.pass(instant.isAfter(clock.instant()) ? instant : clock.instant());
        }
        wake.run();
        settle.run();
    }

    /** A deadline came and nothing happened. */
    static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stuck(Instant due) {
            super("what was due at " + due + " did not happen", null, false, false);
        }
    }
}
