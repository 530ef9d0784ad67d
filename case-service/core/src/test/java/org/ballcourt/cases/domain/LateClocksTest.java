package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;

class LateClocksTest {
    @Test
    void areNobodyElsesToSendEvenWhereTheLapseClosesTheCase() {
        filed().does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()))
                .sleeps("P8D")
                .refuses(CASE_CLOSED, SELLER, new LapseDuty("d2"))
                .refuses(NO_SUCH_CASE, "BUYER/other", new LapseDuty("d2"))
                .does("SYSTEM/clock", new LapseDuty("d2"))
                .in(Stage.CLOSED);
    }

    /** Whoever asks in the moment after a deadline is told what a command would meet, not what the store still says. */
    @Test
    void changeNothingOfWhatMayBeDone() {
        filed().sleeps("PT48H")
                .allows(SELLER, "RejectClaim")
                .sleeps("PT0.001S")
                .in(Stage.NEGOTIATION)
                .allowsNot(SELLER, "AcceptClaim", "RejectClaim", "MakeOffer")
                .allows(AGENT, "AcceptIntervention")
                .refuses(WRONG_STAGE, SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()));
        filed().does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()))
                .sleeps("P8D")
                .in(Stage.NEGOTIATION)
                .allowsNot(BUYER, "RequestIntervention", "AddStatement");
    }

    @Test
    void findNothingToLapseWithoutACase() {
        new Dispute().refuses(NO_SUCH_CASE, "SYSTEM/clock", new LapseDuty("d1"));
    }

    /** The request was over a day before the outage began; its lapse must not lie before the credit in the log. */
    @Test
    void lapseWhatWasOverBeforeAnOutageThatIsCredited() {
        Dispute dispute = inEvidence().does(AGENT, new RequestEvidence("BUYER", null, List.of(), "x"));
        Instant asked = dispute.now();
        dispute.sleeps("PT71H")
                .does(
                        "SYSTEM/clock",
                        new CreditOutage(asked.plus(Duration.ofHours(70)), asked.plus(Duration.ofHours(71))))
                .stored("DutyLapsed", "OutageCredited")
                .waits("PT2H")
                .stored("DutyLapsed", "DutyLapsed");
    }

    /** Friday evening: a fifth of eight working hours is over on Monday, not on Saturday. */
    @Test
    void leaveWorkingTimeForADutyOfWorkingHours() {
        filed().sleeps("PT104H19M")
                .does("SYSTEM/clock", new LapseDuty("d1"))
                .ball("AGENT TRIAGE 2026-11-09T10:36+08:00");
    }
}
