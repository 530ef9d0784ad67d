package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.RulingIssued;
import org.ballcourt.contracts.Direction;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;

/** The claim is a refund of 129.00, if nothing else is said. */
class CoherentRulingTest {
    private static final Map<Account, Integer> SELLER_PAYS = Map.of(Account.SELLER, 100);

    private static FindingOf found(String element, Finding finding) {
        return new FindingOf(element, finding, WHY, List.of());
    }

    private static List<FindingOf> forTheBuyer() {
        return List.of(found("DEFECT_SHOWN", Finding.PROVEN), found("SOUND_WHEN_SENT", Finding.NOT_PROVEN));
    }

    private static List<FindingOf> forTheSeller() {
        return List.of(found("DEFECT_SHOWN", Finding.NOT_PROVEN), found("SOUND_WHEN_SENT", Finding.PROVEN));
    }

    private static IssueRuling ruling(List<FindingOf> findings, RulingResult result, Remedy remedy, String amount) {
        boolean grants = result == RulingResult.GRANTED || result == RulingResult.PARTLY_GRANTED;
        return new IssueRuling(
                findings,
                result,
                remedy,
                amount == null ? null : Money.of(amount, "CNY"),
                grants ? SELLER_PAYS : Map.of(),
                grants ? Fault.SELLER : Fault.NONE,
                List.of("quality.burden"),
                WHY);
    }

    private static IssueRuling granted(Remedy remedy, String amount) {
        return ruling(forTheBuyer(), RulingResult.GRANTED, remedy, amount);
    }

    private static IssueRuling partly(Remedy remedy, String amount) {
        return ruling(forTheBuyer(), RulingResult.PARTLY_GRANTED, remedy, amount);
    }

    private static IssueRuling dismissed(List<FindingOf> findings) {
        return ruling(findings, RulingResult.DISMISSED, null, null);
    }

    private static RemedyLine line(Remedy remedy, String amount) {
        return new RemedyLine(remedy, Money.of(amount, "CNY"));
    }

    private static Dispute refusesAll(IssueRuling... rulings) {
        Dispute dispute = inAdjudication();
        for (IssueRuling ruling : rulings) {
            dispute.refuses(RULING_INCOHERENT, AGENT, ruling);
        }
        return dispute;
    }

    private static Dispute withASenior() {
        return inAdjudication().does(AGENT, new EscalateToSenior(SeniorGround.COMPLEX, "two experts disagree"));
    }

    @Test
    void grantsWhatWasClaimed() {
        refusesAll(
                        granted(Remedy.NONE, null),
                        granted(Remedy.REFUND, "0.00"),
                        granted(Remedy.REFUND, "128.99"),
                        granted(Remedy.REPLACEMENT, null),
                        granted(Remedy.PARTIAL_REFUND, "129.00"),
                        granted(null, null)
                                .withLines(List.of(line(Remedy.REFUND, "100.00"), line(Remedy.COMPENSATION, "29.00"))),
                        granted(null, null)
                                .withLines(List.of(line(Remedy.REFUND, "129.00"), line(Remedy.REPAIR, "0.00"))),
                        granted(null, null)
                                .withLines(List.of(line(Remedy.REFUND, "129.00"), line(Remedy.COMPENSATION, "0.00"))))
                .does(AGENT, granted(null, null))
                .in(Stage.APPEAL_WINDOW);
        inAdjudication()
                .does(
                        AGENT,
                        granted(null, null)
                                .withLines(
                                        List.of(line(Remedy.COMPENSATION, "129.00"), line(Remedy.REFUND, "129.00"))));
    }

    private static IssueRuling borne(IssueRuling r, Map<Account, Integer> liability) {
        return new IssueRuling(
                r.findings(), r.result(), r.remedy(), r.amount(), liability, r.atFault(), r.clauses(), r.reasons());
    }

    @Test
    void givesNothingThatTheBuyerBearsAlone() {
        Map<Account, Integer> buyer = Map.of(Account.BUYER, 100);
        Map<Account, Integer> mostly = Map.of(Account.BUYER, 99, Account.SELLER, 1);
        refusesAll(
                        borne(granted(null, null), buyer),
                        borne(granted(null, null), Map.of(Account.BUYER, 100, Account.SELLER, 0)),
                        borne(partly(Remedy.PARTIAL_REFUND, "60.00"), buyer),
                        borne(partly(Remedy.REPLACEMENT, "0.00"), buyer),
                        borne(partly(Remedy.PARTIAL_REFUND, "0.01"), mostly))
                .does(AGENT, borne(partly(Remedy.PARTIAL_REFUND, "60.00"), mostly))
                .in(Stage.APPEAL_WINDOW);
    }

