package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.standing.FoldedCase;
import org.ballcourt.cases.view.CaseTally;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

/** Whoever tells a case's times from its events alone tells the same as its state, in every random history. */
class ToldHistoriesTest {
    private static final int COMMANDS = Integer.getInteger("ballcourt.histories.commands", 100_000);
    private static final long SEED = Long.getLong("ballcourt.histories.seed", System.nanoTime());

    @Test
    void tellTheTimesOfTheState() {
        assertThat(new RandomHistories(new Teller()).play(COMMANDS, SEED)).isNotEmpty();
    }

    /** The tally and the dossier, told event by event. */
    private static final class Teller implements RandomHistories.Witness {
        private final List<RecordedEvent> told = new ArrayList<>();
        private FoldedCase folded;

        @Override
        public void begins() {
            told.clear();
            folded = new FoldedCase();
        }

        @Override
        public void happened(DatedEvent dated, CaseState after, Duration held) {
            told.add(new RecordedEvent(
                    "BC-1", told.size() + 1L, dated.at(), dated.actor(), "c", sealed(dated.event()), "", ""));
            CaseTally tally = CaseTally.of(told, dated.at());
            assertThat(tally.elapsed()).as("what is elapsed was held").isEqualTo(held);
            if (after.filing() != null) {
                assertThat(folded.tell(told).held())
                        .as("the dossier tells the same times")
                        .isEqualTo(after.held());
                assertThat(folded.suspended()).isEqualTo(tally.suspended());
            }
        }

        private static CaseEvent sealed(CaseEvent event) {
            return Wire.seal(event, text -> new PersonalText(text.subject(), null, "sealed"));
        }
    }
}
