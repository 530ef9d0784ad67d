package org.ballcourt.notifications.deliveries;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts what becomes of notices, and measures how long after what they tell they arrived. */
public record DeliveryCount(MeterRegistry meters) {
    /** What is promised: of the inbox, and of mail, which leaves when its server takes it. */
    private static final Duration[] PROMISED = {Duration.ofMinutes(1), Duration.ofMinutes(10)};

    /** An alarm looks at the increase, so they must be there before the first one. */
    public DeliveryCount {
        for (Channel channel : Channel.values()) {
            delay(meters, channel);
            for (DeliveryState state : List.of(DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.UNKNOWN)) {
                counter(meters, channel, state);
            }
        }
    }

    /** It has come to this state; what was told of late is old news that is read again, and was not late. */
    public void of(Delivery line, DeliveryState state, Instant now) {
        counter(meters, line.channel(), state).increment();
        if (state == DeliveryState.SENT && !NoticeDispatcher.isStale(line.at(), now)) {
            Duration passed = Duration.between(line.at(), now);
            delay(meters, line.channel()).record(passed.isNegative() ? Duration.ZERO : passed);
        }
    }

    private static Counter counter(MeterRegistry meters, Channel channel, DeliveryState state) {
        return Counter.builder("ballcourt.notifications.deliveries")
                .description("Notices that came to a state on their way through a channel")
                .tags("channel", channel.name(), "state", state.name())
                .register(meters);
    }

    private static Timer delay(MeterRegistry meters, Channel channel) {
        return Timer.builder("ballcourt.notifications.delay")
                .description(
                        "From what a notice tells to when it was in the inbox, or its mail with the server; without news older than two days")
                .tag("channel", channel.name())
                .serviceLevelObjectives(PROMISED)
                .register(meters);
    }
}