    @Test
    void grantsInPartLessOrSomethingElseButNotNothing() {
        refusesAll(
                partly(Remedy.REFUND, "129.00"),
                partly(null, null),
                partly(Remedy.PARTIAL_REFUND, "129.00"),
                partly(Remedy.REFUND, "0.00"),
                partly(Remedy.NONE, null),
                partly(Remedy.RETURN_AND_REFUND, "0.00"),
                partly(null, null).withLines(List.of(line(Remedy.REFUND, "129.00"), line(Remedy.REPAIR, "0.00"))));
        inAdjudication().does(AGENT, partly(Remedy.REFUND, "128.99"));
        inAdjudication().does(AGENT, partly(Remedy.RETURN_AND_REFUND, "129.00"));
        inAdjudication().does(AGENT, partly(Remedy.REPAIR, null));
    }

    @Test
    void givesNothingWhereItDismisses() {
        IssueRuling plain = dismissed(forTheSeller());
        refusesAll(
                        ruling(forTheSeller(), RulingResult.DISMISSED, Remedy.REFUND, null),
                        ruling(forTheSeller(), RulingResult.DISMISSED, null, "1.00"),
                        plain.withLines(List.of(line(Remedy.REPAIR, "0.00"))),
                        atFault(plain, Fault.SELLER),
                        atFault(plain, Fault.CARRIER),
                        plain.directingTo(List.of(Direction.COURT)))
                .does(AGENT, atFault(plain, Fault.BUYER));
        inAdjudication().does(AGENT, ruling(forTheSeller(), RulingResult.DISMISSED, Remedy.NONE, "0.00"));
    }

    private static IssueRuling atFault(IssueRuling r, Fault fault) {
        return new IssueRuling(
                r.findings(), r.result(), r.remedy(), r.amount(), r.liability(), fault, r.clauses(), r.reasons());
    }

    @Test
    void saysWhereToTurnWithWhatItLeavesOpen() {
        IssueRuling open = ruling(forTheBuyer(), RulingResult.UNDECIDED, null, null);
        Dispute dispute = refusesAll(
                        open,
                        open.directingTo(List.of()),
                        granted(null, null).directingTo(List.of(Direction.LABORATORY)),
                        ruling(forTheBuyer(), RulingResult.UNDECIDED, Remedy.REFUND, "129.00")
                                .directingTo(List.of(Direction.COURT)))
                .does(
                        AGENT,
                        open.directingTo(List.of(Direction.COURT, Direction.CONSUMER_ASSOCIATION, Direction.COURT)));
        assertThat(((RulingIssued) dispute.last().getFirst()).ruling().directions())
                .containsExactly(Direction.COURT, Direction.CONSUMER_ASSOCIATION);
    }

    @Test
    void findsEachElementOnce() {
        refusesAll(ruling(
                List.of(
                        found("DEFECT_SHOWN", Finding.PROVEN),
                        found("DEFECT_SHOWN", Finding.NOT_PROVEN),
                        found("SOUND_WHEN_SENT", Finding.NOT_PROVEN)),
                RulingResult.GRANTED,
                null,
                null));
    }

    @Test
    void goesAgainstAllFindingsOnlyByASeniorWhoSaysWhy() {
        IssueRuling against = ruling(forTheSeller(), RulingResult.GRANTED, null, null);
        refusesAll(against, dismissed(forTheBuyer()), against.deviating("a sample of the lot caught fire"));
        Dispute dispute = withASenior()
                .refuses(RULING_INCOHERENT, SENIOR, against)
                .refuses(RULING_INCOHERENT, SENIOR, dismissed(forTheBuyer()))
                .refuses(REASON_MISSING, SENIOR, against.deviating("why not"))
                .does(SENIOR, against.deviating("a sample of the lot caught fire"));
        assertThat(((RulingIssued) dispute.last().getFirst())
                        .ruling()
                        .deviation()
                        .plain())
                .isEqualTo("a sample of the lot caught fire");
        withASenior().does(SENIOR, dismissed(forTheBuyer()).deviating("the order was never paid for"));
        inAdjudication().does(AGENT, ruling(forTheSeller(), RulingResult.PARTLY_GRANTED, Remedy.REFUND, "10.00"));
    }

