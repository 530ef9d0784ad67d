package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.CaseResumed;
import org.ballcourt.contracts.CaseEvent.ServiceRated;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;

/** Turns a command and a state into events, or into a rejection; asks nobody else. */
public record CaseDecider(Policies policies) {
    /** Throws {@link CaseRejection} where a rule says no; an empty list means that there is nothing left to do. */
    public List<DatedEvent> decide(DecisionInput input, CaseState state) {
        DecisionInProgress draft = new DecisionInProgress(
                input,
                state,
                (before, at) ->
                        before.exists() ? policyOf(before, at) : policyOf(input.command(), before, input.facts(), at));
        if (input.command() instanceof FilingCommand && !state.exists()) {
            perform(draft, input.command());
            if (input.command() instanceof FileComplaint) {
                policies.upcoming(draft.policy().market(), input.at())
                        .ifPresent(next -> PolicyRules.announce(draft, next));
            }
            return draft.events();
        }
        if (state.exists() && !(input.command() instanceof CreditOutage)) {
            Lapses.overdue(draft, input.at(), !(input.command() instanceof LapseDuty));
        }
        if (input.command() instanceof ConfirmStep) {
            AwardPrecedence.giveWay(draft);
        }
        boolean clockIsDone = input.command() instanceof LapseDuty
                && input.actor().role() == Role.SYSTEM
                && state.exists()
                && !draft.state().isOpen();
        if (!clockIsDone) {
            CommandPermissions.refusal(
                            input.command().getClass(), input.actor(), draft.state(), draft.policy(), input.at())
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
            SideMatterRules.requireNoPartyOfTheCase(draft, input.command());
            ReasonRules.require(draft, input.command());
            perform(draft, input.command());
        }
        return draft.events();
    }

    /**
     * The state that a command meets which comes then: what was overdue has lapsed, whether or not anybody has noticed yet. Without what
     * other cases of the order line have paid, which only a command looks up.
     */
    public CaseState asMetAt(CaseState state, Instant at) {
        if (!state.isOpen() || state.ball().overdue(at, true).isEmpty()) {
            return state;
        }
        DecisionInput clock = new DecisionInput(null, Actor.SYSTEM, at, null, Facts.NONE);
        DecisionInProgress draft = new DecisionInProgress(clock, state, this::policyOf);
        Lapses.overdue(draft, at, true);
        return draft.state();
    }

    /** The commands that this actor may send now, as far as that does not depend on their content. */
    public List<Class<? extends CaseCommand>> allowed(Actor actor, CaseState stored, Instant at) {
        if (!stored.exists()) {
            return List.of();
        }
        CaseState state = asMetAt(stored, at);
        Policy policy = policyOf(state, at);
        return CommandNames.ALL.stream()
                .filter(command -> CommandPermissions.refusal(command, actor, state, policy, at)
                        .isEmpty())
                .toList();
    }

    /** Whether the command decides a matter about another case. */
    public static boolean judges(Class<? extends CaseCommand> command) {
        return SideMatterRules.JUDGING.contains(command);
    }

    /** Whether the actor may decide a matter with that command, or send any other, as far as the dispute behind it goes, or the contact with the desk. */
    public boolean mayJudge(
            Class<? extends CaseCommand> command, Actor actor, CaseState matter, CaseState behind, Instant at) {
        return SideMatterRules.partInTheCase(command, actor, new Facts.Dispute(behind), policyOf(matter, at))
                .isEmpty();
    }

    /** Whether a ruling that gives this takes a senior. */
    public static boolean isOverAnAgentsAuthority(CaseState state, List<RemedyLine> lines, Policy policy) {
        return RulingRules.isOverAnAgents(state.filing(), lines, policy);
    }

    /** Whether a ruling may give this: an outside body may have awarded more than the platform's caps allow. */
    public static boolean isWithinCaps(CaseState state, List<RemedyLine> lines, Policy policy) {
        return Amounts.areWithinCaps(lines, state.filing(), policy);
    }

    /** Whether the actor has anything to do with the case; to anybody else it does not exist. */
    public static boolean isRelated(Actor actor, CaseState state) {
        return state.exists() && CommandPermissions.isRelated(actor, state);
    }

    /** The policy that governs the case at that time, or that will where the command files it. */
    public Policy policyOf(CaseCommand command, CaseState state, Instant at) {
        return !state.exists() && command instanceof FileComplaint filing
                ? new Markets(policies.markets(at)).of(filing.order())
                : policyOf(state, at);
    }

    /** The same, where it was looked up what the command refers to: whatever is about a case stands under the rules of that case's market. */
    public Policy policyOf(CaseCommand command, CaseState state, Facts found, Instant at) {
        Facts.Dispute dispute =
                command instanceof FilingCommand ? found.matter().dispute() : null;
        if (state.exists() || dispute == null) {
            return policyOf(command, state, at);
        }
        String market = policies.version(dispute.state().policyAt(at)).market();
        return policies.ofMarket(market, at).orElseGet(() -> policies.inForce(at));
    }

    /** The policy that governs the case at that time. */
    public Policy policyOf(CaseState state, Instant at) {
        return state.exists() ? policies.version(state.policyAt(at)) : policies.inForce(at);
    }

    /** What the platform takes back from the actor and it may contest then, the oldest first; what it contested before the case does not know. */
    public static List<Recovery> contestable(Actor actor, CaseState state, Instant at) {
        return RecoveryContests.open(actor, state, at);
    }

