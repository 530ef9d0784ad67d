package org.ballcourt.notifications.rules;

import static org.ballcourt.notifications.Stories.AGENT;
import static org.ballcourt.notifications.Stories.AMOUNT;
import static org.ballcourt.notifications.Stories.BUYER;
import static org.ballcourt.notifications.Stories.CARRIER;
import static org.ballcourt.notifications.Stories.FILED;
import static org.ballcourt.notifications.Stories.LAB;
import static org.ballcourt.notifications.Stories.REVIEWER;
import static org.ballcourt.notifications.Stories.SELLER;
import static org.ballcourt.notifications.Stories.SENIOR;
import static org.ballcourt.notifications.Stories.duty;
import static org.ballcourt.notifications.Stories.ends;
import static org.ballcourt.notifications.Stories.evidence;
import static org.ballcourt.notifications.Stories.filed;
import static org.ballcourt.notifications.Stories.lapsed;
import static org.ballcourt.notifications.Stories.opens;
import static org.ballcourt.notifications.Stories.plan;
import static org.ballcourt.notifications.Stories.ruling;
import static org.ballcourt.notifications.Stories.secret;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EarlierPayments;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.params.provider.Arguments;

/** Every kind of event with those whom it tells something; see {@link TellingPeopleTest}. */
final class ToldStories {
    /** What a third party bears: that is its own to know, the whole is not. */
    private static final Money PART = Money.of("269.70", "CNY");

    static final Duty ANSWER = duty("d1", DutyKind.ANSWER_CLAIM, SELLER, Consequence.INTERVENTION_OPENS);
    static final Duty PERFORM = duty("d9", DutyKind.PERFORM, SELLER, Consequence.PLATFORM_PAYS);
    private static final Duty RETURN = duty("d8", DutyKind.RETURN_GOODS, BUYER, Consequence.REMEDY_LAPSES);
    private static final Duty RULE = duty("d7", DutyKind.RULE, AGENT, Consequence.MOVES_TO_SENIOR);

    private ToldStories() {}

