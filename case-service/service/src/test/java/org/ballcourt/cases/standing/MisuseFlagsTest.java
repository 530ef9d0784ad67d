package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.junit.jupiter.api.Test;

class MisuseFlagsTest {
    private static final Actor BUYER = Actor.parse("BUYER/li");
    private final Court court = new Court();

    private void dismissed(int times) {
        for (int i = 0; i < times; i++) {
            court.ruled("li", "shop" + i, Court.AGENT, RulingResult.DISMISSED);
        }
        court.waits("P7D");
    }

    @Test
    void isRaisedByFinalRulingsAlone() {
        for (int i = 0; i < 3; i++) {
            court.ruled("li", "shop" + i, Court.AGENT, RulingResult.DISMISSED);
        }
        assertThat(court.flags("BUYER/li")).isEmpty();
        court.waits("P7D");
        assertThat(court.flags("BUYER/li")).containsExactly(MisuseFlag.DISMISSED_CLAIMS);
        assertThat(court.standing("BUYER/li").get("inGoodStanding").booleanValue())
                .isFalse();
        assertThat(court.standing("BUYER/li").at("/flags/0/cases").size()).isEqualTo(3);
        assertThat(court.flags("BUYER/wen")).isEmpty();
    }

    @Test
    void isNotRaisedByOneFactTooFewAndFallsWhenTheFactsAreOld() {
        dismissed(2);
        assertThat(court.flags("BUYER/li")).isEmpty();
        court.ruled("li", "shop", Court.AGENT, RulingResult.DISMISSED);
        court.waits("P7D");
        assertThat(court.flags("BUYER/li")).isNotEmpty();
        court.waits("P90D");
        assertThat(court.flags("BUYER/li")).isEmpty();
    }

    @Test
    void isClearedByAnUpheldContestForTheFactsUpToThen() {
        dismissed(3);
        court.contests.put(BUYER, List.of(contest(false, true)));
        assertThat(court.standing("BUYER/li").at("/flags/0/contestedBy").stringValue())
                .isEqualTo("FC-1");

        court.contests.put(BUYER, List.of(contest(false, false)));
        assertThat(court.flags("BUYER/li")).as("a dismissed contest").isNotEmpty();

        court.contests.put(BUYER, List.of(contest(true, false)));
        assertThat(court.flags("BUYER/li")).isEmpty();

        dismissed(2);
        assertThat(court.flags("BUYER/li")).isEmpty();
        dismissed(1);
        assertThat(court.flags("BUYER/li")).as("three new facts").containsExactly(MisuseFlag.DISMISSED_CLAIMS);
    }

    private Contest contest(boolean upheld, boolean open) {
        return new Contest("FC-1", MisuseFlag.DISMISSED_CLAIMS, court.now(), open ? null : court.now(), upheld);
    }

    @Test
    void comesFromAbandonedClaimsAndReturnsToo() {
        for (int i = 0; i < 5; i++) {
            String caseId = court.files("li", "shop", Reason.QUALITY_DEFECT, "129.00");
            court.does(caseId, "SELLER/shop", new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()));
        }
        court.waits("P7D");
        assertThat(court.flags("BUYER/li")).containsExactly(MisuseFlag.ABANDONED_CLAIMS);
        assertThat(court.standing("BUYER/li").at("/counts/abandoned").intValue())
                .isEqualTo(5);
        for (int i = 0; i < 10; i++) {
            court.files("sun", "shop", Reason.NO_REASON_RETURN, Remedy.RETURN_AND_REFUND, "129.00");
        }
        assertThat(court.flags("BUYER/sun")).containsExactly(MisuseFlag.FREQUENT_RETURNS);
    }

    @Test
    void comesToSellersFromSilenceAndOverturnedRejections() {
        for (int i = 0; i < 5; i++) {
            court.files("li", "shop", Reason.QUALITY_DEFECT, "129.00");
        }
        court.waits("P2D");
        assertThat(court.flags("SELLER/shop")).containsExactly(MisuseFlag.SILENCE);
        for (int i = 0; i < 3; i++) {
            court.ruled("li", "other", Court.AGENT, RulingResult.GRANTED);
        }
        court.waits("P7D");
        assertThat(court.flags("SELLER/other")).containsExactly(MisuseFlag.EMPTY_REJECTIONS);
    }

    @Test
    void showsTheBuyerHowMuchOfTheQuotaIsLeft() {
        int before = court.standing("BUYER/li").get("expressRefundsLeft").intValue();
        court.files("li", "shop", Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", Promise.EXPRESS_REFUND);
        assertThat(court.standing("BUYER/li").get("expressRefundsLeft").intValue())
                .isEqualTo(before - 1);
    }

    /** As the quota itself does: the money went out. */
    @Test
    void countsInTheQuotaWhatTheBuyerTookBack() {
        int before = court.standing("BUYER/li").get("expressRefundsLeft").intValue();
        String caseId = court.filesFor("li", "shop", Promise.EXPRESS_REFUND);
        assertThat(court.standing("BUYER/li").get("expressRefundsLeft").intValue())
                .isEqualTo(before - 1);
        court.does(caseId, "BUYER/li", new WithdrawComplaint("我没有打过电话"));
        assertThat(court.standing("BUYER/li").get("expressRefundsLeft").intValue())
                .isEqualTo(before - 1);
    }
}
