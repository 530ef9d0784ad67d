package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.ballcourt.contracts.Actor;
import org.junit.jupiter.api.Test;

/** One person may have so many streams open, and another as many. */
class OpenStreamsTest {
    private static final Actor LI = Actor.parse("BUYER/li");

    private final OpenStreams streams = new OpenStreams(2);

    private int refused(Actor actor) {
        return catchThrowableOfType(Refused.class, () -> streams.open(actor))
                .problem()
                .status();
    }

    @Test
    void opensAnotherOnlyAfterOneIsClosed() throws Exception {
        AutoCloseable first = streams.open(LI);
        streams.open(LI);
        assertThat(refused(LI)).isEqualTo(429);
        assertThat(refused(Actor.parse("SELLER/li"))).isEqualTo(429);
        assertThat(streams.open(Actor.parse("BUYER/wang"))).isNotNull();

        first.close();
        first.close();
        assertThat(streams.open(LI)).isNotNull();
        assertThat(refused(LI)).isEqualTo(429);
    }

    @Test
    void doesNotCountWhatCouldNotBegin() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> streams.stream(LI, null, _ -> {
                        throw new IllegalStateException("nobody reads");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(streams.stream(LI, null, _ -> () -> {})).isNotNull();
        assertThat(streams.stream(LI, null, _ -> () -> {})).isNotNull();
        assertThat(refused(LI)).isEqualTo(429);
    }
}
