package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.cases.standing.Court;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.ContestRecovery;
import org.ballcourt.contracts.CaseCommand.DecideAppeal;
import org.ballcourt.contracts.CaseCommand.LodgeAppeal;
import org.ballcourt.contracts.RulingResult;
import org.junit.jupiter.api.Test;

/** Who may not decide a small matter, because of the case behind it, is not told that it may. */
class ShowingWhoDecidesTest {
    private final Court court = new Court();

    private List<String> allowed(String matter, String actor) {
        OpenCase open = court.cases().find(matter).orElseThrow();
        return court.cases().views().allowedActions(open, Actor.parse(actor)).stream()
                .map(AllowedAction::action)
                .toList();
    }

    @Test
    void isNotWhoeverDecidedTheAppeal() {
        String dispute = court.ruled("li", "shop", "AGENT/wang", RulingResult.GRANTED);
        court.does(
                dispute,
                "SELLER/shop",
                new LodgeAppeal(AppealGround.PROCEDURE, "nobody heard what we said", List.of(), null));
        court.does(dispute, "REVIEWER/xu", new DecideAppeal(AppealDecision.DISMISSED, null, "they were heard"));
        court.waits("P5D");
        String contest =
                court.does(null, "SELLER/shop", new ContestRecovery(dispute, "we had paid the buyer", List.of()));

        assertThat(allowed(contest, "SUPERVISOR/gao")).contains("DecideContest");
        assertThat(allowed(contest, "SUPERVISOR/xu")).contains("AddStatement").doesNotContain("DecideContest");
        assertThat(allowed(contest, "SUPERVISOR/li")).doesNotContain("DecideContest");
    }
}
