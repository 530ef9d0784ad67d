package org.ballcourt.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * @param newFacts ids of evidence that no earlier case of the order line had
     * @param onBehalfOf the buyer, as id or BUYER/id, for whom an agent files
     * @param channel how the buyer reached that agent
     */
    record FileComplaint(
            Order order,
            Reason reason,
            Remedy remedy,
            @OptionalField Money amount,
            @OptionalField String statement,
            @OptionalField List<Contact> priorContacts,
            @OptionalField boolean urgent,
            @OptionalField List<String> newFacts,
            @OptionalField String onBehalfOf,
            @OptionalField FilingChannel channel)
            implements FilingCommand, CaseCommand {
        /** A complaint of the buyer's own that brings no evidence along. */
        public FileComplaint(
                Order order,
                Reason reason,
                Remedy remedy,
                Money amount,
                String statement,
                List<Contact> priorContacts,
                boolean urgent) {
            this(order, reason, remedy, amount, statement, priorContacts, urgent, null);
        }

        /** A complaint of the buyer's own. */
        public FileComplaint(
                Order order,
                Reason reason,
                Remedy remedy,
                Money amount,
                String statement,
                List<Contact> priorContacts,
                boolean urgent,
                List<String> newFacts) {
            this(order, reason, remedy, amount, statement, priorContacts, urgent, newFacts, null, null);
        }

        /** Whether it is filed for that buyer. */
        public boolean isOnBehalfOf(String buyer) {
            return buyer.equals(onBehalfOf) || (Role.BUYER + "/" + buyer).equals(onBehalfOf);
        }
    }

    /** @param keepGoods the buyer need not send the goods back */
    record AcceptClaim(@OptionalField boolean keepGoods) implements CaseCommand {
        public AcceptClaim() {
            this(false);
        }
    }

    record RejectClaim(
            SellerRejectionGround ground,
            @OptionalField String explanation,
            @OptionalField List<String> evidence) implements CaseCommand {}

    /**
     * @param lines one to three, in place of remedy and amount
     * @param keepGoods the buyer need not send the goods back
     */
    record MakeOffer(
            @OptionalField Remedy remedy,
            @OptionalField Money amount,
            @OptionalField String message,
            @OptionalField List<RemedyLine> lines,
            @OptionalField boolean keepGoods)
            implements CaseCommand {
        public MakeOffer(Remedy remedy, Money amount, String message, List<RemedyLine> lines) {
            this(remedy, amount, message, lines, false);
        }

        /** An offer of one line. */
        public MakeOffer(Remedy remedy, Money amount, String message) {
            this(remedy, amount, message, null);
        }

        public List<RemedyLine> allLines() {
            return RemedyLine.orOnly(lines, remedy, amount, keepGoods);
        }
    }

    record AcceptOffer(String offerId) implements CaseCommand {}

    record DeclineOffer(String offerId, @OptionalField String why) implements CaseCommand {}

    record AddStatement(String text, @OptionalField Audience visibleTo) implements CaseCommand {}

    record WithdrawComplaint(@OptionalField String why) implements CaseCommand {}

    /** @param evidence ids of evidence, and numbers of events in which the other side said something */
    record RequestIntervention(
            InterventionGround ground,
            @OptionalField String explanation,
            @OptionalField List<String> evidence) implements CaseCommand {
        public RequestIntervention(InterventionGround ground, String explanation) {
            this(ground, explanation, List.of());
        }
    }

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

    /**
     * What is asked for does not exist, or not here.
     *
     * @param dutyId of the request; where it is left out, the one of the sender's that is due first
     */
    record DeclareUnavailable(@OptionalField String dutyId, String why) implements CaseCommand {}

    record CompleteEvidence() implements CaseCommand {}

    /**
     * @param lines one to three, in place of remedy and amount
     * @param keepGoods the buyer need not send the goods back
     */
    record ProposeSettlement(
            @OptionalField Remedy remedy,
            @OptionalField Money amount,
            @OptionalField String message,
            @OptionalField List<RemedyLine> lines,
            @OptionalField boolean keepGoods)
            implements CaseCommand {
        public ProposeSettlement(Remedy remedy, Money amount, String message, List<RemedyLine> lines) {
            this(remedy, amount, message, lines, false);
        }

        /** A proposal of one line. */
        public ProposeSettlement(Remedy remedy, Money amount, String message) {
            this(remedy, amount, message, null);
        }

        public List<RemedyLine> allLines() {
            return RemedyLine.orOnly(lines, remedy, amount, keepGoods);
        }
    }

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

    /**
     * @param lines one to three, in place of remedy and amount
     * @param keepGoods the buyer need not send the goods back
     * @param freight who bears it; whoever is at fault where it is left out
     * @param deviation why a senior or a reviewer rules against all of the findings
     * @param directions where the sides may turn with what stays undecided
     */
    record IssueRuling(
            @OptionalField List<FindingOf> findings,
            RulingResult result,
            @OptionalField Remedy remedy,
            @OptionalField Money amount,
            @OptionalField Map<Account, Integer> liability,
            @OptionalField Fault atFault,
            @OptionalField List<String> clauses,
            @OptionalField String reasons,
            @OptionalField List<RemedyLine> lines,
            @OptionalField boolean keepGoods,
            @OptionalField Freight freight,
            @OptionalField String deviation,
            @OptionalField List<Direction> directions)
            implements CaseCommand {
        /** A ruling of one line, or of what was claimed. */
        public IssueRuling(
                List<FindingOf> findings,
                RulingResult result,
                Remedy remedy,
                Money amount,
                Map<Account, Integer> liability,
                Fault atFault,
                List<String> clauses,
                String reasons) {
            this(findings, result, remedy, amount, liability, atFault, clauses, reasons, null, false, null, null, null);
        }

        public IssueRuling withLines(List<RemedyLine> several) {
            return new IssueRuling(
                    findings,
                    result,
                    null,
                    null,
                    liability,
                    atFault,
                    clauses,
                    reasons,
                    several,
                    keepGoods,
                    freight,
                    deviation,
                    directions);
        }

        public IssueRuling withGoods(boolean stay, Freight bearer) {
            return new IssueRuling(
                    findings,
                    result,
                    remedy,
                    amount,
                    liability,
                    atFault,
                    clauses,
                    reasons,
                    lines,
                    stay,
                    bearer,
                    deviation,
                    directions);
        }

        public IssueRuling deviating(String why) {
            return saying(why, directions);
        }

        public IssueRuling directingTo(List<Direction> bodies) {
            return saying(deviation, bodies);
        }

        private IssueRuling saying(String why, List<Direction> bodies) {
            return new IssueRuling(
                    findings, result, remedy, amount, liability, atFault, clauses, reasons, lines, keepGoods, freight,
                    why, bodies);
        }
    }

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

    /** @param reference what the body files it under; without one it is to be named in time. While the body has the case, its next sign */
    record SuspendCase(SuspensionCause cause, @OptionalField String reference) implements CaseCommand {}

    record ResumeCase(@OptionalField String note) implements CaseCommand {}

    /**
     * @param lines one to three of what the outside body awarded; left out where nothing is known of it
     * @param liability who pays for it, in percent that sum to 100; the seller where it is left out
     * @param remedy with its amount, in place of one line
     */
    record RecordExternalOutcome(
            @OptionalField SuspensionCause cause,
            @OptionalField String reference,
            @OptionalField String explanation,
            @OptionalField List<RemedyLine> lines,
            @OptionalField Map<Account, Integer> liability,
            @OptionalField Remedy remedy,
            @OptionalField Money amount)
            implements CaseCommand {
        public RecordExternalOutcome(
                SuspensionCause cause,
                String reference,
                String explanation,
                List<RemedyLine> lines,
                Map<Account, Integer> liability) {
            this(cause, reference, explanation, lines, liability, null, null);
        }

        /** An outcome of which nothing is to be performed. */
        public RecordExternalOutcome(SuspensionCause cause, String reference, String explanation) {
            this(cause, reference, explanation, null, null);
        }

        /** Whether it says what was awarded. */
        public boolean awards() {
            return lines != null || remedy != null;
        }

        public List<RemedyLine> allLines() {
            return RemedyLine.orOnly(lines, remedy, amount);
        }
    }

    /** @param stars 1 to 5 */
    record RateService(
            String agent, int stars, @OptionalField String comment) implements CaseCommand {}

    /**
     * @param caseId of the case, or of the contact with the desk, in which the agent acted
     * @param agent id or ROLE/id of the agent, senior or reviewer who acted there
     */
    record FileAgentComplaint(
            String caseId,
            String agent,
            AgentComplaintCause cause,
            String explanation,
            @OptionalField List<String> evidence)
            implements FilingCommand, CaseCommand {}

    record DecideAgentComplaint(MatterDecision decision, String reasons) implements CaseCommand {}

    record AppealSanction(String explanation) implements CaseCommand {}

    /**
     * @param seller short for the subject {@code SELLER/id}
     * @param caseId a case of the reporter's own that shows it
     * @param subject SELLER/id or BUYER/id
     */
    record ReportViolation(
            @OptionalField String seller,
            ViolationKind kind,
            String explanation,
            @OptionalField String caseId,
            @OptionalField List<String> evidence,
            @OptionalField String subject)
            implements FilingCommand, CaseCommand {
        public ReportViolation(
                String seller, ViolationKind kind, String explanation, String caseId, List<String> evidence) {
            this(seller, kind, explanation, caseId, evidence, null);
        }

        /** Whom it names, in short or in full; nobody where that is no side, or not one and the same. */
        public Optional<Actor> reported() {
            Stream<String> names = Stream.of(seller == null ? null : Role.SELLER + "/" + seller, subject)
                    .filter(Objects::nonNull)
                    .distinct();
            List<Actor> sides = names.map(name -> name.matches("(SELLER|BUYER)/.+") ? Actor.parse(name) : Actor.SYSTEM)
                    .toList();
            return sides.size() == 1 && sides.getFirst().role().isSide()
                    ? Optional.of(sides.getFirst())
                    : Optional.empty();
        }
    }

    /** What whoever is reported says to it. */
    record AnswerReport(String text, @OptionalField List<String> evidence) implements CaseCommand {}

    record DecideViolation(MatterDecision decision, String reasons) implements CaseCommand {}

    record ContestFlag(MisuseFlag flag, String explanation) implements FilingCommand, CaseCommand {}

    /**
     * @param caseId the case in which the platform takes money back from the sender; over HTTP the path names it
     * @param recovery which of those that the sender was told to pay in that case, counted from 1; left out it is the oldest that is
     *     still to be contested
     */
    record ContestRecovery(
            @OptionalField String caseId,
            String explanation,
            @OptionalField List<String> evidence,
            @OptionalField Integer recovery)
            implements FilingCommand, CaseCommand {
        public ContestRecovery(String caseId, String explanation, List<String> evidence) {
            this(caseId, explanation, evidence, null);
        }

        public ContestRecovery of(int number) {
            return new ContestRecovery(caseId, explanation, evidence, number);
        }
    }

    record DecideContest(MatterDecision decision, String reasons) implements CaseCommand {}

    /** An order line by its name. */
    record LineName(String orderId, String orderLineId) {
        /** As {@link Order#line()}. */
        public String line() {
            return Order.line(orderId, orderLineId);
        }
    }

    /**
     * Somebody asks the platform's desk, in whatever way.
     *
     * @param caseId a case of its own that it is about
     * @param order a line of its own that it is about
     */
    record OpenContact(
            ContactChannel channel,
            ContactTopic topic,
            String text,
            @OptionalField String caseId,
            @OptionalField LineName order)
            implements FilingCommand, CaseCommand {
        /**
         * The order line that it is about; null where it is about none.
         *
         * @param ofTheCase the line of the case that it names; null where it names none
         */
        public String line(String ofTheCase) {
            return ofTheCase == null && order != null ? order.line() : ofTheCase;
        }
    }

    /** @param automatic a machine says it: a greeting, a bot's answer, a place in the line */
    record AnswerContact(String text, @OptionalField boolean automatic) implements CaseCommand {
        /** The answer of a person. */
        public AnswerContact(String text) {
            this(text, false);
        }
    }

    /** Sent by the escalation service when a duty's time is over. */
    record LapseDuty(String dutyId) implements CaseCommand {
        private static final String ID = "lapse:";

        /** The command id that the clocks send it with: the same each time, so that a duty lapses once. */
        public String commandId(String caseId) {
            return ID + caseId + ":" + dutyId;
        }

        /** Whether the clocks sent what has that command id. */
        public static boolean isCommandId(String commandId) {
            return commandId.startsWith(ID);
        }
    }

    /** Sent by the payment adapter when the platform's advance was paid. */
    record RecordAdvance(String dutyId, String reference) implements CaseCommand {}

    /** Sent when a contest was upheld: the platform bears itself what it took back. */
    record ReverseRecovery(
            String contest,
            Account from,
            Money amount,
            @OptionalField Integer recovery) implements CaseCommand {
        public ReverseRecovery(String contest, Account from, Money amount) {
            this(contest, from, amount, null);
        }
    }

    /** Sent when an outside body awarded something in another case of the order line: what is still performed here gives way to it. */
    record ReduceRemedy() implements CaseCommand {}

    /** Sent after an outage of the product itself, to give its time back to the people who still had to act. */
    record CreditOutage(Instant from, Instant until) implements CaseCommand {}

    /** Sent when a version of the rules was announced that will govern open cases too. */
    record AnnouncePolicy(String version) implements CaseCommand {}
}
