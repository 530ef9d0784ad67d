package org.ballcourt.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Everything that can happen to a case. Stored and published names stand in {@link EventNames}. */
public sealed interface CaseEvent {
    /** How the event moves the ball; {@link BallChange#NONE} where it does not. */
    BallChange ball();

    /** What the event books; sums to zero. */
    default List<LedgerEntry> ledger() {
        return List.of();
    }

    /** What must be performed from now on; null where the event does not say. */
    default EnforcementPlan plan() {
        return null;
    }

    /** The first event of a case. */
    sealed interface FilingEvent extends CaseEvent {}

    record ComplaintFiled(
            String buyer,
            String seller,
            Order order,
            Reason reason,
            Remedy remedy,
            Money amount,
            PersonalText statement,
            List<PriorContact> priorContacts,
            boolean urgent,
            String policy,
            BallChange ball)
            implements FilingEvent {}

    record ExpressRefundGranted(String clause, EnforcementPlan plan, BallChange ball) implements CaseEvent {}

    record NoReasonReturnGranted(String clause, EnforcementPlan plan, BallChange ball) implements CaseEvent {}

    record ClaimAccepted(EnforcementPlan plan, BallChange ball) implements CaseEvent {}

    record SellerRejected(
            SellerRejectionGround ground, PersonalText explanation, List<EvidenceItem> evidence, BallChange ball)
            implements CaseEvent {}

    record OfferMade(String offerId, Role by, Remedy remedy, Money amount, PersonalText message, BallChange ball)
            implements CaseEvent {}

    record OfferAccepted(String offerId, EnforcementPlan plan, BallChange ball) implements CaseEvent {}

    record OfferDeclined(String offerId, PersonalText why, BallChange ball) implements CaseEvent {}

    record StatementAdded(PersonalText text, Audience visibleTo, BallChange ball) implements CaseEvent {}

    record ComplaintWithdrawn(PersonalText why, BallChange ball) implements CaseEvent {}

    record InterventionRequested(InterventionGround ground, PersonalText explanation, BallChange ball)
            implements CaseEvent {}

    /** @param owner the agent who took the case; null where it was accepted by rule */
    record InterventionAccepted(@OptionalField Actor owner, BallChange ball) implements CaseEvent {}

    record EvidenceRoundOpened(List<Burden> burdens, BallChange ball) implements CaseEvent {}

    record InterventionDeclined(DeclineCode code, PersonalText explanation, BallChange ball) implements CaseEvent {}

    /** @param empty it names no new fact */
    record HandedOff(
            @OptionalField Actor from,
            @OptionalField Actor to,
            HandOffReason why,
            List<String> newFacts,
            boolean empty,
            BallChange ball)
            implements CaseEvent {}

    record OwnerFixed(Actor owner, BallChange ball) implements CaseEvent {}

    /** @param fromId null while the asked role has nobody named */
    record EvidenceRequested(
            Role from,
            @OptionalField String fromId,
            @OptionalField String element,
            List<EvidenceKind> kinds,
            PersonalText why,
            BallChange ball)
            implements CaseEvent {}

    /** @param exhibit its number in this case, from 1 */
    record EvidenceSubmitted(
            EvidenceItem evidence,
            int exhibit,
            @OptionalField String element,
            PersonalText caption,
            BallChange ball) implements CaseEvent {}

    record EvidenceCompleted(Role by, BallChange ball) implements CaseEvent {}

    record SettlementProposed(Remedy remedy, Money amount, PersonalText message, BallChange ball)
            implements CaseEvent {}

    /** @param plan null until both sides accepted */
    record SettlementAccepted(Role by, @OptionalField EnforcementPlan plan, BallChange ball) implements CaseEvent {}

    record SettlementDeclined(Role by, PersonalText why, BallChange ball) implements CaseEvent {}

    record EscalatedToSenior(SeniorGround ground, PersonalText explanation, BallChange ball) implements CaseEvent {}

    record RulingIssued(Ruling ruling, BallChange ball) implements CaseEvent {}

    record AppealLodged(
            Role by,
            AppealGround ground,
            PersonalText explanation,
            List<EvidenceItem> evidence,
            @OptionalField String clause,
            BallChange ball)
            implements CaseEvent {}

