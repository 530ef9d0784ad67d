package org.ballcourt.cases.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.ballcourt.servicekit.ClockGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's time, as long as it agrees with the store's. */
record GuardedClock(InstantSource wall, ClockGuard guard) implements CaseClock {
    private static final Logger log = LoggerFactory.getLogger(GuardedClock.class);

    @Override
    public Instant instant() {
        Instant now = wall.instant();
        Duration skew = guard.skew(now).orElseGet(() -> {
            compare();
            return guard.skew(now).orElseThrow();
        });
        if (ClockGuard.isTooFar(skew)) {
            throw new ClockUntrusted(skew);
        }
        return now;
    }

    @Override
    public double skewSeconds() {
        return guard.skew(wall.instant()).map(skew -> skew.toMillis() / 1e3).orElse(Double.NaN);
    }

    @Override
    public void compare() {
        Duration skew = guard.compare();
        if (ClockGuard.isTooFar(skew)) {
            log.error(
                    "This node's clock is {} ms ahead of the store's: commands are refused until it is right",
                    skew.toMillis());
        }
    }
}
