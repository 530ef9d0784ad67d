package org.ballcourt.cases.view;

import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Relation;

/**
 * Which fields of which event who may see. The switch names every event, so that a new one is a decision; the table in
 * docs/visibility.md is checked against it.
 */
final class Visibility {
    private static final Set<String> NOTHING = Set.of();
    private static final Rule ALL = new Rule(NOTHING, null);
    private static final Rule SECRET = new Rule(null, null);

    private Visibility() {}

    /**
     * @param hidden from a side; null where it does not see the event at all
     * @param shown to a third party beside its own part of the ball; null where it sees no more than that
     */
    private record Rule(Set<String> hidden, Set<String> shown) {
        static Rule hiding(boolean hides, String... fields) {
            return hides ? new Rule(Set.of(fields), null) : ALL;
        }

        static Rule showing(boolean shows, String... fields) {
            return shows ? new Rule(NOTHING, Set.of(fields)) : ALL;
        }
    }

    /**
     * The fields that a side, or whoever else has a part in a matter, does not see; empty where it does not see the event at
     * all.
     */
    static Optional<Set<String>> hiddenFromSide(RecordedEvent recorded, Reader side) {
        return Optional.ofNullable(rule(recorded, side).hidden());
    }

    /** The fields, apart from its own part of the ball, that a third party sees; empty where it does not see the event. */
    static Optional<Set<String>> shownToThirdParty(RecordedEvent recorded, Reader third) {
        Set<String> shown = rule(recorded, third).shown();
        return Optional.ofNullable(
                shown == null && (isGiven(recorded, third) || ends(recorded, third)) ? NOTHING : shown);
    }

    private static Rule rule(RecordedEvent recorded, Reader reader) {
        boolean own = reader.is(recorded.actor());
        boolean byPlatform = recorded.actor().role().isPlatform();
        boolean concerned = reader.relation() == Relation.CONCERNED;
        return switch (recorded.event()) {
            // Who is complained about answers to the matter, not to the person.
            case AgentComplaintFiled _, ViolationReported _ -> Rule.hiding(concerned, "by");
            // Who decided is told, who is kept from deciding is not.
            case RecoveryContested _ -> Rule.hiding(true, "ruledBy");
            case ContactOpened _ -> Rule.hiding(true, "others");
            // What an agent bears and how it defends itself is between the agent and the platform; so are a seller's
            // points.
            case AgentComplaintDecided _ -> Rule.hiding(!concerned, "sanction");
            case SanctionAppealed _ -> Rule.hiding(!own, "explanation");
            case ReportAnswered _ -> Rule.hiding(!own, "text", "evidence");
            case ViolationDecided _ -> Rule.hiding(!concerned, "points");
            case StatementAdded statement ->
                own || statement.visibleTo() == Audience.ALL ? Rule.showing(own, "text", "visibleTo") : SECRET;
            case ServiceRated _ -> own ? ALL : SECRET;
            // Why the platform's own people pass a case on, and what they note for each other, is theirs.
            case HandedOff _ -> Rule.hiding(true, "why", "newFacts", "empty");
            case EscalatedToSenior _ -> Rule.hiding(byPlatform, "explanation");
            case CaseResumed _ -> Rule.hiding(true, "note");
            // A third party sees what it was asked and what it did.
            case EvidenceRequested _ ->
                Rule.showing(isGiven(recorded, reader), "from", "fromId", "element", "kinds", "why");
            case EvidenceSubmitted _ -> Rule.showing(own, "evidence", "element", "caption");
            case EvidenceCompleted _ -> Rule.showing(own, "by");
            case UnavailabilityDeclared _ -> Rule.showing(own, "by", "dutyId", "element", "why");
            case StepConfirmed _ -> Rule.showing(own, "step", "reference");
            case RecoveryOpened recovery ->
                Rule.showing(reader.is(recovery.liable()), "amount", "from", "liable", "cause", "contestUntil");
            case RecoveryReversed recovery ->
                Rule.showing(reader.is(recovery.liable()), "amount", "from", "liable", "contest");
            case CaseSuspended _ -> Rule.showing(isGiven(recorded, reader) || ends(recorded, reader), "cause");
            case DutyLapsed lapsed ->
                Rule.showing(
                        reader.duties().contains(lapsed.dutyId()),
                        "dutyId",
                        "duty",
                        "holder",
                        "holderId",
                        "dueAt",
                        "consequence",
                        "clause");
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
                    SettlementProposed _,
                    SettlementAccepted _,
                    SettlementDeclined _,
                    RulingIssued _,
                    AppealLodged _,
                    AppealDecided _,
                    NonPerformanceReported _,
                    RemedyReduced _,
                    ExternalOutcomeRecorded _,
                    ProvisionalCreditGranted _,
                    AdvancePaid _,
                    OutageCredited _,
                    FlagContested _,
                    ContactAnswered _,
                    ContestDecided _,
                    PolicyAnnounced _,
                    CaseClosed _ -> ALL;
        };
    }

    private static boolean isGiven(RecordedEvent recorded, Reader third) {
        return recorded.event().ball().opened().stream()
                .anyMatch(duty -> third.duties().contains(duty.dutyId()));
    }

    private static boolean ends(RecordedEvent recorded, Reader third) {
        return recorded.event().ball().ended().stream()
                .anyMatch(duty -> third.duties().contains(duty.dutyId()));
    }
}
