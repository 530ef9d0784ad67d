package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.ballcourt.cases.command.CommandWorld.BUYER;

import java.time.Duration;
import java.time.Instant;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.CreditOutage;
import org.ballcourt.contracts.CaseEvent.OutageCredited;
import org.junit.jupiter.api.Test;

/** What the door adds to reports of outages: it keeps those that are too short to leave an event. */
class TouchingOutagesTest {
    private static final Instant BEGIN = Samples.START.plus(Duration.ofHours(1));

    private final CommandWorld world = new CommandWorld();
    private final CaseCommands door = world.door();
    private final String caseId = world.filed(door, "O-1");

    private CommandResult reported(Actor by, int from, int until) {
        world.now = Samples.START.plus(Duration.ofHours(3));
        CreditOutage outage =
                new CreditOutage(BEGIN.plus(Duration.ofMinutes(from)), BEGIN.plus(Duration.ofMinutes(until)));
        return door.submit(world.submission(caseId, by, outage));
    }

    @Test
    void areGivenBackAsOneHoweverShortEachIs() {
        assertThat(reported(Actor.SYSTEM, 10, 20).events()).isEmpty();
        assertThat(reported(Actor.SYSTEM, 30, 40).events()).isEmpty();
        OutageCredited credited = (OutageCredited)
                reported(Actor.SYSTEM, 20, 30).events().getFirst().event();
        assertThat(credited.credit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(reported(Actor.SYSTEM, 10, 20).events()).isEmpty();
    }

    @Test
    void areTakenFromTheClocksAlone() {
        assertThat(catchThrowable(() -> reported(BUYER, 10, 20))).isNotNull();
        assertThat(world.outages.of(caseId)).isEmpty();
        reported(Actor.SYSTEM, 10, 20);
        assertThat(world.outages.of(caseId)).hasSize(1);
    }
}
