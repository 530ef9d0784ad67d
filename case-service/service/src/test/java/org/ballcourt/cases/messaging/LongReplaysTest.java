package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ballcourt.servicekit.Refused;
import org.junit.jupiter.api.Test;

/** One long way back at a time; short ones wait for nobody. */
class LongReplaysTest {
    private final LongReplays replays = new LongReplays(100);

    @Test
    void servesOneLongReplayAtATime() {
        Runnable over = replays.begin(101);

        assertThatThrownBy(() -> replays.begin(5_000))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().status()).isEqualTo(429));
        replays.begin(100).run();
        assertThatThrownBy(() -> replays.begin(101)).isInstanceOf(Refused.class);

        over.run();
        replays.begin(101).run();
        replays.begin(101).run();
    }

    @Test
    void servesEverybodyWhereNothingIsSet() {
        LongReplays free = new LongReplays(0);
        assertThat(free.begin(1_000_000)).isNotNull();
        assertThat(free.begin(1_000_000)).isNotNull();
    }

    @Test
    void measuresHowFarAPositionIsBehind() {
        assertThat(FeedPosition.parse("3,0").distanceTo(FeedPosition.parse("10,5,7")))
                .isEqualTo(12);
    }
}
