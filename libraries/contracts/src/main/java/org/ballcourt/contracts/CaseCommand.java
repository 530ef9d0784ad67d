package org.ballcourt.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that can be asked of a case. Fields that may be left out say so; all others are required. Each says by itself that it
 * is one, a filing too: so their order here is the order of {@link CommandNames#ALL}.
 */
public sealed interface CaseCommand {
    /** A command that begins a log of its own, whose id is derived from the actor and the command's id. */
    sealed interface FilingCommand extends CaseCommand {}

    /** An earlier attempt to solve the matter. */
    record Contact(
            Instant at, String channel, @OptionalField String summary) {}

    record FileComplaint(
            Order order,
            Reason reason,
            Remedy remedy,
            @OptionalField Money amount,
            @OptionalField String statement,
            @OptionalField List<Contact> priorContacts,
            @OptionalField boolean urgent)
            implements FilingCommand, CaseCommand {}

    record AcceptClaim() implements CaseCommand {}

    record RejectClaim(
            SellerRejectionGround ground,
            @OptionalField String explanation,
            @OptionalField List<String> evidence) implements CaseCommand {}

    record MakeOffer(
            Remedy remedy,
            @OptionalField Money amount,
            @OptionalField String message) implements CaseCommand {}

    record AcceptOffer(String offerId) implements CaseCommand {}

    record DeclineOffer(String offerId, @OptionalField String why) implements CaseCommand {}

    record AddStatement(String text, @OptionalField Audience visibleTo) implements CaseCommand {}

    record WithdrawComplaint(@OptionalField String why) implements CaseCommand {}

    record RequestIntervention(
            InterventionGround ground, @OptionalField String explanation) implements CaseCommand {}

    record AcceptIntervention() implements CaseCommand {}

    record DeclineIntervention(
            DeclineCode code, @OptionalField String explanation) implements CaseCommand {}

    /** @param newFacts ids of evidence, or numbers of events, that no earlier hand-off named */
    record HandOff(
            Actor to, HandOffReason why, @OptionalField List<String> newFacts) implements CaseCommand {}

    /** @param from ROLE or ROLE/id */
    record RequestEvidence(
            String from,
            @OptionalField String element,
            @OptionalField List<EvidenceKind> kinds,
            @OptionalField String why)
            implements CaseCommand {}

    record SubmitEvidence(
            String evidence,
            @OptionalField String element,
            @OptionalField String caption) implements CaseCommand {}

    record CompleteEvidence() implements CaseCommand {}

    record ProposeSettlement(
            Remedy remedy,
            @OptionalField Money amount,
            @OptionalField String message) implements CaseCommand {}

    record AcceptSettlement() implements CaseCommand {}

    record DeclineSettlement(@OptionalField String why) implements CaseCommand {}

    record EscalateToSenior(
            SeniorGround ground, @OptionalField String explanation) implements CaseCommand {}

    /** One finding of a ruling. */
    record FindingOf(
            String element,
            Finding finding,
            @OptionalField String because,
            @OptionalField List<String> evidence) {}

    record IssueRuling(
            @OptionalField List<FindingOf> findings,
            RulingResult result,
            @OptionalField Remedy remedy,
            @OptionalField Money amount,
            @OptionalField Map<Account, Integer> liability,
            @OptionalField Fault atFault,
            @OptionalField List<String> clauses,
            @OptionalField String reasons)
            implements CaseCommand {}

    record LodgeAppeal(
            AppealGround ground,
            @OptionalField String explanation,
            @OptionalField List<String> evidence,
            @OptionalField String clause)
            implements CaseCommand {}

    record DecideAppeal(
            AppealDecision decision,
            @OptionalField IssueRuling ruling,
            @OptionalField String reasons) implements CaseCommand {}

    record ConfirmStep(StepKind step, @OptionalField String reference) implements CaseCommand {}

    record ReportNonPerformance(
            StepKind step, @OptionalField String explanation) implements CaseCommand {}

    record SuspendCase(SuspensionCause cause, String reference) implements CaseCommand {}

    record ResumeCase(@OptionalField String note) implements CaseCommand {}

    record RecordExternalOutcome(
            @OptionalField SuspensionCause cause,
            @OptionalField String reference,
            @OptionalField String explanation) implements CaseCommand {}

    /** @param stars 1 to 5 */
    record RateService(
            String agent, int stars, @OptionalField String comment) implements CaseCommand {}

    /** @param agent id or ROLE/id of the agent, senior or reviewer who acted on that case */
    record FileAgentComplaint(
            String caseId,
            String agent,
            AgentComplaintCause cause,
            String explanation,
            @OptionalField List<String> evidence)
            implements FilingCommand, CaseCommand {}

    record DecideAgentComplaint(MatterDecision decision, String reasons) implements CaseCommand {}

    record AppealSanction(String explanation) implements CaseCommand {}

    /** @param caseId a case of the reporter's own that shows it */
    record ReportViolation(
            String seller,
            ViolationKind kind,
            String explanation,
            @OptionalField String caseId,
            @OptionalField List<String> evidence)
            implements FilingCommand, CaseCommand {}

    record DecideViolation(MatterDecision decision, String reasons) implements CaseCommand {}

    record ContestFlag(MisuseFlag flag, String explanation) implements FilingCommand, CaseCommand {}

    record DecideContest(MatterDecision decision, String reasons) implements CaseCommand {}

    /** Sent by the escalation service when a duty's time is over. */
    record LapseDuty(String dutyId) implements CaseCommand {}

    /** Sent by the payment adapter when the platform's advance was paid. */
    record RecordAdvance(String dutyId, String reference) implements CaseCommand {}

    /** Sent after an outage of the product itself, to give its time back to the people who still had to act. */
    record CreditOutage(Instant from, Instant until) implements CaseCommand {}

    /** Sent when a version of the rules was announced that will govern open cases too. */
    record AnnouncePolicy(String version) implements CaseCommand {}
}