    /** An event, who caused it, and what it tells: {@code ROLE: template}. */
    static Stream<Arguments> events() {
        return Stream.of(
                tells(AGENT, filed(BallChange.NONE), "SELLER: complaint-filed", "BUYER: complaint-filed-for-you"),
                tells(
                        BUYER,
                        new CaseEvent.ExpressRefundGranted("x", plan(), BallChange.NONE),
                        "BUYER: express-refund-granted",
                        "SELLER: express-refund-granted"),
                tells(
                        BUYER,
                        new CaseEvent.ExpressRefundGranted(
                                "x",
                                plan().withSteps(List.of(StepKind.RETURN_GOODS, StepKind.REFUND))
                                        .payingFirst(),
                                opens(RETURN)),
                        "BUYER: express-refund-granted",
                        "SELLER: express-refund-granted"),
                tells(
                        BUYER,
                        new CaseEvent.NoReasonReturnGranted("x", plan(), opens(RETURN)),
                        "BUYER: no-reason-return-granted",
                        "SELLER: no-reason-return-granted"),
                tells(
                        SELLER,
                        new CaseEvent.ClaimAccepted(plan(), ends(ANSWER, DutyEnding.DONE, PERFORM)),
                        "BUYER: claim-accepted"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.ClaimAccepted(plan(), opens(PERFORM)),
                        "BUYER: claim-accepted",
                        "SELLER: your-turn"),
                tells(
                        SELLER,
                        new CaseEvent.SellerRejected(
                                SellerRejectionGround.BUYER_MISUSE,
                                secret(SELLER),
                                List.of(evidence(SELLER)),
                                BallChange.NONE),
                        "BUYER: claim-rejected"),
                tells(SELLER, offer(Role.SELLER), "BUYER: offer-made"),
                tells(BUYER, offer(Role.BUYER), "SELLER: offer-made"),
                tells(BUYER, new CaseEvent.OfferAccepted("offer-1", plan(), opens(PERFORM)), "SELLER: offer-accepted"),
                tells(
                        BUYER,
                        new CaseEvent.OfferDeclined("offer-1", secret(BUYER), BallChange.NONE),
                        "SELLER: offer-declined"),
                tells(
                        SELLER,
                        new CaseEvent.StatementAdded(secret(SELLER), Audience.ALL, BallChange.NONE),
                        "BUYER: statement-added"),
                tells(
                        AGENT,
                        new CaseEvent.StatementAdded(secret(AGENT), Audience.ALL, BallChange.NONE),
                        "BUYER: statement-added",
                        "SELLER: statement-added"),
                tells(BUYER, new CaseEvent.StatementAdded(secret(BUYER), Audience.PLATFORM, BallChange.NONE)),
                tells(
                        BUYER,
                        new CaseEvent.ComplaintWithdrawn(secret(BUYER), ends(ANSWER, DutyEnding.CANCELLED)),
                        "SELLER: complaint-withdrawn"),
                tells(
                        BUYER,
                        new CaseEvent.InterventionRequested(
                                InterventionGround.SELLER_REJECTED, secret(BUYER), BallChange.NONE),
                        "SELLER: intervention-requested"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.InterventionRequested(InterventionGround.SELLER_SILENT, null, BallChange.NONE)),
                tells(
                        AGENT,
                        new CaseEvent.InterventionAccepted(AGENT, BallChange.NONE),
                        "BUYER: intervention-accepted",
                        "SELLER: intervention-accepted"),
                tells(
                        AGENT,
                        new CaseEvent.InterventionDeclined(
                                DeclineCode.OUT_OF_SCOPE, secret(AGENT), ends(ANSWER, DutyEnding.CANCELLED)),
                        "BUYER: intervention-declined",
                        "SELLER: intervention-declined"),
                tells(
                        AGENT,
                        new CaseEvent.EvidenceRoundOpened(
                                List.of(new Burden("DEFECT_SHOWN", Role.BUYER, "quality.burden", List.of())),
                                BallChange.NONE),
                        "BUYER: evidence-round-opened",
                        "SELLER: evidence-round-opened"),
                tells(
                        AGENT,
                        new CaseEvent.HandedOff(
                                AGENT,
                                new Actor(Role.AGENT, "chen"),
                                HandOffReason.WRONG_QUEUE,
                                List.of(),
                                true,
                                opens(duty(
                                        "d7b",
                                        DutyKind.RULE,
                                        new Actor(Role.AGENT, "chen"),
                                        Consequence.MOVES_TO_SENIOR))),
                        "AGENT: case-handed-off"),
                tells(
                        AGENT,
                        new CaseEvent.OwnerFixed(AGENT, BallChange.NONE),
                        "AGENT: owner-fixed",
                        "SUPERVISOR: owner-fixed"),
                tells(AGENT, asked(CARRIER), "CARRIER: evidence-requested"),
                tells(AGENT, asked(BUYER), "BUYER: evidence-requested"),
                tells(
                        BUYER,
                        new CaseEvent.EvidenceSubmitted(
                                evidence(BUYER), 1, "DEFECT_SHOWN", secret(BUYER), BallChange.NONE),
                        "SELLER: evidence-submitted"),
                tells(
                        CARRIER,
                        new CaseEvent.EvidenceSubmitted(evidence(CARRIER), 2, "DELIVERED", null, opens(RULE)),
                        "BUYER: evidence-submitted",
                        "SELLER: evidence-submitted",
                        "AGENT: your-turn"),
                tells(
                        SELLER,
                        new CaseEvent.UnavailabilityDeclared(
                                Role.SELLER, "d8", "SOUND_WHEN_SENT", secret(SELLER), BallChange.NONE),
                        "BUYER: evidence-unavailable"),
                tells(
                        CARRIER,
                        new CaseEvent.UnavailabilityDeclared(
                                Role.CARRIER, "d9", null, secret(CARRIER), BallChange.NONE),
                        "BUYER: evidence-unavailable",
                        "SELLER: evidence-unavailable"),
                tells(
                        BUYER,
                        new CaseEvent.EvidenceCompleted(Role.BUYER, BallChange.NONE),
                        "SELLER: evidence-completed"),
                tells(
                        AGENT,
                        new CaseEvent.SettlementProposed(Remedy.REFUND, AMOUNT, secret(AGENT), null, BallChange.NONE),
                        "BUYER: settlement-proposed",
                        "SELLER: settlement-proposed"),
                tells(
                        BUYER,
                        new CaseEvent.SettlementAccepted(Role.BUYER, null, BallChange.NONE),
                        "SELLER: settlement-accepted"),
                tells(
                        SELLER,
                        new CaseEvent.SettlementAccepted(Role.SELLER, plan(), opens(PERFORM)),
                        "BUYER: settlement-accepted"),
                tells(
                        BUYER,
                        new CaseEvent.SettlementDeclined(Role.BUYER, secret(BUYER), BallChange.NONE),
                        "SELLER: settlement-declined"),
                tells(
                        AGENT,
                        new CaseEvent.EscalatedToSenior(SeniorGround.COMPLEX, secret(AGENT), BallChange.NONE),
                        "BUYER: escalated",
                        "SELLER: escalated"),
                tells(
                        AGENT,
                        new CaseEvent.RulingIssued(ruling(), BallChange.NONE),
                        "BUYER: ruling-issued",
                        "SELLER: ruling-issued"),
                tells(
                        SELLER,
                        new CaseEvent.AppealLodged(
                                Role.SELLER, AppealGround.PROCEDURE, secret(SELLER), List.of(), null, BallChange.NONE),
                        "BUYER: appeal-lodged"),
                tells(
                        REVIEWER,
                        new CaseEvent.AppealDecided(
                                AppealDecision.DISMISSED, ruling(), secret(REVIEWER), plan(), opens(PERFORM)),
                        "BUYER: appeal-decided",
                        "SELLER: appeal-decided"),
                tells(
                        BUYER,
                        new CaseEvent.StepConfirmed(
                                StepKind.RETURN_GOODS, secret(BUYER), List.of(), null, BallChange.NONE),
                        "SELLER: step-confirmed"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.StepConfirmed(StepKind.RECEIVE_GOODS, null, List.of(), null, opens(PERFORM)),
                        "BUYER: step-confirmed",
                        "SELLER: step-confirmed"),
                tells(
                        BUYER,
                        new CaseEvent.NonPerformanceReported(
                                StepKind.REFUND, secret(BUYER), List.of(), plan(), null, opens(PERFORM)),
                        "SELLER: non-performance-reported"),
                tells(
                        AGENT,
                        new CaseEvent.CaseSuspended(SuspensionCause.COURT, "(2026) 京 01", BallChange.NONE),
                        "BUYER: case-suspended",
                        "SELLER: case-suspended"),
                tells(
                        AGENT,
                        new CaseEvent.CaseResumed(secret(AGENT), BallChange.NONE),
                        "BUYER: case-resumed",
                        "SELLER: case-resumed"),
                tells(
                        AGENT,
                        new CaseEvent.ExternalOutcomeRecorded(
                                SuspensionCause.COURT,
                                "(2026) 京 01",
                                secret(AGENT),
                                null,
                                null,
                                null,
                                null,
                                BallChange.NONE),
                        "BUYER: external-outcome-recorded",
                        "SELLER: external-outcome-recorded"),
                tells(BUYER, new CaseEvent.ServiceRated(Role.BUYER, "wang", 5, secret(BUYER), BallChange.NONE)),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.ProvisionalCreditGranted(
                                AMOUNT,
                                List.of(
                                        new LedgerEntry(Account.BUYER, PART),
                                        new LedgerEntry(Account.PLATFORM, PART.negated())),
                                BallChange.NONE),
                        "BUYER: provisional-credit"),
                // The buyer holds all of it already.
                tells(Actor.SYSTEM, new CaseEvent.ProvisionalCreditGranted(AMOUNT, List.of(), BallChange.NONE)),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.AdvancePaid(AMOUNT, "PAY-1", null, List.of(), BallChange.NONE),
                        "BUYER: advance-paid"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.AdvancePaid(
                                AMOUNT, "PAY-2", AdvanceCause.PROVISIONAL_CREDIT, List.of(), BallChange.NONE),
                        "BUYER: advance-paid"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.AdvancePaid(
                                AMOUNT, "PAY-3", AdvanceCause.EXPRESS_REFUND, List.of(), BallChange.NONE),
                        "BUYER: advance-paid"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.RecoveryOpened(
                                AMOUNT,
                                Account.SELLER,
                                SELLER,
                                List.of(),
                                BallChange.NONE,
                                AdvanceCause.EXPRESS_REFUND,
                                null),
                        "SELLER: recovery-opened"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.RecoveryOpened(AMOUNT, null, null, List.of(), BallChange.NONE),
                        "SELLER: recovery-opened"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.RecoveryOpened(PART, Account.CARRIER, CARRIER, List.of(), BallChange.NONE),
                        "CARRIER: recovery-opened"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.RecoveryOpened(AMOUNT, Account.BUYER, BUYER, List.of(), BallChange.NONE),
                        "BUYER: recovery-opened"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.RecoveryOpened(
                                PART, Account.CARRIER, CARRIER, List.of(), BallChange.NONE, null, FILED),
                        "CARRIER: recovery-opened"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.RecoveryReversed(
                                Account.CARRIER, CARRIER, PART, "RC-1", List.of(), BallChange.NONE, null),
                        "CARRIER: recovery-reversed"),
                tells(
                        BUYER,
                        new CaseEvent.RecoveryReversed(
                                Account.SELLER, SELLER, PART, null, List.of(), BallChange.NONE, null),
                        "SELLER: recovery-reversed"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.RemedyReduced(
                                plan(), new EarlierPayments(PART, PART, List.of()), BallChange.NONE),
                        "BUYER: remedy-reduced",
                        "SELLER: remedy-reduced"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.RecoveryOpened(
                                AMOUNT, Account.SERVICE_PROVIDER, null, List.of(), BallChange.NONE),
                        "SUPERVISOR: recovery-to-claim"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.OutageCredited(
                                FILED,
                                FILED.plusSeconds(3600),
                                Duration.ofHours(1),
                                ends(
                                        ANSWER,
                                        DutyEnding.EXTENDED,
                                        duty("d2", DutyKind.ANSWER_CLAIM, SELLER, Consequence.INTERVENTION_OPENS))),
                        "SELLER: outage-credited"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.PolicyAnnounced(
                                "cn-marketplace-2026-01",
                                "cn-marketplace-2026-07",
                                FILED,
                                FILED.plusSeconds(7 * 86_400),
                                BallChange.NONE),
                        "BUYER: policy-announced",
                        "SELLER: policy-announced"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.CaseClosed(
                                Outcome.REMEDY_PERFORMED, Fault.SELLER, AMOUNT, List.of(), BallChange.NONE),
                        "BUYER: case-closed",
                        "SELLER: case-closed"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.CaseClosed(
                                Outcome.LAPSED,
                                Fault.NONE,
                                null,
                                List.of(),
                                BallChange.NONE,
                                AMOUNT,
                                FILED.plusSeconds(7 * 86_400)),
                        "BUYER: case-closed",
                        "SELLER: case-closed"));
    }

    /** A lapse and what it tells. */
    static Stream<Arguments> lapses() {
        return Stream.of(
                silence(ANSWER, "SELLER: duty-missed", "BUYER: seller-silent"),
                silence(
                        duty("s", DutyKind.ANSWER_REJECTION, BUYER, Consequence.CASE_LAPSES),
                        "BUYER: duty-missed",
                        "SELLER: other-side-silent"),
                silence(
                        duty("s", DutyKind.ANSWER_OFFER, BUYER, Consequence.OFFER_EXPIRES),
                        "BUYER: duty-missed",
                        "SELLER: offer-expired"),
                silence(
                        duty("s", DutyKind.TRIAGE, AGENT, Consequence.CASE_ACCEPTED),
                        "AGENT: duty-missed",
                        "BUYER: platform-late",
                        "SELLER: platform-late"),
                silence(
                        duty("s", DutyKind.PROVE, SELLER, Consequence.PRESUMPTION),
                        "SELLER: duty-missed",
                        "BUYER: other-side-silent"),
                silence(
                        duty("s", DutyKind.ANSWER_REQUEST, CARRIER, Consequence.PRESUMPTION),
                        "CARRIER: duty-missed",
                        "BUYER: other-side-silent",
                        "SELLER: other-side-silent"),
                silence(
                        duty("s", DutyKind.INSPECT, LAB, Consequence.GOES_ON),
                        "LAB: duty-missed",
                        "BUYER: other-side-silent",
                        "SELLER: other-side-silent",
                        "SUPERVISOR: inspection-late"),
                silence(
                        duty("s", DutyKind.ANSWER_SETTLEMENT, BUYER, Consequence.COUNTS_AS_DECLINED),
                        "BUYER: duty-missed",
                        "SELLER: settlement-declined"),
                silence(RULE, "AGENT: duty-missed", "BUYER: platform-late", "SELLER: platform-late"),
                silence(
                        duty("s", DutyKind.RULE, SENIOR, Consequence.PROVISIONAL_CREDIT),
                        "SENIOR: duty-missed",
                        "BUYER: platform-late",
                        "SELLER: platform-late",
                        "SUPERVISOR: senior-late"),
                silence(duty("s", DutyKind.MAY_APPEAL, BUYER, Consequence.RULING_FINAL), "BUYER: ruling-final"),
                silence(
                        duty("s", DutyKind.REVIEW, REVIEWER, Consequence.OTHER_REVIEWER),
                        "REVIEWER: duty-missed",
                        "BUYER: platform-late",
                        "SELLER: platform-late",
                        "SUPERVISOR: reviewer-late"),
                silence(RETURN, "BUYER: duty-missed", "SELLER: other-side-silent"),
                silence(
                        duty("s", DutyKind.CONFIRM_RECEIPT, SELLER, Consequence.COUNTS_AS_RECEIVED),
                        "SELLER: duty-missed",
                        "BUYER: other-side-silent"),
                silence(PERFORM, "SELLER: duty-missed", "BUYER: other-side-silent"),
                silence(
                        duty("s", DutyKind.PAY_ADVANCE, Actor.SYSTEM, Consequence.RETRIED),
                        "BUYER: platform-late",
                        "SUPERVISOR: advance-late"),
                silence(duty("s", DutyKind.AWAIT_OUTSIDE_BODY, new Actor(Role.COURT, "bj"), Consequence.RESUMES)));
    }

    /** Events that leave out whatever may be left out. */
    static Stream<Arguments> sparse() {
        return Stream.of(
                tells(SELLER, new CaseEvent.ClaimAccepted(null, BallChange.NONE), "BUYER: claim-accepted"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.HandedOff(
                                REVIEWER, null, HandOffReason.ABSENCE, List.of(), false, BallChange.NONE)),
                tells(
                        AGENT,
                        new CaseEvent.EvidenceRequested(Role.SELLER, null, null, null, null, BallChange.NONE),
                        "SELLER: evidence-requested"),
                tells(AGENT, new CaseEvent.EvidenceRequested(Role.LAB, null, null, null, null, BallChange.NONE)),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.EscalatedToSenior(SeniorGround.AGENT_LATE, null, BallChange.NONE),
                        "BUYER: escalated",
                        "SELLER: escalated"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.AppealDecided(AppealDecision.DISMISSED, null, null, null, BallChange.NONE),
                        "BUYER: appeal-decided",
                        "SELLER: appeal-decided"),
                tells(
                        AGENT,
                        new CaseEvent.CaseSuspended(SuspensionCause.LAB, null, BallChange.NONE),
                        "BUYER: case-suspended",
                        "SELLER: case-suspended"),
                tells(
                        AGENT,
                        new CaseEvent.ExternalOutcomeRecorded(
                                null, null, null, null, null, null, null, BallChange.NONE),
                        "BUYER: external-outcome-recorded",
                        "SELLER: external-outcome-recorded"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.CaseClosed(Outcome.LAPSED, null, null, null, BallChange.NONE),
                        "BUYER: case-closed",
                        "SELLER: case-closed"),
                tells(
                        Actor.SYSTEM,
                        new CaseEvent.DutyLapsed(
                                "d1",
                                DutyKind.PROVE,
                                Role.SELLER,
                                null,
                                FILED,
                                Consequence.PRESUMPTION,
                                null,
                                null,
                                null,
                                null,
                                BallChange.NONE),
                        "SELLER: duty-missed",
                        "BUYER: other-side-silent"));
    }

    private static Arguments tells(Actor actor, CaseEvent event, String... told) {
        return Arguments.of(actor, event, ANSWER, List.of(told));
    }

    private static Arguments silence(Duty duty, String... told) {
        return Arguments.of(Actor.SYSTEM, lapsed(duty), duty, List.of(told));
    }

    private static CaseEvent offer(Role by) {
        return new CaseEvent.OfferMade(
                "offer-1",
                by,
                Remedy.PARTIAL_REFUND,
                AMOUNT,
                secret(by == Role.BUYER ? BUYER : SELLER),
                null,
                BallChange.NONE);
    }

    private static CaseEvent asked(Actor from) {
        return new CaseEvent.EvidenceRequested(
                from.role(),
                from.id(),
                "DELIVERED",
                List.of(EvidenceKind.TRACKING),
                secret(AGENT),
                opens(duty("d5", DutyKind.ANSWER_REQUEST, from, Consequence.PRESUMPTION)));
    }
}
