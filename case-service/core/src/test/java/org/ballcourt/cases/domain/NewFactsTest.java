package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.HandOff;
import org.ballcourt.contracts.CaseCommand.SubmitEvidence;
import org.ballcourt.contracts.HandOffReason;
import org.junit.jupiter.api.Test;

/** The events of a case in acceptance: 1 the complaint, 2 the rejection, 3 the call for the platform. */
class NewFactsTest {
    private static HandOff to(String actor, String... facts) {
        return new HandOff(Actor.parse(actor), HandOffReason.WRONG_QUEUE, List.of(facts));
    }

    private static int emptyHandOffs(Dispute dispute) {
        return dispute.state().desk().emptyHandOffs();
    }

    @Test
    void takesNoWordForAFact() {
        inAcceptance()
                .does(AGENT, new AddStatement("我在看", null))
                .refuses(FACT_NOT_NEW, AGENT, to("AGENT/chen", "4"))
                .does(BUYER, new AddStatement("快一点", null))
                .refuses(FACT_NOT_NEW, AGENT, to("AGENT/chen", "5"))
                .refuses(FACT_NOT_NEW, AGENT, to("AGENT/chen", "3", "5"));
    }

    @Test
    void takesNoActOfTheDeskForAFact() {
        inEvidence().refuses(FACT_NOT_NEW, AGENT, to("AGENT/chen", "4", "5"));
    }

    @Test
    void takesWhatAPartyDidOrBrought() {
        Dispute told = inEvidence()
                .does(AGENT, to("AGENT/chen", "2"))
                .uploaded(BUYER, "ev-1")
                .does(BUYER, new SubmitEvidence("ev-1", null, null))
                .does("AGENT/chen", to(AGENT, "ev-1"))
                .stored("HandedOff");

        assertThat(emptyHandOffs(told)).isZero();
    }

    @Test
    void countsFiveHopsWithoutAFactAndFixesTheOwnerAtTheSecond() {
        Dispute told = inAcceptance()
                .does(AGENT, to("AGENT/chen", "1"))
                .does("AGENT/chen", new AddStatement("转给你", null))
                .refuses(FACT_NOT_NEW, "AGENT/chen", to(AGENT, "5"))
                .does("AGENT/chen", to(AGENT))
                .stored("HandedOff", "OwnerFixed");

        assertThat(emptyHandOffs(told)).isEqualTo(1);
    }

    @Test
    void toldToOneselfIsRefusedAsNoneBeforeTheHandOffIs() {
        inAcceptance()
                .does(AGENT, new AddStatement("我在看", null))
                .refuses(FACT_NOT_NEW, AGENT, to(AGENT, "4"))
                .refuses(EVIDENCE_UNKNOWN, AGENT, to(AGENT, "ev-none"))
                .refuses(UNKNOWN_PARTY, AGENT, to(AGENT))
                .refuses(UNKNOWN_PARTY, AGENT, to(AGENT, "2"))
                .does(AGENT, to("AGENT/chen", "2"))
                .refuses(FACT_NOT_NEW, "AGENT/chen", to("AGENT/chen", "2"))
                .refuses(FACT_NOT_NEW, "AGENT/chen", to("AGENT/chen", "1", "2"));
    }

    @Test
    void takesTheSilenceOfAPartyForAFactAndNoneOfTheDesk() {
        filed().waits("PT48H").waits("PT8H").does(SENIOR, to("SENIOR/fang", "2"));
        filed().waits("PT48H").waits("PT8H").refuses(FACT_NOT_NEW, SENIOR, to("SENIOR/fang", "4"));
    }

    @Test
    void isNotHandedToWhoHasIt() {
        inAcceptance()
                .refuses(UNKNOWN_PARTY, AGENT, to(AGENT))
                .refuses(UNKNOWN_PARTY, AGENT, to(AGENT, "1"))
                .ball("AGENT TRIAGE 2026-11-02T18:00+08:00");
    }

    @Test
    void keepsTheRulesOfACaseOfTheFirstEdition() {
        inAcceptanceOfTheFirstEdition()
                .does(AGENT, new AddStatement("我在看", null))
                .does(AGENT, to(AGENT, "4"))
                .stored("HandedOff");
    }
}
