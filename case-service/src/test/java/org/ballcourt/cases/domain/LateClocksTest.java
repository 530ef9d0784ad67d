package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

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

    @Test
    void findNothingToLapseWithoutACase() {
        new Dispute().refuses(NO_SUCH_CASE, "SYSTEM/clock", new LapseDuty("d1"));
    }

    /** Friday evening: a fifth of eight working hours is over on Monday, not on Saturday. */
    @Test
    void leaveWorkingTimeForADutyOfWorkingHours() {
        filed().sleeps("PT104H19M")
                .does("SYSTEM/clock", new LapseDuty("d1"))
                .ball("AGENT TRIAGE 2026-11-09T10:36+08:00");
    }
}
