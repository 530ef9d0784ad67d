package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;

import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;

/** A side that bears a misuse flag says that it is wrong. */
class ContestingFlagsTest {
    private static final ContestFlag CONTEST = new ContestFlag(MisuseFlag.FREQUENT_RETURNS, "尺码不准");

    private static Dispute contested() {
        return Dispute.alone().flagged(MisuseFlag.FREQUENT_RETURNS).does(BUYER, CONTEST);
    }

    @Test
    void putsASupervisorOnTheClock() {
        contested()
                .stored("FlagContested")
                .in(Stage.ADJUDICATION)
                .ball("SUPERVISOR HANDLE_CONTEST 2026-11-04T16:00+08:00")
                .allows(SUPERVISOR, "DecideContest");
    }

    @Test
    void isForTheSideThatBearsTheFlagNow() {
        Dispute.alone().refuses(RejectionCode.GROUND_NOT_MET, BUYER, CONTEST);
        Dispute.alone().flagged(MisuseFlag.DISMISSED_CLAIMS).refuses(RejectionCode.GROUND_NOT_MET, BUYER, CONTEST);
        Dispute.alone().flagged(MisuseFlag.FREQUENT_RETURNS).refuses(RejectionCode.NOT_YOUR_ROLE, SELLER, CONTEST);
    }

    @Test
    void endsWithTheDecision() {
        contested()
                .does(SUPERVISOR, new DecideContest(MatterDecision.UPHELD, "it is in the log"))
                .stored("ContestDecided", "CaseClosed")
                .closed(Outcome.UPHELD);
        contested()
                .does(SUPERVISOR, new DecideContest(MatterDecision.DISMISSED, "it is in the log"))
                .closed(Outcome.CLAIM_DISMISSED);
    }

    @Test
    void isNobodyElsesBusiness() {
        contested()
                .refuses(RejectionCode.NO_SUCH_CASE, SELLER, new AddStatement("x", null))
                .refuses(RejectionCode.NO_SUCH_CASE, AGENT, new AddStatement("x", null))
                .refuses(
                        RejectionCode.OWN_CASE,
                        "SUPERVISOR/li",
                        new DecideContest(MatterDecision.UPHELD, "it is in the log"));
    }

    @Test
    void goesOneLevelUpAndThenClosesUndecided() {
        contested()
                .waits("P3D")
                .stored("DutyLapsed", "HandedOff")
                .ball("SUPERVISOR HANDLE_CONTEST")
                .waits("P7D")
                .stored("DutyLapsed", "CaseClosed")
                .closed(Outcome.UNDECIDED);
    }
}
