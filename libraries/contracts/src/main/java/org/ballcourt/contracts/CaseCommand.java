package org.ballcourt.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Everything that can be asked of a case. Fields that may be left out say so; all others are required. */
public sealed interface CaseCommand {
    /** A command that begins a log of its own, whose id is derived from the actor and the command's id. */
    sealed interface FilingCommand extends CaseCommand {}

    /** An earlier attempt to solve the matter. */
    record Contact(Instant at, String channel, @Optional String summary) {}

    record FileComplaint(
            Order order,
            Reason reason,
            Remedy remedy,
            @Optional Money amount,
            @Optional String statement,
            @Optional List<Contact> priorContacts,
            @Optional boolean urgent)
            implements FilingCommand {}

    record AcceptClaim() implements CaseCommand {}

    record RejectClaim(
            SellerRejectionGround ground,
            @Optional String explanation,
            @Optional List<String> evidence) implements CaseCommand {}

    record MakeOffer(
            Remedy remedy, @Optional Money amount, @Optional String message) implements CaseCommand {}

    record AcceptOffer(String offerId) implements CaseCommand {}

    record DeclineOffer(String offerId, @Optional String why) implements CaseCommand {}

    record AddStatement(String text, @Optional Audience visibleTo) implements CaseCommand {}

    record WithdrawComplaint(@Optional String why) implements CaseCommand {}

    record RequestIntervention(
            InterventionGround ground, @Optional String explanation) implements CaseCommand {}

    record AcceptIntervention() implements CaseCommand {}

    record DeclineIntervention(DeclineCode code, @Optional String explanation) implements CaseCommand {}

    /** @param newFacts ids of evidence, or numbers of events, that no earlier hand-off named */
    record HandOff(Actor to, HandOffReason why, @Optional List<String> newFacts) implements CaseCommand {}

    /** @param from ROLE or ROLE/id */
    record RequestEvidence(
            String from,
            @Optional String element,
            @Optional List<EvidenceKind> kinds,
            @Optional String why) implements CaseCommand {}

    record SubmitEvidence(
            String evidence,
            @Optional String element,
            @Optional String caption) implements CaseCommand {}

    record CompleteEvidence() implements CaseCommand {}

    record ProposeSettlement(
            Remedy remedy, @Optional Money amount, @Optional String message) implements CaseCommand {}

    record AcceptSettlement() implements CaseCommand {}

    record DeclineSettlement(@Optional String why) implements CaseCommand {}

    record EscalateToSenior(SeniorGround ground, @Optional String explanation) implements CaseCommand {}

    /** One finding of a ruling. */
    record FindingOf(
            String element,
            Finding finding,
            @Optional String because,
            @Optional List<String> evidence) {}

    record IssueRuling(
            @Optional List<FindingOf> findings,
            RulingResult result,
            @Optional Remedy remedy,
            @Optional Money amount,
            @Optional Map<Account, Integer> liability,
            @Optional Fault atFault,
            @Optional List<String> clauses,
            @Optional String reasons)
            implements CaseCommand {}

    record LodgeAppeal(
            AppealGround ground,
            @Optional String explanation,
            @Optional List<String> evidence,
            @Optional String clause) implements CaseCommand {}

    record DecideAppeal(
            AppealDecision decision,
            @Optional IssueRuling ruling,
            @Optional String reasons) implements CaseCommand {}

    record ConfirmStep(StepKind step, @Optional String reference) implements CaseCommand {}

    record ReportNonPerformance(StepKind step, @Optional String explanation) implements CaseCommand {}

    record SuspendCase(SuspensionCause cause, String reference) implements CaseCommand {}

    record ResumeCase(@Optional String note) implements CaseCommand {}

    record RecordExternalOutcome(
            @Optional SuspensionCause cause,
            @Optional String reference,
            @Optional String explanation) implements CaseCommand {}

    /** @param stars 1 to 5 */
    record RateService(String agent, int stars, @Optional String comment) implements CaseCommand {}

    /** @param agent id or ROLE/id of the agent, senior or reviewer who acted on that case */
    record FileAgentComplaint(
            String caseId,
            String agent,
            AgentComplaintCause cause,
            String explanation,
            @Optional List<String> evidence) implements FilingCommand {}

    record DecideAgentComplaint(MatterDecision decision, String reasons) implements CaseCommand {}

    record AppealSanction(String explanation) implements CaseCommand {}

    /** @param caseId a case of the reporter's own that shows it */
    record ReportViolation(
            String seller,
            ViolationKind kind,
            String explanation,
            @Optional String caseId,
            @Optional List<String> evidence)
            implements FilingCommand {}

    record DecideViolation(MatterDecision decision, String reasons) implements CaseCommand {}

    record ContestFlag(MisuseFlag flag, String explanation) implements FilingCommand {}

    record DecideContest(MatterDecision decision, String reasons) implements CaseCommand {}

    /** Sent by the clocks when a duty's time is over. */
    record LapseDuty(String dutyId) implements CaseCommand {}

    /** Sent by the payment adapter when the platform's advance was paid. */
    record RecordAdvance(String dutyId, String reference) implements CaseCommand {}

    /** Sent after an outage of the product itself, to give its time back to the people who still had to act. */
    record CreditOutage(Instant from, Instant until) implements CaseCommand {}

    /** Sent when a version of the rules was announced that will govern open cases too. */
    record AnnouncePolicy(String version) implements CaseCommand {}
}
