package org.ballcourt.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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

    /**
     * @param newFacts evidence that the buyer brought with the complaint; null where it brought none
     * @param earlier null where no other case of the order line has paid anything
     * @param channel how the buyer reached the agent who filed for them; null where the buyer did
     * @param withdrawUntil until when a buyer who has not acted on it may withdraw what an agent filed for them and nobody decided,
     *     whatever was granted at once; null where nothing is to be withdrawn later than by anybody
     */
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
            @OptionalField List<EvidenceItem> newFacts,
            @OptionalField EarlierPayments earlier,
            BallChange ball,
            @OptionalField FilingChannel channel,
            @OptionalField Instant withdrawUntil)
            implements FilingEvent {
        /** The first of its line, that brought no evidence along. */
        public ComplaintFiled(
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
                BallChange ball) {
            this(
                    buyer,
                    seller,
                    order,
                    reason,
                    remedy,
                    amount,
                    statement,
                    priorContacts,
                    urgent,
                    policy,
                    null,
                    null,
                    ball,
                    null,
                    null);
        }
    }

    record ExpressRefundGranted(String clause, EnforcementPlan plan, BallChange ball) implements CaseEvent {}

    record NoReasonReturnGranted(String clause, EnforcementPlan plan, BallChange ball) implements CaseEvent {}

    record ClaimAccepted(EnforcementPlan plan, BallChange ball) implements CaseEvent {}

    record SellerRejected(
            SellerRejectionGround ground, PersonalText explanation, List<EvidenceItem> evidence, BallChange ball)
            implements CaseEvent {}

    /**
     * @param remedy that of the first line
     * @param amount the sum of the lines
     * @param lines null where remedy and amount are the only one
     */
    record OfferMade(
            String offerId,
            Role by,
            Remedy remedy,
            Money amount,
            PersonalText message,
            @OptionalField List<RemedyLine> lines,
            BallChange ball)
            implements CaseEvent {
        public OfferMade {
            lines = lines == null ? null : List.copyOf(lines);
        }

        public List<RemedyLine> allLines() {
            return RemedyLine.orOnly(lines, remedy, amount);
        }
    }

    record OfferAccepted(String offerId, EnforcementPlan plan, BallChange ball) implements CaseEvent {}

    record OfferDeclined(String offerId, PersonalText why, BallChange ball) implements CaseEvent {}

    record StatementAdded(PersonalText text, Audience visibleTo, BallChange ball) implements CaseEvent {}

    record ComplaintWithdrawn(PersonalText why, BallChange ball) implements CaseEvent {}

    /**
     * @param evidence what is cited for the ground, which counts as submitted; null where nothing is
     * @param statements the numbers of events in which the other side said what is cited; null where nothing is
     */
    record InterventionRequested(
            InterventionGround ground,
            PersonalText explanation,
            @OptionalField List<EvidenceItem> evidence,
            @OptionalField List<String> statements,
            BallChange ball)
            implements CaseEvent {
        /** One that cites nothing. */
        public InterventionRequested(InterventionGround ground, PersonalText explanation, BallChange ball) {
            this(ground, explanation, null, null, ball);
        }
    }

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

    /** Somebody who was asked for evidence says that there is none: an answer, so that nothing is presumed. */
    record UnavailabilityDeclared(
            Role by, String dutyId, @OptionalField String element, PersonalText why, BallChange ball)
            implements CaseEvent {}

    record EvidenceCompleted(Role by, BallChange ball) implements CaseEvent {}

    /**
     * @param remedy that of the first line
     * @param amount the sum of the lines
     * @param lines null where remedy and amount are the only one
     */
    record SettlementProposed(
            Remedy remedy,
            Money amount,
            PersonalText message,
            @OptionalField List<RemedyLine> lines,
            BallChange ball) implements CaseEvent {
        public SettlementProposed {
            lines = lines == null ? null : List.copyOf(lines);
        }

        public List<RemedyLine> allLines() {
            return RemedyLine.orOnly(lines, remedy, amount);
        }
    }

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

    /** @param ruling the ruling that stands from now on; null where the appeal was against a declined intervention */
    record AppealDecided(
            AppealDecision decision,
            @OptionalField Ruling ruling,
            PersonalText reasons,
            @OptionalField EnforcementPlan plan,
            BallChange ball)
            implements CaseEvent {}

    /** @param plan what is left to perform, this step included, where goods that were to come back stay where they are; else null */
    record StepConfirmed(
            StepKind step,
            PersonalText reference,
            List<LedgerEntry> ledger,
            @OptionalField EnforcementPlan plan,
            BallChange ball)
            implements CaseEvent {}

    /** @param earlier what other cases of the line have paid by now, and an open one may still pay; null where nothing, and where no closed case is opened again */
    record NonPerformanceReported(
            StepKind step,
            PersonalText explanation,
            List<LedgerEntry> ledger,
            @OptionalField EnforcementPlan plan,
            @OptionalField EarlierPayments earlier,
            BallChange ball)
            implements CaseEvent {}

    /** @param reference null while nothing proves that the body has it; named later by another event of this kind */
    record CaseSuspended(
            SuspensionCause cause, @OptionalField String reference, BallChange ball) implements CaseEvent {}

    record CaseResumed(PersonalText note, BallChange ball) implements CaseEvent {}

    /**
     * @param lines what the outside body awarded, as it was recorded; null where that is nothing
     * @param liability who pays for it
     * @param plan what is to be performed of it, beyond what was performed before; null where that is nothing
     * @param earlier what other cases of the line have paid by now, and an open one may still pay; null where nothing, and where no closed case is opened again
     */
    record ExternalOutcomeRecorded(
            @OptionalField SuspensionCause cause,
            @OptionalField String reference,
            PersonalText explanation,
            @OptionalField List<RemedyLine> lines,
            @OptionalField Map<Account, Integer> liability,
            @OptionalField EnforcementPlan plan,
            @OptionalField EarlierPayments earlier,
            BallChange ball)
            implements CaseEvent {
        public ExternalOutcomeRecorded {
            lines = lines == null ? null : List.copyOf(lines);
            liability = liability == null ? null : Ruling.inOrder(liability);
        }
    }

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
     * @param seller null where a buyer is reported
     * @param dispute a case that shows it
     * @param accused who is reported; null in reports of the first edition, which are of sellers
     */
    record ViolationReported(
            Actor by,
            @OptionalField String seller,
            ViolationKind kind,
            PersonalText explanation,
            @OptionalField String dispute,
            List<EvidenceItem> evidence,
            String policy,
            BallChange ball,
            @OptionalField Actor accused)
            implements FilingEvent {
        public ViolationReported(
                Actor by,
                String seller,
                ViolationKind kind,
                PersonalText explanation,
                String dispute,
                List<EvidenceItem> evidence,
                String policy,
                BallChange ball) {
            this(by, seller, kind, explanation, dispute, evidence, policy, ball, null);
        }

        public Actor reported() {
            return accused == null ? new Actor(Role.SELLER, seller) : accused;
        }

        /** Whether the one reported is asked before anybody decides, and so knows of it. */
        public boolean heard() {
            return ball.opened().stream().anyMatch(duty -> duty.kind() == DutyKind.ANSWER_REPORT);
        }
    }

    record ReportAnswered(Actor by, PersonalText text, List<EvidenceItem> evidence, BallChange ball)
            implements CaseEvent {}

    /** @param points that a seller bears; 0 unless upheld */
    record ViolationDecided(MatterDecision decision, int points, PersonalText reasons, BallChange ball)
            implements CaseEvent {}

    /** The first event of a contest: a side says that a flag on it is wrong. */
    record FlagContested(Actor by, MisuseFlag flag, PersonalText explanation, String policy, BallChange ball)
            implements FilingEvent {}

    /**
     * The first event of the other kind of contest: whoever the platform takes money back from says that it is wrong.
     *
     * @param dispute the case in which it does
     * @param ruledBy whoever ruled there, and so does not decide here; null where nobody did
     * @param recovery which of those that it was told to pay there, counted from 1; null in older logs
     */
    record RecoveryContested(
            Actor by,
            String dispute,
            Account from,
            Money amount,
            @OptionalField Actor ruledBy,
            PersonalText explanation,
            List<EvidenceItem> evidence,
            String policy,
            BallChange ball,
            @OptionalField Integer recovery)
            implements FilingEvent {}

    record ContestDecided(MatterDecision decision, PersonalText reasons, BallChange ball) implements CaseEvent {}

    /**
     * The first event of a contact with the platform's desk.
     *
     * @param dispute the case that it is about; null where it is about none
     * @param line the order line that it is about; null where it is about none
     * @param earlier how often the same person asked about the same before, within the policy's time
     * @param others who else has a part in that case or order line, and so is not to read or answer it for the platform
     */
    record ContactOpened(
            Actor by,
            ContactChannel channel,
            ContactTopic topic,
            PersonalText text,
            @OptionalField String dispute,
            @OptionalField String line,
            int earlier,
            String policy,
            BallChange ball,
            @OptionalField List<Actor> others)
            implements FilingEvent {
        public ContactOpened(
                Actor by,
                ContactChannel channel,
                ContactTopic topic,
                PersonalText text,
                String dispute,
                String line,
                int earlier,
                String policy,
                BallChange ball) {
            this(by, channel, topic, text, dispute, line, earlier, policy, ball, null);
        }

        /** What is the same whoever asks again: the order line, or the topic where it is about none. */
        public String about() {
            return aboutOf(line, topic);
        }

        /** No topic can be taken for an order line, whose name holds a slash. */
        public static String aboutOf(String line, ContactTopic topic) {
            return line == null ? topic.name() : line;
        }
    }

    /**
     * @param automatic no person says it, so that nothing is answered by it
     * @param waited from the first word to the first answer of a person; null for what a machine says
     */
    record ContactAnswered(
            Actor by,
            PersonalText text,
            boolean automatic,
            @OptionalField Duration waited,
            BallChange ball) implements CaseEvent {}

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

    /** @param cause null where the platform paid in the place of all who are liable */
    record AdvancePaid(
            Money amount,
            @OptionalField String reference,
            @OptionalField AdvanceCause cause,
            List<LedgerEntry> ledger,
            BallChange ball)
            implements CaseEvent {}

    /**
     * The platform claims back what it advanced.
     *
     * @param from who owes it; null where it is claimed from all who are liable at once
     * @param liable the one person or firm, if known by name
     * @param cause why it had paid, where nobody was late and no ruling said so; else null
     * @param contestUntil until when that one may contest it; null where it may not
     */
    record RecoveryOpened(
            Money amount,
            @OptionalField Account from,
            @OptionalField Actor liable,
            List<LedgerEntry> ledger,
            BallChange ball,
            @OptionalField AdvanceCause cause,
            @OptionalField Instant contestUntil)
            implements CaseEvent {
        public RecoveryOpened(Money amount, Account from, Actor liable, List<LedgerEntry> ledger, BallChange ball) {
            this(amount, from, liable, ledger, ball, null, null);
        }
    }

    /**
     * The platform bears itself what it took back, or has it back from a buyer who never asked for it.
     *
     * @param contest the matter in which that was decided; null where the buyer withdrew what somebody else had filed
     * @param recovery which of those that the liable one was told to pay, counted from 1; null in older logs
     */
    record RecoveryReversed(
            Account from,
            @OptionalField Actor liable,
            Money amount,
            @OptionalField String contest,
            List<LedgerEntry> ledger,
            BallChange ball,
            @OptionalField Integer recovery)
            implements CaseEvent {}

    /**
     * What is still performed gives way to what an outside body awarded in another case of the order line.
     *
     * @param plan what is left, with what was done before
     * @param earlier what other cases of the order line have brought by now, or still perform
     */
    record RemedyReduced(EnforcementPlan plan, EarlierPayments earlier, BallChange ball) implements CaseEvent {}

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

    /**
     * @param platformOwes what the platform could not pay out and still owes to the buyer; else null
     * @param buyerOwes what the buyer was really paid of what the ledger takes back; else null
     * @param contestUntil until when the buyer may contest that; null where nothing is owed
     */
    record CaseClosed(
            Outcome outcome,
            Fault atFault,
            @OptionalField Money platformOwes,
            List<LedgerEntry> ledger,
            BallChange ball,
            @OptionalField Money buyerOwes,
            @OptionalField Instant contestUntil)
            implements CaseEvent {
        public CaseClosed(
                Outcome outcome, Fault atFault, Money platformOwes, List<LedgerEntry> ledger, BallChange ball) {
            this(outcome, atFault, platformOwes, ledger, ball, null, null);
        }
    }
}
