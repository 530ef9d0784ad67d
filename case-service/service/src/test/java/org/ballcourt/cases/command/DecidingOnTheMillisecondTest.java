package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.RecordedEvent;
import org.junit.jupiter.api.Test;

/** A log that keeps milliseconds must not be decided on anything finer, or it could not be decided again. */
class DecidingOnTheMillisecondTest {
    private final CommandWorld world = new CommandWorld();

    @Test
    void countsDeadlinesFromTheInstantThatTheLogKeeps() {
        world.now = Samples.START.plusNanos(1_234_567);
        String caseId = world.filed(world.door(), "O-1");

        RecordedEvent filed = world.stored.load(caseId).events().getFirst();
        Instant since = filed.event().ball().opened().getFirst().since();

        assertThat(since).isEqualTo(filed.at()).isEqualTo(Samples.START.plusMillis(2));
    }

    @Test
    void keepsAWholeMillisecondAsItIs() {
        world.now = Samples.START.plusMillis(7);
        String caseId = world.filed(world.door(), "O-1");

        assertThat(world.stored.load(caseId).events().getFirst().at()).isEqualTo(Samples.START.plusMillis(7));
    }
}
