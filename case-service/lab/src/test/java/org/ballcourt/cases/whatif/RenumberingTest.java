package org.ballcourt.cases.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptOffer;
import org.ballcourt.contracts.CaseCommand.DeclineOffer;
import org.ballcourt.contracts.CaseCommand.HandOff;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.HandedOff;
import org.ballcourt.contracts.CaseEvent.OfferAccepted;
import org.ballcourt.contracts.CaseEvent.OfferDeclined;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.junit.jupiter.api.Test;

class RenumberingTest {
    private final Renumbering numbers = new Renumbering();

    private CaseCommand commandOf(CaseEvent event) {
        Actor agent = Actor.parse("AGENT/wang");
        RecordedEvent begin = new RecordedEvent("BC-1", 9, Instant.EPOCH, agent, "c-9", event, "-", "-");
        return CommandsFromEvents.commandOf(begin, Remedy.values()[0], numbers);
    }

    @Test
    void namesOffersAndNewFactsAsTheReplayDoes() {
        numbers.offer("o1", "o2");
        numbers.event(4, 6);
        assertThat(commandOf(new OfferAccepted("o1", null, BallChange.NONE))).isEqualTo(new AcceptOffer("o2"));
        assertThat(commandOf(new OfferDeclined("o1", null, BallChange.NONE))).isEqualTo(new DeclineOffer("o2", null));
        assertThat(commandOf(new OfferAccepted("o7", null, BallChange.NONE))).isEqualTo(new AcceptOffer("o7"));
        HandedOff handedOff =
                new HandedOff(null, null, HandOffReason.ABSENCE, List.of("4", "5", "E-1"), false, BallChange.NONE);
        assertThat(commandOf(handedOff)).isEqualTo(new HandOff(null, HandOffReason.ABSENCE, List.of("6", "5", "E-1")));
    }
}
