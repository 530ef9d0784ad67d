package org.ballcourt.escalation.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.escalation.duties.Duties.NOON;
import static org.ballcourt.escalation.duties.Duties.due;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.ballcourt.escalation.duties.Duties;
import org.ballcourt.escalation.duties.InMemoryDutyRepository;
import org.ballcourt.escalation.messaging.RecordingSender;
import org.ballcourt.escalation.messaging.Reply;
import org.ballcourt.escalation.metrics.EscalationMetrics;
import org.junit.jupiter.api.Test;

/** The repository gives two cases at a time. */
class OutageCreditsTest {
    private static final Outage OUTAGE = new Outage(NOON.minusSeconds(3600), NOON);

    private final RecordingSender sender = new RecordingSender();
    private final InMemoryDutyRepository duties = new InMemoryDutyRepository();
    private final Deadlines deadlines =
            new Deadlines(sender, _ -> true, new EscalationMetrics(new SimpleMeterRegistry()));
    private final OutageCredits credits = new OutageCredits(duties, deadlines);

    OutageCreditsTest() {
        for (String caseId : List.of("a", "b", "c", "d")) {
            duties.put(Duties.of(caseId, due("d1", NOON)));
            deadlines.set(Duties.of(caseId, due("d1", NOON)));
        }
        duties.put(Duties.of("x-closed"));
    }

    @Test
    void givesSomeCasesTheirTimeBackAndTheNextWhenThoseHaveAnswered() {
        credits.owe(OUTAGE);
        credits.goOn(0);
        assertThat(sender.ids()).containsExactly(id("a"), id("b"));
        answered("a");
        credits.goOn(0);
        assertThat(sender.ids()).isEmpty();
        answered("b");
        credits.goOn(0);
        assertThat(sender.ids()).containsExactly(id("c"), id("d"));
        answered("c");
        answered("d");
        credits.goOn(0);
        assertThat(sender.ids()).as("what is closed needs none").isEmpty();
        assertThat(credits.areGiven()).isTrue();
    }

    @Test
    void letsNoDeadlineOvertakeTheCreditOfItsCase() {
        credits.owe(OUTAGE);
        deadlines.sendDue(NOON, 0);
        assertThat(sender.ids()).as("before the first was asked").isEmpty();
        credits.goOn(0);
        sender.ids();
        answered("a");
        deadlines.sendDue(NOON, 0);
        assertThat(sender.ids()).containsExactly("lapse:a:d1");
        answered("b");
        credits.goOn(0);
        sender.ids();
        answered("c");
        answered("d");
        credits.goOn(0);
        deadlines.sendDue(NOON, 0);
        assertThat(sender.ids()).containsExactly("lapse:b:d1", "lapse:c:d1", "lapse:d:d1");
    }

    /** Found while another one is being given back: cases that had their turn wait for theirs again. */
    @Test
    void holdsAllCasesForAnOutageThatComesOnTop() {
        credits.owe(OUTAGE);
        credits.goOn(0);
        answered("a");
        answered("b");
        sender.ids();
        credits.owe(new Outage(NOON, NOON.plusSeconds(3600)));
        deadlines.sendDue(NOON, 0);
        assertThat(sender.ids()).isEmpty();
        credits.goOn(0);
        assertThat(sender.ids()).containsExactly(id("c"), id("d"));
        answered("c");
        answered("d");
        credits.goOn(0);
        assertThat(sender.ids())
                .hasSize(2)
                .allMatch(id -> id.endsWith(
                        ":" + NOON.toEpochMilli() + "-" + NOON.plusSeconds(3600).toEpochMilli()));
        assertThat(credits.areGiven()).isFalse();
    }

    private void answered(String caseId) {
        deadlines.answered(new Reply(caseId, id(caseId), true, null), 0);
    }

    private static String id(String caseId) {
        return SystemCommands.creditId(caseId, OUTAGE);
    }
}