    private void perform(DecisionInProgress draft, CaseCommand command) {
        switch (command) {
            case FileComplaint c -> FilingRules.file(draft, c, new Markets(policies.markets(draft.decidedAt())));
            case FileAgentComplaint c -> SideMatterRules.fileComplaint(draft, c);
            case ReportViolation c -> ReportRules.report(draft, c);
            case AnswerReport c -> ReportRules.answer(draft, c);
            case ContestFlag c -> SideMatterRules.contestFlag(draft, c);
            case OpenContact c -> ContactRules.open(draft, c);
            case AnswerContact c -> ContactRules.answer(draft, c);
            case ContestRecovery c -> RecoveryContests.contest(draft, c);
            case DecideAgentComplaint c -> SideMatterRules.decideComplaint(draft, c);
            case AppealSanction c -> SideMatterRules.appealSanction(draft, c);
            case DecideViolation c -> ReportRules.decide(draft, c);
            case DecideContest c -> SideMatterRules.decideContest(draft, c);
            case AcceptClaim c -> NegotiationRules.acceptClaim(draft, c);
            case RejectClaim c -> NegotiationRules.rejectClaim(draft, c);
            case MakeOffer c -> NegotiationRules.makeOffer(draft, c);
            case AcceptOffer c -> NegotiationRules.acceptOffer(draft, c);
            case DeclineOffer c -> NegotiationRules.declineOffer(draft, c);
            case AddStatement c -> addStatement(draft, c);
            case WithdrawComplaint c -> Withdrawal.withdraw(draft, c);
            case RequestIntervention c -> InterventionRules.request(draft, c);
            case AcceptIntervention _ -> DeskRules.accept(draft, draft.actor());
            case DeclineIntervention c -> DeclineRules.decline(draft, c);
            case HandOff c -> DeskRules.handOff(draft, c);
            case RequestEvidence c -> EvidenceRules.request(draft, c);
            case SubmitEvidence c -> EvidenceRules.submit(draft, c);
            case DeclareUnavailable c -> EvidenceRules.declareUnavailable(draft, c);
            case CompleteEvidence _ -> EvidenceRules.complete(draft);
            case ProposeSettlement c -> SettlementRules.proposeSettlement(draft, c);
            case AcceptSettlement _ -> SettlementRules.acceptSettlement(draft);
            case DeclineSettlement c -> SettlementRules.declineSettlement(draft, c);
            case EscalateToSenior c -> DeskRules.escalate(draft, c);
            case IssueRuling c -> RulingRules.issueRuling(draft, c);
            case LodgeAppeal c -> AppealRules.lodgeAppeal(draft, c);
            case DecideAppeal c -> AppealRules.decideAppeal(draft, c);
            case ConfirmStep c -> Enforcement.confirmStep(draft, c);
            case ReportNonPerformance c -> NonPerformance.report(draft, c);
            case SuspendCase c -> OutsideBodies.suspend(draft, c);
            case ResumeCase c -> draft.add(new CaseResumed(draft.text(c.note()), DeskRules.resume(draft)));
            case RecordExternalOutcome c -> OutsideBodies.recordOutcome(draft, c);
            case RateService c -> rate(draft, c);
            case LapseDuty c -> requireLapsed(draft, c);
            case RecordAdvance c -> Enforcement.recordAdvance(draft, c);
            case ReduceRemedy _ -> AwardPrecedence.giveWay(draft);
            case ReverseRecovery c -> RecoveryContests.reverse(draft, c);
            case CreditOutage c -> OutageRules.credit(draft, c);
            case AnnouncePolicy c -> PolicyRules.announce(draft, known(c.version()));
        }
    }

    private Policy known(String version) {
        try {
            return policies.version(version);
        } catch (IllegalArgumentException e) {
            throw new CaseRejection(
                    RejectionCode.GROUND_NOT_MET,
                    Message.of("rule.no-such-policy").with("version", version));
        }
    }

    /** A word is no answer: it ends no duty and moves no deadline. */
    private static void addStatement(DecisionInProgress draft, AddStatement command) {
        Audience audience = command.visibleTo() == null ? Audience.ALL : command.visibleTo();
        draft.add(new StatementAdded(draft.text(command.text()), audience, BallChange.NONE));
    }

    private static void rate(DecisionInProgress draft, RateService command) {
        Object named = SideMatterRules.named(command.agent());
        String agent = named instanceof Actor whole ? whole.id() : command.agent();
        if (!draft.state().desk().hasActed(agent)) {
            throw new CaseRejection(
                    RejectionCode.UNKNOWN_PARTY, Message.of("rule.did-not-act").with("agent", named));
        }
        if (draft.state().usage().isRated(draft.actor().role(), agent)) {
            throw new CaseRejection(
                    RejectionCode.ALREADY_RATED,
                    Message.of("rule.agent-rated-already").with("agent", agent));
        }
        draft.add(new ServiceRated(
                draft.actor().role(), agent, command.stars(), draft.text(command.comment()), BallChange.NONE));
    }

    /** Everything overdue has lapsed before; a duty that is still open was not due yet. */
    private static void requireLapsed(DecisionInProgress draft, LapseDuty command) {
        draft.state().ball().byId(command.dutyId()).ifPresent(duty -> {
            throw new CaseRejection(
                    RejectionCode.DUTY_NOT_OPEN,
                    Message.of("rule.duty-not-lapsed")
                            .with("kind", duty.kind())
                            .with(
                                    "dueAt",
                                    duty.dueAt()
                                            .atZone(draft.policy().calendar().zone())));
        });
    }
}
