package org.ballcourt.cases.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.EarlierCase;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.EarlierPayments;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.PriorContact;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;

/** What was asked for, read off the first event that it led to. */
final class CommandsFromEvents {
    /** Stands where a person's text stood: texts stay sealed, and one that was a reason is one under any rules, so it is long. */
    static final String SEALED = "sealed ".repeat(100);

    private CommandsFromEvents() {}

    /** Throws {@link NotReplayable} for an event that only ever follows from another one. */
    static CaseCommand commandOf(RecordedEvent begin, Remedy claimed, Renumbering numbers) {
        return switch (begin.event()) {
            case ComplaintFiled e ->
                new FileComplaint(
                        e.order(),
                        e.reason(),
                        e.remedy(),
                        // An amount that was left out is told as nothing, and nothing may no longer be asked for.
                        e.amount().isPositive() ? e.amount() : null,
                        text(e.statement()),
                        e.priorContacts().stream()
                                .map(CommandsFromEvents::contact)
                                .toList(),
                        e.urgent(),
                        e.newFacts() == null ? null : ids(e.newFacts()),
                        begin.actor().role() == Role.AGENT ? e.buyer() : null,
                        e.channel());
            case ClaimAccepted e ->
                new AcceptClaim(e.plan().allLines().stream().anyMatch(line -> line.keepGoods() != null));
            case SellerRejected e -> new RejectClaim(e.ground(), text(e.explanation()), ids(e.evidence()));
            case OfferMade e ->
                e.lines() == null
                        ? new MakeOffer(e.remedy(), e.amount(), text(e.message()))
                        : new MakeOffer(null, null, text(e.message()), e.lines());
            case OfferAccepted e -> new AcceptOffer(numbers.offer(e.offerId()));
            case OfferDeclined e -> new DeclineOffer(numbers.offer(e.offerId()), text(e.why()));
            case StatementAdded e -> new AddStatement(text(e.text()), e.visibleTo());
            case ComplaintWithdrawn e -> new WithdrawComplaint(text(e.why()));
            case InterventionRequested e ->
                new RequestIntervention(e.ground(), text(e.explanation()), cited(e, numbers));
            case InterventionAccepted _ -> new AcceptIntervention();
            case InterventionDeclined e -> new DeclineIntervention(e.code(), text(e.explanation()));
            case HandedOff e ->
                new HandOff(
                        e.to(),
                        e.why(),
                        e.newFacts().stream().map(numbers::fact).toList());
            case EvidenceRequested e -> new RequestEvidence(asked(e), e.element(), e.kinds(), text(e.why()));
            case EvidenceSubmitted e -> new SubmitEvidence(e.evidence().evidenceId(), e.element(), text(e.caption()));
            case UnavailabilityDeclared e -> new DeclareUnavailable(numbers.duty(e.dutyId()), text(e.why()));
            case EvidenceCompleted _ -> new CompleteEvidence();
            case SettlementProposed e ->
                e.lines() == null
                        ? new ProposeSettlement(e.remedy(), e.amount(), text(e.message()))
                        : new ProposeSettlement(null, null, text(e.message()), e.lines());
            case SettlementAccepted _ -> new AcceptSettlement();
            case SettlementDeclined e -> new DeclineSettlement(text(e.why()));
            case EscalatedToSenior e -> new EscalateToSenior(e.ground(), text(e.explanation()));
            case RulingIssued e -> ruling(e.ruling(), claimed);
            case AppealLodged e -> new LodgeAppeal(e.ground(), text(e.explanation()), ids(e.evidence()), e.clause());
            case AppealDecided e ->
                new DecideAppeal(
                        e.decision(),
                        e.decision() == AppealDecision.REVISED && e.ruling() != null
                                ? ruling(e.ruling(), claimed)
                                : null,
                        text(e.reasons()));
            case StepConfirmed e -> new ConfirmStep(e.step(), text(e.reference()));
            case NonPerformanceReported e -> new ReportNonPerformance(e.step(), text(e.explanation()));
            case CaseSuspended e -> new SuspendCase(e.cause(), e.reference());
            case CaseResumed e -> new ResumeCase(text(e.note()));
            case ExternalOutcomeRecorded e ->
                new RecordExternalOutcome(e.cause(), e.reference(), text(e.explanation()), e.lines(), e.liability());
            case ServiceRated e -> new RateService(e.agent(), e.stars(), text(e.comment()));
            case AgentComplaintFiled _,
                    AgentComplaintDecided _,
                    SanctionAppealed _,
                    ViolationReported _,
                    ReportAnswered _,
                    ViolationDecided _,
                    FlagContested _,
                    ContactOpened _,
                    ContactAnswered _,
                    RecoveryContested _,
                    ContestDecided _ -> throw ofNoDispute(begin);
            case ExpressRefundGranted _,
                    NoReasonReturnGranted _,
                    EvidenceRoundOpened _,
                    OwnerFixed _,
                    ProvisionalCreditGranted _,
                    RecoveryOpened _,
                    CaseClosed _ -> throw never(begin);
            case DutyLapsed e -> new LapseDuty(e.dutyId());
            case AdvancePaid e -> new RecordAdvance(null, e.reference());
            case RecoveryReversed e -> new ReverseRecovery(e.contest(), e.from(), e.amount(), e.recovery());
            case RemedyReduced _ -> new ReduceRemedy();
            case PolicyAnnounced e -> new AnnouncePolicy(e.to());
            case OutageCredited e -> new CreditOutage(e.from(), e.until());
        };
    }

