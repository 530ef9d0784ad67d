package org.ballcourt.escalation.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.ballcourt.contracts.records.ServiceHeartbeat;
import org.junit.jupiter.api.Test;

/** A heartbeat that was signed once lies on a topic for hours; put there again it must not hide that nobody answers. */
class CommandAvailabilityTest {
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final long FIRST = 0;
    private static final long LATER = 60_000_000_000L;

    private final CommandAvailability commands = new CommandAvailability();

    @Test
    void isKnownFromEachHeartbeatThatIsNew() {
        hear("a", NOON, FIRST);
        hear("a", NOON.plusSeconds(15), LATER);
        assertThat(commands.age(LATER)).isPresent();
    }

    @Test
    void isKnownFromAnotherInstanceWhoseClockIsBehind() {
        hear("a", NOON, FIRST);
        hear("b", NOON.minusSeconds(30), LATER);
        assertThat(commands.age(LATER)).isPresent();
    }

    @Test
    void isNotBelievedFromAHeartbeatThatCameBefore() {
        hear("a", NOON, FIRST);
        hear("a", NOON.plusSeconds(5), FIRST);
        hear("a", NOON.plusSeconds(5), LATER);
        hear("a", NOON, LATER);
        assertThat(commands.age(LATER)).isEmpty();
    }

    @Test
    void isNotBelievedFromWhatAnEndedInstanceSaidLongAgo() {
        hear("gone", NOON.minusSeconds(301), LATER);
        assertThat(commands.age(LATER)).isEmpty();
    }

    /** It would be believed again after each start of this process, until its time has come. */
    @Test
    void isNotBelievedFromWhatIsSaidToBeOfLater() {
        hear("ahead", NOON.plusSeconds(21), LATER);
        assertThat(commands.age(LATER)).isEmpty();
    }

    private void hear(String instance, Instant at, long nanos) {
        commands.heard(new ServiceHeartbeat(instance, at), NOON, nanos);
    }
}
