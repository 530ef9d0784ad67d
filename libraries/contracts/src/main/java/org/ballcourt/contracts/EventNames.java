package org.ballcourt.contracts;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.Collectors;
import org.ballcourt.contracts.CaseEvent.*;

/** The one table of stored and published event names; a name once used is never given to another event. */
public final class EventNames {
    private static final Map<String, Class<? extends CaseEvent>> TYPES = Map.ofEntries(
            entry("complaint-filed.v1", ComplaintFiled.class),
            entry("express-refund-granted.v1", ExpressRefundGranted.class),
            entry("no-reason-return-granted.v1", NoReasonReturnGranted.class),
            entry("claim-accepted.v1", ClaimAccepted.class),
            entry("seller-rejected.v1", SellerRejected.class),
            entry("offer-made.v1", OfferMade.class),
            entry("offer-accepted.v1", OfferAccepted.class),
            entry("offer-declined.v1", OfferDeclined.class),
            entry("statement-added.v1", StatementAdded.class),
            entry("complaint-withdrawn.v1", ComplaintWithdrawn.class),
            entry("intervention-requested.v1", InterventionRequested.class),
            entry("intervention-accepted.v1", InterventionAccepted.class),
            entry("evidence-round-opened.v1", EvidenceRoundOpened.class),
            entry("intervention-declined.v1", InterventionDeclined.class),
            entry("handed-off.v1", HandedOff.class),
            entry("owner-fixed.v1", OwnerFixed.class),
            entry("evidence-requested.v1", EvidenceRequested.class),
            entry("evidence-submitted.v1", EvidenceSubmitted.class),
            entry("unavailability-declared.v1", UnavailabilityDeclared.class),
            entry("evidence-completed.v1", EvidenceCompleted.class),
            entry("settlement-proposed.v1", SettlementProposed.class),
            entry("settlement-accepted.v1", SettlementAccepted.class),
            entry("settlement-declined.v1", SettlementDeclined.class),
            entry("escalated-to-senior.v1", EscalatedToSenior.class),
            entry("ruling-issued.v1", RulingIssued.class),
            entry("appeal-lodged.v1", AppealLodged.class),
            entry("appeal-decided.v1", AppealDecided.class),
            entry("step-confirmed.v1", StepConfirmed.class),
            entry("non-performance-reported.v1", NonPerformanceReported.class),
            entry("case-suspended.v1", CaseSuspended.class),
            entry("case-resumed.v1", CaseResumed.class),
            entry("external-outcome-recorded.v1", ExternalOutcomeRecorded.class),
            entry("service-rated.v1", ServiceRated.class),
            entry("agent-complaint-filed.v1", AgentComplaintFiled.class),
            entry("agent-complaint-decided.v1", AgentComplaintDecided.class),
            entry("sanction-appealed.v1", SanctionAppealed.class),
            entry("violation-reported.v1", ViolationReported.class),
            entry("report-answered.v1", ReportAnswered.class),
            entry("violation-decided.v1", ViolationDecided.class),
            entry("flag-contested.v1", FlagContested.class),
            entry("recovery-contested.v1", RecoveryContested.class),
            entry("contest-decided.v1", ContestDecided.class),
            entry("contact-opened.v1", ContactOpened.class),
            entry("contact-answered.v1", ContactAnswered.class),
            entry("duty-lapsed.v1", DutyLapsed.class),
            entry("provisional-credit-granted.v1", ProvisionalCreditGranted.class),
            entry("advance-paid.v1", AdvancePaid.class),
            entry("recovery-opened.v1", RecoveryOpened.class),
            entry("recovery-reversed.v1", RecoveryReversed.class),
            entry("remedy-reduced.v1", RemedyReduced.class),
            entry("outage-credited.v1", OutageCredited.class),
            entry("policy-announced.v1", PolicyAnnounced.class),
            entry("case-closed.v1", CaseClosed.class));

    private static final Map<Class<? extends CaseEvent>, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventNames() {}

    /** The stored name, e.g. {@code complaint-filed.v1}. */
    public static String nameOf(Class<? extends CaseEvent> type) {
        return NAMES.get(type);
    }

    /** The name that people and the HTTP interface use, e.g. {@code ComplaintFiled}. */
    public static String shortNameOf(CaseEvent event) {
        return event.getClass().getSimpleName();
    }

    /**
     * The type with a stored name.
     *
     * @throws IllegalArgumentException for a name that this version does not know
     */
    public static Class<? extends CaseEvent> typeOf(String name) {
        Class<? extends CaseEvent> type = TYPES.get(name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "Unknown event type '" + name + "'; this version knows " + TYPES.keySet());
        }
        return type;
    }

    /** All stored names with their types. */
    public static Map<String, Class<? extends CaseEvent>> all() {
        return TYPES;
    }
}
