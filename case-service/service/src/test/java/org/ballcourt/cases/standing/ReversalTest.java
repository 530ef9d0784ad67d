package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.DecideAppeal;
import org.ballcourt.contracts.CaseCommand.LodgeAppeal;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A ruling that was reversed on appeal leaves every figure as if it had never been; a duplicate or a replay changes nothing. In the first edition, where it may be reversed to anything. */
class ReversalTest {
    private static final long SEED = Long.getLong("ballcourt.histories.seed", System.nanoTime());
    private static final List<String> BUYERS = List.of("li", "wen");
    private static final List<String> SELLERS = List.of("shop", "other");
    private static final List<String> AGENTS = List.of("AGENT/wang", "AGENT/chen");

    /** How one dispute goes; the same in both worlds but for the ruling that does not stand. */
    private record Plot(
            String buyer,
            String seller,
            String agent,
            Reason reason,
            RulingResult reversed,
            RulingResult standing,
            Fault fault,
            boolean performs,
            boolean withdrawn) {
        static Plot of(Random random) {
            return new Plot(
                    pick(BUYERS, random),
                    pick(SELLERS, random),
                    pick(AGENTS, random),
                    pick(List.of(Reason.QUALITY_DEFECT, Reason.COUNTERFEIT, Reason.FALSE_ADVERTISING), random),
                    pick(List.of(RulingResult.values()), random),
                    pick(List.of(RulingResult.values()), random),
                    random.nextInt(4) == 0 ? Fault.NONE : Fault.SELLER,
                    random.nextInt(3) > 0,
                    random.nextInt(8) == 0);
        }

        private static <T> T pick(List<T> list, Random random) {
            return list.get(random.nextInt(list.size()));
        }
    }

    private static void play(Court court, Plot plot, boolean reversed) {
        String caseId = court.inAdjudication(plot.buyer(), plot.seller(), plot.agent(), plot.reason(), "129.00");
        if (plot.withdrawn()) {
            court.does(caseId, "BUYER/" + plot.buyer(), new WithdrawComplaint("x"));
            return;
        }
        RulingResult first = reversed ? plot.reversed() : plot.standing();
        court.does(caseId, plot.agent(), court.ruling(caseId, first, plot.fault()));
        if (reversed) {
            court.waits("P6DT20H");
            court.does(
                    caseId,
                    "SELLER/" + plot.seller(),
                    new LodgeAppeal(AppealGround.PROCEDURE, "程序有误", List.of(), null));
            court.waits("PT4H");
            court.does(
                    caseId,
                    "REVIEWER/xu",
                    new DecideAppeal(
                            AppealDecision.REVISED, court.ruling(caseId, plot.standing(), plot.fault()), "程序有误"));
        } else {
            court.waits("P7D");
        }
        if (plot.performs() && court.state(caseId).stage() == Stage.ENFORCEMENT) {
            court.does(caseId, "SELLER/" + plot.seller(), new ConfirmStep(StepKind.REFUND, "PAY"));
        }
    }

    @RepeatedTest(20)
    void leavesNoTraceInAnyFigure(org.junit.jupiter.api.RepetitionInfo repetition) {
        long seed = SEED + repetition.getCurrentRepetition();
        Random random = new Random(seed);
        Court reversed = new Court(Shipped.firstEdition());
        Court straight = new Court(Shipped.firstEdition());
        for (int i = 0; i < 8; i++) {
            Plot plot = Plot.of(random);
            play(reversed, plot, true);
            play(straight, plot, false);
        }
        reversed.waits("P5D");
        straight.waits("P5D");
        for (String side : List.of("BUYER/li", "BUYER/wen", "SELLER/shop", "SELLER/other")) {
            assertThat(reversed.standing(side)).as("seed %d, %s", seed, side).isEqualTo(straight.standing(side));
            assertThat(reversed.flags(side)).isEqualTo(straight.flags(side));
        }
        assertThat(facts(reversed)).as("seed %d, consistency", seed).isEqualTo(facts(straight));
        assertThat(withoutAppeals(reversed)).as("seed %d, desks", seed).isEqualTo(withoutAppeals(straight));
    }

    private static List<String> facts(Court court) {
        return court.dossiers.endings(court.now().minus(java.time.Duration.ofDays(365))).stream()
                .map(ending -> ending.facts() + ending.result() + ending.finalAt())
                .sorted()
                .toList();
    }

    /** Only the appeal itself is history: that there was one, and the time and duty it took the reviewer. */
    private static List<DeskLine> withoutAppeals(Court court) {
        List<DeskLine> lines = new ArrayList<>();
        court.desks().forEach((of, line) -> {
            if (!of.startsWith("REVIEWER")) {
                lines.add(new DeskLine(
                        line.of(),
                        line.cases(),
                        line.firstActions(),
                        line.rulings(),
                        line.acts(),
                        line.handOffs(),
                        line.emptyHandOffs(),
                        line.ownersFixed(),
                        line.ownersFixedCases(),
                        0,
                        0,
                        line.declined(),
                        line.overturned(),
                        line.abandoned(),
                        line.evidenceRounds(),
                        line.held(),
                        line.firstAnswers()));
            }
        });
        return lines;
    }

    @Test
    void isNoticedWhereItShouldBe() {
        Court court = new Court(Shipped.firstEdition());
        String caseId = court.ruled("li", "shop", Court.AGENT, RulingResult.GRANTED);
        court.does(caseId, "SELLER/shop", new LodgeAppeal(AppealGround.PROCEDURE, "程序有误", List.of(), null));
        court.does(
                caseId,
                "REVIEWER/xu",
                new DecideAppeal(
                        AppealDecision.REVISED, court.ruling(caseId, RulingResult.DISMISSED, Fault.NONE), "程序有误"));
        assertThat(court.points("shop")).isZero();
        Map<String, DeskLine> desks = court.desks();
        assertThat(desks.get("AGENT").appealsUpheld()).isEqualTo(1);
        assertThat(desks.get("AGENT/wang").appealsDecided()).isEqualTo(1);
    }

    @Test
    void isTheSameAfterAReplayOfEverything() {
        Random random = new Random(SEED);
        Court court = new Court(Shipped.firstEdition());
        for (int i = 0; i < 8; i++) {
            play(court, Plot.of(random), random.nextBoolean());
        }
        court.waits("P5D");
        DossiersInMemory replayed = new DossiersInMemory();
        court.events().forEach(replayed::apply);
        Standing again = new Standings(replayed, court, org.ballcourt.cases.policy.Shipped.policies())
                .of(Actor.parse("SELLER/shop"), court.now());
        assertThat(again).isEqualTo(court.standings.of(Actor.parse("SELLER/shop"), court.now()));
        assertThat(replayed.documents()).isEqualTo(court.dossiers.documents());
    }
}