    @Test
    void goesAgainstAllFindingsByAReviewerToo() {
        IssueRuling against = ruling(forTheSeller(), RulingResult.GRANTED, null, null);
        inAdjudication()
                .does(AGENT, dismissed(forTheSeller()))
                .does(BUYER, new LodgeAppeal(AppealGround.PROCEDURE, WHY, null, null))
                .refuses(RULING_INCOHERENT, REVIEWER, new DecideAppeal(AppealDecision.REVISED, against, WHY))
                .refuses(
                        RULING_INCOHERENT,
                        REVIEWER,
                        new DecideAppeal(AppealDecision.REVISED, granted(Remedy.NONE, null), WHY))
                .does(REVIEWER, new DecideAppeal(AppealDecision.REVISED, against.deviating(WHY), WHY))
                .in(Stage.ENFORCEMENT);
    }

    @Test
    void isFreeWhereTheFindingsAreMixed() {
        inAdjudication().does(AGENT, granting("129.00"));
        inAdjudication().does(AGENT, dismissing());
    }

    private static Dispute proven(Dispute filed) {
        return filed.does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", List.of()))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence());
    }

    /** A line of nothing beside one that gives something would be told, and performed by nobody. */
    @Test
    void givesSomethingInEveryLine() {
        IssueRuling empty =
                partly(null, null).withLines(List.of(line(Remedy.REFUND, "0.00"), line(Remedy.COMPENSATION, "10.00")));
        CaseRejection refused =
                catchThrowableOfType(CaseRejection.class, () -> inAdjudication().does(AGENT, empty));
        assertThat(refused.code()).isEqualTo(RULING_INCOHERENT);
        assertThat(refused.fields().keySet()).containsExactly("lines");
    }

    /** Its name speaks for the seller and its proof is the buyer's, so it is read both ways. */
    @Test
    void isFreeWhereTheFindingsSpeakForNobody() {
        for (Finding finding : Finding.values()) {
            for (RulingResult result : List.of(RulingResult.GRANTED, RulingResult.DISMISSED)) {
                proven(filed(Reason.NOT_AS_DESCRIBED, Remedy.REFUND, "129.00"))
                        .does(AGENT, ruling(List.of(found("AS_DESCRIBED", finding)), result, null, null));
            }
        }
    }

    /** The same element, which the buyer proved for itself before, the seller proves once the goods are back. */
    @Test
    void findsForTheSellerWhatTheSellerProvedOfReturnedGoods() {
        List<FindingOf> sound = List.of(found("RETURN_CONDITION", Finding.PROVEN));
        List<FindingOf> notShown = List.of(found("RETURN_CONDITION", Finding.NOT_PROVEN));
        proven(filed(Reason.RETURN_REFUSED, Remedy.RETURN_AND_REFUND, "129.00"))
                .refuses(RULING_INCOHERENT, AGENT, ruling(notShown, RulingResult.GRANTED, null, null))
                .does(AGENT, ruling(sound, RulingResult.GRANTED, null, null))
                .waits("P7D")
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF-1"))
                .does(SELLER, new ReportNonPerformance(StepKind.RECEIVE_GOODS, "an empty parcel"))
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .refuses(RULING_INCOHERENT, AGENT, dismissed(notShown))
                .refuses(RULING_INCOHERENT, AGENT, ruling(sound, RulingResult.GRANTED, null, null))
                .does(AGENT, dismissed(sound));
    }

    /** What was agreed is at stake then: a part of it may be all that was claimed. */
    @Test
    void grantsAPartWhereMoreWasAgreedThanClaimed() {
        List<FindingOf> notShown = List.of(found("RETURN_CONDITION", Finding.NOT_PROVEN));
        filed(Reason.QUALITY_DEFECT, Remedy.RETURN_AND_REFUND, "60.00")
                .does(SELLER, new MakeOffer(Remedy.RETURN_AND_REFUND, Money.of("129.00", "CNY"), "x"))
                .does(BUYER, new AcceptOffer("offer-1"))
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF-1"))
                .does(SELLER, new ReportNonPerformance(StepKind.RECEIVE_GOODS, "an empty parcel"))
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .refuses(
                        RULING_INCOHERENT,
                        AGENT,
                        ruling(notShown, RulingResult.PARTLY_GRANTED, Remedy.RETURN_AND_REFUND, "129.00"))
                .does(AGENT, ruling(notShown, RulingResult.PARTLY_GRANTED, Remedy.RETURN_AND_REFUND, "100.00"));
    }

