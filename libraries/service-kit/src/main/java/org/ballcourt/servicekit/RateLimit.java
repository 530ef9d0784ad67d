package org.ballcourt.servicekit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A token bucket for each of many at this node: a burst, then so many a second. Whoever is quiet for an hour is forgotten. */
public final class RateLimit {
    private static final long MOST = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final LoadingCache<String, Bucket> buckets;

    /**
     * @param perSecond over 0
     * @param burst over 0
     */
    public RateLimit(long perSecond, long burst, TimeMeter time) {
        this(perSecond, Duration.ofSeconds(1), burst, time);
    }

    private RateLimit(long tokens, Duration period, long burst, TimeMeter time) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(tokens, period))
                        .withCustomTimePrecision(time)
                        .build());
    }

    static RateLimit onceIn(Duration period, TimeMeter time) {
        return new RateLimit(1, period, 1, time);
    }

    /** 0 where there was a token, which is taken; else after how many whole seconds there will be one. */
    public long secondsToWait(String who) {
        ConsumptionProbe probe = buckets.get(who).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    }

    /**
     * 0 where anything is left, from which the whole cost is taken, also where that leaves a debt: what is larger than the burst can be had, too,
     * and what comes after it waits the longer.
     */
    public long secondsToWaitFor(String who, long cost) {
        Bucket bucket = buckets.get(who);
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            return Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
        }
        bucket.consumeIgnoringRateLimits(Math.max(1, cost));
        return 0;
    }
}
