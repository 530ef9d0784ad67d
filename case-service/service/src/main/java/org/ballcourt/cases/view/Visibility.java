package org.ballcourt.cases.view;

import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Relation;

/**
 * Which fields of which event who may see. Both switches name every event, so that a new one is a decision; the table in
 * docs/visibility.md is checked against them.
 */
final class Visibility {
    private static final Set<String> NOTHING = Set.of();

    private Visibility() {}

    /**
     * The fields that a side, or whoever else has a part in a matter, does not see; empty where it does not see the event at
     * all.
     */
    static Optional<Set<String>> hiddenFromSide(RecordedEvent recorded, Reader side) {
        boolean own = side.is(recorded.actor());
        boolean byPlatform = recorded.actor().role().isPlatform();
        boolean concerned = side.relation() == Relation.CONCERNED;
        return switch (recorded.event()) {
            // Who is complained about answers to the matter, not to the person.
            case AgentComplaintFiled _, ViolationReported _ -> Optional.of(concerned ? Set.of("by") : NOTHING);
            // What an agent bears and how it defends itself is between the agent and the platform; so are a seller's
            // points.
            case AgentComplaintDecided _ -> Optional.of(concerned ? NOTHING : Set.of("sanction"));
            case SanctionAppealed _ -> Optional.of(own ? NOTHING : Set.of("explanation"));
            case ViolationDecided _ -> Optional.of(concerned ? NOTHING : Set.of("points"));
            case StatementAdded statement ->
                own || statement.visibleTo() == Audience.ALL ? Optional.of(NOTHING) : Optional.empty();
            case ServiceRated _ -> own ? Optional.of(NOTHING) : Optional.empty();
            // Why the platform's own people pass a case on, and what they note for each other, is theirs.
            case HandedOff _ -> Optional.of(Set.of("why", "newFacts", "empty"));
            case EscalatedToSenior _ -> Optional.of(byPlatform ? Set.of("explanation") : NOTHING);
            case CaseResumed _ -> Optional.of(Set.of("note"));
            case ComplaintFiled _,
                    ExpressRefundGranted _,
                    NoReasonReturnGranted _,
                    ClaimAccepted _,
                    SellerRejected _,
                    OfferMade _,
                    OfferAccepted _,
                    OfferDeclined _,
                    ComplaintWithdrawn _,
                    InterventionRequested _,
                    InterventionAccepted _,
                    EvidenceRoundOpened _,
                    InterventionDeclined _,
                    OwnerFixed _,
                    EvidenceRequested _,
                    EvidenceSubmitted _,
                    EvidenceCompleted _,
                    SettlementProposed _,
                    SettlementAccepted _,
                    SettlementDeclined _,
                    RulingIssued _,
                    AppealLodged _,
                    AppealDecided _,
                    StepConfirmed _,
                    NonPerformanceReported _,
                    CaseSuspended _,
                    ExternalOutcomeRecorded _,
                    DutyLapsed _,
                    ProvisionalCreditGranted _,
                    AdvancePaid _,
                    RecoveryOpened _,
                    OutageCredited _,
                    FlagContested _,
                    ContestDecided _,
                    PolicyAnnounced _,
                    CaseClosed _ -> Optional.of(NOTHING);
        };
    }

    /** The fields, apart from its own part of the ball, that a third party sees; empty where it does not see the event. */
    static Optional<Set<String>> shownToThirdParty(RecordedEvent recorded, Reader third) {
        boolean own = third.is(recorded.actor());
        boolean given = recorded.event().ball().opened().stream()
                .anyMatch(duty -> third.duties().contains(duty.dutyId()));
        Set<String> ballOnly = given || ends(recorded.event(), third) ? NOTHING : null;
        return Optional.ofNullable(
                switch (recorded.event()) {
                    case EvidenceRequested _ -> given ? Set.of("from", "fromId", "element", "kinds", "why") : ballOnly;
                    case EvidenceSubmitted _ -> own ? Set.of("evidence", "element", "caption") : ballOnly;
                    case EvidenceCompleted _ -> own ? Set.of("by") : ballOnly;
                    case StatementAdded _ -> own ? Set.of("text", "visibleTo") : ballOnly;
                    case StepConfirmed _ -> own ? Set.of("step", "reference") : ballOnly;
                    case DutyLapsed lapsed ->
                        third.duties().contains(lapsed.dutyId())
                                ? Set.of("dutyId", "duty", "holder", "holderId", "dueAt", "consequence", "clause")
                                : ballOnly;
                    case CaseSuspended _ -> ballOnly == null ? null : Set.of("cause");
                    case ComplaintFiled _,
                            ExpressRefundGranted _,
                            NoReasonReturnGranted _,
                            ClaimAccepted _,
                            SellerRejected _,
                            OfferMade _,
                            OfferAccepted _,
                            OfferDeclined _,
                            ComplaintWithdrawn _,
                            InterventionRequested _,
                            InterventionAccepted _,
                            EvidenceRoundOpened _,
                            InterventionDeclined _,
                            HandedOff _,
                            OwnerFixed _,
                            SettlementProposed _,
                            SettlementAccepted _,
                            SettlementDeclined _,
                            EscalatedToSenior _,
                            RulingIssued _,
                            AppealLodged _,
                            AppealDecided _,
                            NonPerformanceReported _,
                            CaseResumed _,
                            ExternalOutcomeRecorded _,
                            ServiceRated _,
                            ProvisionalCreditGranted _,
                            AdvancePaid _,
                            RecoveryOpened _,
                            OutageCredited _,
                            AgentComplaintFiled _,
                            AgentComplaintDecided _,
                            SanctionAppealed _,
                            ViolationReported _,
                            ViolationDecided _,
                            FlagContested _,
                            ContestDecided _,
                            PolicyAnnounced _,
                            CaseClosed _ -> ballOnly;
                });
    }

    private static boolean ends(CaseEvent event, Reader third) {
        return event.ball().ended().stream().anyMatch(duty -> third.duties().contains(duty.dutyId()));
    }
}