    /** @param ruling the ruling that stands from now on */
    record AppealDecided(
            AppealDecision decision,
            @OptionalField Ruling ruling,
            PersonalText reasons,
            @OptionalField EnforcementPlan plan,
            BallChange ball)
            implements CaseEvent {}

    record StepConfirmed(StepKind step, PersonalText reference, List<LedgerEntry> ledger, BallChange ball)
            implements CaseEvent {}

    record NonPerformanceReported(
            StepKind step,
            PersonalText explanation,
            List<LedgerEntry> ledger,
            @OptionalField EnforcementPlan plan,
            BallChange ball)
            implements CaseEvent {}

    record CaseSuspended(SuspensionCause cause, String reference, BallChange ball) implements CaseEvent {}

    record CaseResumed(PersonalText note, BallChange ball) implements CaseEvent {}

    record ExternalOutcomeRecorded(
            @OptionalField SuspensionCause cause,
            @OptionalField String reference,
            PersonalText explanation,
            BallChange ball)
            implements CaseEvent {}

    /** @param stars 1 to 5 */
    record ServiceRated(Role by, String agent, int stars, PersonalText comment, BallChange ball) implements CaseEvent {}

    /**
     * The first event of an agent complaint.
     *
     * @param dispute the case in which the agent acted
     */
    record AgentComplaintFiled(
            Actor by,
            Actor agent,
            String dispute,
            AgentComplaintCause cause,
            PersonalText explanation,
            List<EvidenceItem> evidence,
            String policy,
            BallChange ball)
            implements FilingEvent {}

    /** @param sanction what the agent bears if this stands; null unless upheld */
    record AgentComplaintDecided(
            MatterDecision decision, @OptionalField Sanction sanction, PersonalText reasons, BallChange ball)
            implements CaseEvent {}

    record SanctionAppealed(PersonalText explanation, BallChange ball) implements CaseEvent {}

    /**
     * The first event of a violation report.
     *
     * @param dispute a case that shows it
     */
    record ViolationReported(
            Actor by,
            String seller,
            ViolationKind kind,
            PersonalText explanation,
            @OptionalField String dispute,
            List<EvidenceItem> evidence,
            String policy,
            BallChange ball)
            implements FilingEvent {}

    /** @param points that the seller bears; 0 unless upheld */
    record ViolationDecided(MatterDecision decision, int points, PersonalText reasons, BallChange ball)
            implements CaseEvent {}

    /** The first event of a contest: a side says that a flag on it is wrong. */
    record FlagContested(Actor by, MisuseFlag flag, PersonalText explanation, String policy, BallChange ball)
            implements FilingEvent {}

    record ContestDecided(MatterDecision decision, PersonalText reasons, BallChange ball) implements CaseEvent {}

    /** Silence had its consequence; the event's own time is the duty's deadline. */
    record DutyLapsed(
            String dutyId,
            DutyKind duty,
            Role holder,
            @OptionalField String holderId,
            Instant dueAt,
            Consequence consequence,
            String clause,
            List<Presumption> presumptions,
            @OptionalField EnforcementPlan plan,
            List<LedgerEntry> ledger,
            BallChange ball)
            implements CaseEvent {}

    record ProvisionalCreditGranted(Money amount, List<LedgerEntry> ledger, BallChange ball) implements CaseEvent {}

    record AdvancePaid(Money amount, @OptionalField String reference, List<LedgerEntry> ledger, BallChange ball)
            implements CaseEvent {}

    /** The platform claims back what it advanced from those who are liable. */
    record RecoveryOpened(Money amount, List<LedgerEntry> ledger, BallChange ball) implements CaseEvent {}

    /** @param credit the time given back to the people who still had to act */
    record OutageCredited(Instant from, Instant until, Duration credit, BallChange ball) implements CaseEvent {}

    /**
     * From some day on other rules govern this case; deadlines that are open by then stay.
     *
     * @param from the version that governs until then
     * @param effectiveAt when the new version takes effect for complaints
     * @param governsFrom when it takes over this case: at least seven days after the announcement
     */
    record PolicyAnnounced(String from, String to, Instant effectiveAt, Instant governsFrom, BallChange ball)
            implements CaseEvent {}

    /** @param platformOwes what the platform could not pay out and still owes to the buyer; else null */
    record CaseClosed(
            Outcome outcome,
            Fault atFault,
            @OptionalField Money platformOwes,
            List<LedgerEntry> ledger,
            BallChange ball)
            implements CaseEvent {}
}
