package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.AcceptIntervention;
import org.ballcourt.contracts.CaseCommand.AnswerContact;
import org.ballcourt.contracts.CaseCommand.HandOff;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.CaseCommand.RateService;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.RequestEvidence;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Sanction;
import org.ballcourt.contracts.SellerRejectionGround;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeskFiguresTest {
    private final Court court = new Court();

    private String inAcceptance() {
        String caseId = court.files("li", "shop", Reason.QUALITY_DEFECT, "129.00");
        court.does(caseId, "SELLER/shop", new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()));
        return court.does(caseId, "BUYER/li", new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"));
    }

    private void passes(String caseId, String from, String to) {
        court.does(caseId, from, new HandOff(Actor.parse(to), HandOffReason.WRONG_QUEUE, List.of()));
    }

    @Test
    void haveALineForEachDeskEvenWhereNothingHappened() {
        assertThat(court.desks().keySet()).containsExactly("AGENT", "REVIEWER", "SENIOR", "SUPERVISOR");
        assertThat(court.desks().get("AGENT").firstActions().rate()).isNull();
    }

    @Test
    void tellFirstActionsInTimeFromLateOnes() {
        court.does(inAcceptance(), "AGENT/wang", new AcceptIntervention());
        inAcceptance();
        court.waits("P2D");
        DeskLine desk = court.desks().get("AGENT");
        assertThat(desk.firstActions().onTime()).isEqualTo(1);
        assertThat(desk.firstActions().late()).isEqualTo(1);
        assertThat(desk.firstActions().rate()).isEqualByComparingTo("0.5");
        assertThat(court.desks().get("AGENT/wang").firstActions().late()).isZero();
    }

    @Test
    void tellRulingsInTimeFromLateOnesByDesk() {
        court.ruled("li", "shop", "AGENT/wang", RulingResult.GRANTED);
        court.inAdjudication("li", "shop", "AGENT/chen", Reason.QUALITY_DEFECT, "129.00");
        court.waits("P30D");
        assertThat(court.desks().get("AGENT").rulings().onTime()).isEqualTo(1);
        assertThat(court.desks().get("AGENT").rulings().late()).isEqualTo(1);
        assertThat(court.desks().get("AGENT/chen").rulings().late()).isEqualTo(1);
        assertThat(court.desks().get("SENIOR").rulings().late())
                .as("both terms of the senior")
                .isEqualTo(2);
    }

    @Test
    void countRatingsOfContactsAmongThoseOfWhoAnswered() {
        String contact = asks("BUYER/li");
        court.does(contact, "AGENT/wang", new AnswerContact("您的退款今天下午到账"));
        court.does(contact, "BUYER/li", new RateService("wang", 2, null));
        JsonNode ratings = court.standing("AGENT/wang").get("ratings");
        assertThat(ratings.get("count").intValue()).isEqualTo(1);
        assertThat(ratings.get("mean").decimalValue()).isEqualByComparingTo("2");
    }

    private String asks(String who) {
        return court.does(null, who, new OpenContact(ContactChannel.CHAT, ContactTopic.REFUND, "到哪里了", null, null));
    }

    @Test
    void tellForHowLongPeopleWaitedForAPerson() {
        AnswerContact answer = new AnswerContact("您的退款今天下午到账");
        String first = asks("BUYER/li");
        String second = asks("BUYER/li");
        asks("BUYER/wen");
        court.waits("PT3M");
        court.does(first, "AGENT/wang", new AnswerContact("您好", true));
        court.does(first, "AGENT/wang", answer);
        court.waits("PT57M");
        court.does(second, "AGENT/chen", answer);
        court.waits("P10D");
        FirstAnswers desk = court.desks().get("AGENT").firstAnswers().getFirst();
        assertThat(desk)
                .isEqualTo(new FirstAnswers(
                        "cn-marketplace-2026-02", 2, 1, 1, 1, Duration.ofMinutes(3), Duration.ofHours(1)));
        assertThat(court.desks().get("AGENT/wang").firstAnswers())
                .extracting(FirstAnswers::late)
                .containsExactly(0);
        assertThat(court.desks().get("AGENT/chen").firstAnswers())
                .extracting(FirstAnswers::late)
                .containsExactly(1);
        assertThat(court.desks().get("SENIOR").firstAnswers()).isEmpty();
    }

    @Test
    void areTheSameStepByStepAsInOne() {
        String caseId = court.inAdjudication("li", "shop", "AGENT/wang", Reason.QUALITY_DEFECT, "129.00");
        court.waits("P20D");
        passes(court.does(inAcceptance(), "AGENT/chen", new AcceptIntervention()), "AGENT/chen", "AGENT/wang");
        court.waits("P10D");
        Period all = new Period(CasesInMemory.START, court.now());
        for (String of : List.of("AGENT", "SENIOR", "AGENT/wang", "AGENT/chen")) {
            List<DeskSeries.Point> points = court.standings()
                    .series(all, Duration.ofDays(1), of)
                    .lines()
                    .getFirst()
                    .points();
            DeskLine whole = court.standings().desks(all).get(of);
            assertThat(points.stream().mapToInt(point -> point.acts().late()).sum())
                    .as(of + caseId)
                    .isEqualTo(whole.acts().late());
            assertThat(points.stream().mapToInt(point -> point.acts().onTime()).sum())
                    .isEqualTo(whole.acts().onTime());
            assertThat(points.stream().mapToInt(DeskSeries.Point::handOffs).sum())
                    .isEqualTo(whole.handOffs());
            assertThat(points.stream().map(DeskSeries.Point::held).reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(whole.held());
        }
    }

    @Test
    void tellWhoPassesToWhomAndHowOftenEmpty() {
        String caseId = inAcceptance();
        court.does(caseId, "AGENT/wang", new AcceptIntervention());
        passes(caseId, "AGENT/wang", "AGENT/chen");
        passes(caseId, "AGENT/chen", "AGENT/wang");

        assertThat(court.standings()
                        .passes(new Period(CasesInMemory.START, court.now().plusMillis(1)))
                        .passes())
                .containsExactly(
                        new DeskPasses.Way("AGENT/chen", "AGENT/wang", 1, 1, List.of(caseId)),
                        new DeskPasses.Way("AGENT/wang", "AGENT/chen", 1, 1, List.of(caseId)));
        assertThat(court.standings()
                        .passes(new Period(
                                court.now().plusSeconds(1), court.now().plusSeconds(2)))
                        .passes())
                .isEmpty();
    }

    @Test
    void countHandOffsAndNameTheCasesThatGotAnOwner() {
        String caseId = inAcceptance();
        court.does(caseId, "AGENT/wang", new AcceptIntervention());
        passes(caseId, "AGENT/wang", "AGENT/chen");
        passes(caseId, "AGENT/chen", "AGENT/wang");
        DeskLine desk = court.desks().get("AGENT");
        assertThat(desk.handOffs()).isEqualTo(2);
        assertThat(desk.emptyHandOffs()).isEqualTo(2);
        assertThat(desk.ownersFixedCases()).containsExactly(caseId);
        assertThat(court.desks().get("AGENT/chen").handOffs()).isEqualTo(1);
    }

    @Test
    void countRoundsOfEvidenceAndWhatTheBuyerGaveUp() {
        String caseId = inAcceptance();
        court.does(caseId, "AGENT/wang", new AcceptIntervention());
        court.does(caseId, "AGENT/wang", new RequestEvidence("SELLER", null, List.of(), "x"));
        court.does(caseId, "BUYER/li", new WithdrawComplaint("x"));
        assertThat(court.desks().get("AGENT").evidenceRounds()).isEqualTo(2);
        assertThat(court.desks().get("AGENT/wang").abandoned()).isEqualTo(1);
    }

    @Test
    void holdTheBallExactlyAsLongAsTheCaseSays() {
        String caseId = inAcceptance();
        court.waits("PT3H");
        court.does(caseId, "AGENT/wang", new AcceptIntervention());
        court.waits("PT1H");
        assertThat(court.desks().get("AGENT").held()).isEqualTo(Duration.ofHours(3));
        assertThat(court.dossiers.of(caseId).held())
                .containsEntry("AGENT", Duration.ofHours(3).toMillis());
    }

    @Test
    void holdACaseOnceWhereTwoDutiesOverlap() {
        DeskTally tally = new DeskTally("SUPERVISOR");
        Instant start = court.now();
        tally.heldBetween(start.plusSeconds(5), start.plusSeconds(15));
        tally.heldBetween(start, start.plusSeconds(10));
        tally.heldBetween(start.plusSeconds(20), start.plusSeconds(21));
        tally.caseEnds();
        tally.heldBetween(start, start.plusSeconds(10));
        tally.caseEnds();
        assertThat(tally.line().held()).isEqualTo(Duration.ofSeconds(26));
    }

    @Test
    void countOnlyWhatFellIntoTheAskedTime() {
        court.does(inAcceptance(), "AGENT/wang", new AcceptIntervention());
        court.waits("PT1H");
        Period later = new Period(court.now(), court.now().plusSeconds(1));
        assertThat(court.standings.desks(later).get("AGENT").firstActions().onTime())
                .isZero();
    }

    @Test
    void giveEachAgentAPageWithRatingsAndWhatComplaintsBrought() {
        String caseId = court.ruled("li", "shop", "AGENT/wang", RulingResult.DISMISSED);
        court.waits("P7D");
        court.does(caseId, "BUYER/li", new RateService("wang", 2, "x"));
        court.does(caseId, "SELLER/shop", new RateService("wang", 5, "x"));
        court.complaints.put(
                Actor.parse("AGENT/wang"),
                List.of(
                        new FigureReason("AC-1", "CORRECTION", court.now(), null, null),
                        new FigureReason("AC-2", "DOWNGRADE", court.now(), null, null)));
        JsonNode page = court.standing("AGENT/wang");
        assertThat(page.at("/ratings/count").intValue()).isEqualTo(2);
        assertThat(page.at("/ratings/mean").decimalValue()).isEqualByComparingTo("3.5");
        assertThat(page.at("/work/rulings/onTime").intValue()).isEqualTo(1);
        assertThat(page.get("sanction").stringValue()).isEqualTo(Sanction.DOWNGRADE.name());
        assertThat(page.at("/complaints/0/caseId").stringValue()).isEqualTo("AC-1");
        court.waits("P366D");
        assertThat(court.standing("AGENT/wang").has("sanction")).isFalse();
    }
}