    /** What was granted was grantable: registered originals were registered, and payments were confirmed. */
    static Facts factsOf(CaseEvent event, List<RecordedEvent> together) {
        Map<String, EvidenceItem> evidence = new HashMap<>();
        List<EvidenceItem> named = new ArrayList<>();
        if (event instanceof ComplaintFiled e && e.newFacts() != null) {
            named.addAll(e.newFacts());
        } else if (event instanceof SellerRejected e) {
            named.addAll(e.evidence());
        } else if (event instanceof InterventionRequested e && e.evidence() != null) {
            named.addAll(e.evidence());
        } else if (event instanceof EvidenceSubmitted e) {
            named.add(e.evidence());
        } else if (event instanceof AppealLodged e) {
            named.addAll(e.evidence());
        }
        named.forEach(item -> evidence.put(item.evidenceId(), item));
        return Facts.NONE.with(evidence).with(new Facts.OfLine(otherCases(event), paidBefore(event, together)));
    }

    /** A duplicate had something that it was one of; nothing else of it is asked. */
    private static List<EarlierCase> otherCases(CaseEvent event) {
        return event instanceof InterventionDeclined e && e.code() == DeclineCode.DUPLICATE
                ? List.of(new EarlierCase("", null, Outcome.SETTLED, Instant.EPOCH, null, null, Set.of(), false, null))
                : List.of();
    }

    /** @param together with the event: what gave way to an award before it tells what others had brought */
    private static EarlierPayments paidBefore(CaseEvent event, List<RecordedEvent> together) {
        return Stream.concat(Stream.of(event), together.stream().map(RecordedEvent::event))
                .map(CommandsFromEvents::paidBefore)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static EarlierPayments paidBefore(CaseEvent event) {
        return switch (event) {
            case ComplaintFiled e -> e.earlier();
            case NonPerformanceReported e -> e.earlier();
            case ExternalOutcomeRecorded e -> e.earlier();
            case RemedyReduced e -> e.earlier();
            default -> null;
        };
    }

    /** The claimed remedy is left out, as the one who ruled may have: so the rules fill it in and do not ask for it. */
    private static IssueRuling ruling(Ruling ruling, Remedy claimed) {
        boolean grants = ruling.result() == RulingResult.GRANTED || ruling.result() == RulingResult.PARTLY_GRANTED;
        boolean several = ruling.lines() != null;
        return new IssueRuling(
                ruling.findings().stream()
                        .map(f -> new FindingOf(f.element(), f.finding(), text(f.because()), f.evidence()))
                        .toList(),
                ruling.result(),
                grants && !several && ruling.remedy() != claimed ? ruling.remedy() : null,
                grants && !several ? ruling.amount() : null,
                ruling.liability(),
                ruling.atFault(),
                ruling.clauses(),
                text(ruling.reasons()),
                ruling.lines(),
                false,
                ruling.freight(),
                text(ruling.deviation()),
                ruling.directions());
    }

    private static Contact contact(PriorContact contact) {
        return new Contact(contact.at(), contact.channel(), text(contact.summary()));
    }

    private static String asked(EvidenceRequested event) {
        return event.fromId() == null ? event.from().name() : event.from() + "/" + event.fromId();
    }

    /** What was said in the same words then has another number by now. */
    private static List<String> cited(InterventionRequested event, Renumbering numbers) {
        List<String> cited = new ArrayList<>(event.evidence() == null ? List.of() : ids(event.evidence()));
        if (event.statements() != null) {
            event.statements().forEach(number -> cited.add(numbers.fact(number)));
        }
        return cited;
    }

    private static List<String> ids(List<EvidenceItem> evidence) {
        return evidence.stream().map(EvidenceItem::evidenceId).toList();
    }

    private static String text(PersonalText text) {
        return text == null ? null : SEALED;
    }

    private static NotReplayable ofNoDispute(RecordedEvent begin) {
        String type = begin.event().getClass().getSimpleName();
        return new NotReplayable(
                begin.seq(), Message.of("lab.replay.no-dispute").with("event", type));
    }

    private static NotReplayable never(RecordedEvent begin) {
        String type = begin.event().getClass().getSimpleName();
        return new NotReplayable(
                begin.seq(), Message.of("lab.replay.no-command").with("event", type));
    }
}
