package org.ballcourt.evidence.web;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.RateLimit;
import org.ballcourt.servicekit.Refused;
import org.springframework.util.unit.DataSize;

/**
 * How many bytes of originals one person may have read at one instance, in whatever roles: the limit of requests takes one of twenty megabytes
 * for one of twenty bytes, and each costs what it weighs, since all of it is deciphered and compared with its hash. A view, which is drawn
 * from it as well, counts twice.
 */
final class ReadingLimit {
    private final RateLimit limit;
    private final DataSize burst;
    private final Counter limited;

    /** @param perSecond of no bytes for no limit */
    ReadingLimit(DataSize perSecond, DataSize burst, TimeMeter time, MeterRegistry meters) {
        if (perSecond.isNegative() || perSecond.compareTo(burst) > 0) {
            throw new IllegalArgumentException("ballcourt.limits.bytes-per-second must lie between 0 and"
                    + " ballcourt.limits.bytes-burst (" + burst + "), it is " + perSecond);
        }
        this.limit = perSecond.toBytes() == 0 ? null : new RateLimit(perSecond.toBytes(), burst.toBytes(), time);
        this.burst = burst;
        this.limited = Counter.builder("ballcourt.evidence.reads.limited")
                .description("Reads of originals and views whose bytes were too many for their person")
                .register(meters);
    }

    void original(Actor reader, EvidenceItem item) {
        take(reader, item.size());
    }

    void view(Actor reader, EvidenceItem item) {
        take(reader, 2 * item.size());
    }

    /** Throws {@link Refused} where what he had is used up. */
    private void take(Actor reader, long bytes) {
        long wait = limit == null ? 0 : limit.secondsToWaitFor(reader.id(), bytes);
        if (wait > 0) {
            limited.increment();
            Message detail = Message.of("evidence.too-many-bytes").with("megabytes", burst.toMegabytes());
            throw new Refused(Problem.of("TOO_MANY_REQUESTS", 429, detail), Duration.ofSeconds(wait));
        }
    }
}
