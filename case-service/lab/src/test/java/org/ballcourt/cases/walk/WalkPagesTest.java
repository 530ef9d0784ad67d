package org.ballcourt.cases.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WalkPagesTest {
    @Test
    void sayWhatTheWalkFindsToday() {
        String how = "the rules or a policy changed: look at the difference, then write both pages anew with WalkPages";
        assertThat(WalkPages.NO_DEAD_ENDS).as(how).content().isEqualTo(WalkPages.noDeadEnds(Walked.shipped()));
        assertThat(WalkPages.STATES).as(how).content().isEqualTo(WalkPages.states(Walked.shipped()));
    }
}
