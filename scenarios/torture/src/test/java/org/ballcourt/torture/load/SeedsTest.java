package org.ballcourt.torture.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void giveEachPurposeItsOwnLots() {
        assertThat(lot(1, "c1"))
                .isEqualTo(lot(1, "c1"))
                .isNotEqualTo(lot(1, "c2"))
                .isNotEqualTo(lot(2, "c1"));
    }

    @Test
    void fileTheSameComplaintAgain() {
        assertThat(filing(5)).isEqualTo(filing(5)).isNotEqualTo(filing(6));
    }

    private static long lot(long seed, String purpose) {
        return new Seeds(seed).of(purpose).nextLong();
    }

    /** All that is sent; when that was is another time each time. */
    private static List<Object> filing(long seed) {
        Asked asked = new Dispute("c1-1", new Seeds(seed).of("c1-1")).filing(Instant.parse("2026-11-02T02:00:00Z"));
        return List.of(asked.actor(), asked.commandId(), asked.command(), asked.body());
    }
}