    @Test
    void isToldEverythingThatDoesNotFitAtOnce() {
        IssueRuling wrong = atFault(
                        ruling(
                                List.of(
                                        forTheBuyer().getFirst(),
                                        forTheBuyer().getFirst(),
                                        forTheBuyer().getLast()),
                                RulingResult.DISMISSED,
                                Remedy.REFUND,
                                "129.00"),
                        Fault.SELLER)
                .directingTo(List.of(Direction.COURT));
        Dispute dispute = inAdjudication();
        CaseRejection refused = catchThrowableOfType(CaseRejection.class, () -> dispute.does(AGENT, wrong));
        assertThat(refused.code()).isEqualTo(RULING_INCOHERENT);
        assertThat(refused.getMessage())
                .contains(
                        "rule.findings-twice",
                        "rule.gives-nothing",
                        "rule.dismissed-without-fault",
                        "rule.directions-of-a-decision",
                        "rule.against-all-findings");
        PlainWords.saidBy(refused);
        assertThat(Messages.in(Language.of("en")).text(refused.message())).contains("more: the defect. A claim");
    }

    /** The first rule gives the code, and none waits for another to be mended. */
    @Test
    void isToldWhateverElseIsWrongToo() {
        IssueRuling wrong = atFault(
                        new IssueRuling(
                                List.of(
                                        new FindingOf(
                                                "DEFECT_SHOWN", Finding.PROVEN, WHY, List.of("ev-none", "ev-neither")),
                                        found("no element", Finding.PROVEN)),
                                RulingResult.PARTLY_GRANTED,
                                Remedy.REFUND,
                                Money.of("129.00", "CNY"),
                                Map.of(Account.SELLER, 90),
                                null,
                                List.of("quality.burden", "no.clause"),
                                WHY),
                        Fault.SELLER)
                .directingTo(List.of(Direction.COURT));
        Dispute dispute = inAdjudication();
        CaseRejection refused = catchThrowableOfType(CaseRejection.class, () -> dispute.does(AGENT, wrong));
        assertThat(refused.code()).isEqualTo(EVIDENCE_UNKNOWN);
        assertThat(refused.fields().keySet())
                .containsExactly(
                        "findings.0.evidence.0",
                        "findings.0.evidence.1",
                        "findings.1",
                        "findings",
                        "liability",
                        "clauses.1",
                        "remedy",
                        "directions");
        assertThat(refused.getMessage())
                .contains("rule.not-an-exhibit", "rule.liability-not-100", "rule.directions-of-a-decision");
        PlainWords.saidBy(refused);

        IssueRuling half =
                Dispute.ruling(RulingResult.PARTLY_GRANTED, Remedy.REFUND, "129.00", Map.of(Account.SELLER, 90));
        CaseRejection both = catchThrowableOfType(CaseRejection.class, () -> dispute.does(AGENT, half));
        assertThat(both.code()).isEqualTo(LIABILITY_NOT_100);
        assertThat(both.fields().keySet()).containsExactly("liability", "remedy");
    }

    @Test
    void isOfferedOnlyToWhoHasTheAuthority() {
        Dispute large = filed("6000.00", Remedy.REFUND, "6000.00")
                .does(BUYER, new RequestIntervention(InterventionGround.LARGE_AMOUNT, "x"))
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .ball("AGENT RULE")
                .allowsNot(AGENT, "IssueRuling")
                .allows(AGENT, "EscalateToSenior")
                .refuses(
                        OVER_AUTHORITY,
                        AGENT,
                        new IssueRuling(null, RulingResult.GRANTED, null, null, null, null, null, "x"))
                .does(AGENT, new EscalateToSenior(SeniorGround.LARGE_AMOUNT, "x"))
                .allows(SENIOR, "IssueRuling");
        assertThat(large.allowed(AGENT)).doesNotContain("IssueRuling");
        inAdjudication().allows(AGENT, "IssueRuling");
    }

    @Test
    void wasWhateverItWasInTheFirstEdition() {
        inAcceptanceOfTheFirstEdition()
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .does(AGENT, atFault(ruling(forTheSeller(), RulingResult.GRANTED, Remedy.NONE, null), Fault.NONE))
                .in(Stage.APPEAL_WINDOW);
    }
}
