package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Refusals.*;
import static org.ballcourt.contracts.RejectionCode.*;
import static org.ballcourt.contracts.Role.*;
import static org.ballcourt.contracts.Stage.*;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Relation;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.Word;

/** Who may send which command in which stage, whatever its content: decisions and the shown allowed actions both rest on it. */
final class CommandPermissions {
    /** What roles and stages cannot say: who has the ball, and what was used up. */
    private interface Check {
        Optional<CaseRejection> refusal(Actor actor, CaseState state, Policy policy, Instant at);
    }

    private record Row(Set<Role> roles, Set<Stage> stages, Check check) {}

    private static final Map<Class<? extends CaseCommand>, Row> TABLE = new HashMap<>();

    private static final Set<Stage> OPEN = EnumSet.complementOf(EnumSet.of(CLOSED));
    private static final Set<Stage> PLATFORM = EnumSet.range(ACCEPTANCE, ENFORCEMENT);
    private static final Set<Role> SIDES = EnumSet.of(BUYER, SELLER);

    static {
        row(AcceptClaim.class, EnumSet.of(SELLER), EnumSet.of(NEGOTIATION));
        row(RejectClaim.class, EnumSet.of(SELLER), EnumSet.of(NEGOTIATION), SidePermissions::mayReject);
        row(MakeOffer.class, SIDES, EnumSet.of(NEGOTIATION, MEDIATION), SidePermissions::mayOffer);
        row(AcceptOffer.class, SIDES, EnumSet.of(NEGOTIATION, MEDIATION), SidePermissions::offerOpen);
        row(DeclineOffer.class, SIDES, EnumSet.of(NEGOTIATION, MEDIATION), SidePermissions::offerOpen);
        row(AddStatement.class, EnumSet.range(BUYER, LAB), OPEN, SidePermissions::mayState);
        row(WithdrawComplaint.class, EnumSet.of(BUYER), EnumSet.range(NEGOTIATION, ADJUDICATION));
        row(RequestIntervention.class, SIDES, EnumSet.of(NEGOTIATION));
        row(AcceptIntervention.class, EnumSet.of(AGENT, SENIOR), EnumSet.of(ACCEPTANCE), holding(DutyKind.TRIAGE));
        row(DeclineIntervention.class, EnumSet.of(AGENT, SENIOR), EnumSet.of(ACCEPTANCE), holding(DutyKind.TRIAGE));
        row(HandOff.class, EnumSet.of(AGENT, SENIOR, SUPERVISOR), PLATFORM, DeskPermissions::mayMove);
        row(
                RequestEvidence.class,
                EnumSet.of(AGENT, SENIOR, REVIEWER),
                EnumSet.of(EVIDENCE, ADJUDICATION, REVIEW),
                DeskPermissions::mayAsk);
        row(
                SubmitEvidence.class,
                EnumSet.of(BUYER, SELLER, CARRIER, SERVICE_PROVIDER, LAB),
                EnumSet.of(NEGOTIATION, EVIDENCE, ADJUDICATION, REVIEW),
                SidePermissions::maySubmit);
        row(
                DeclareUnavailable.class,
                EnumSet.of(BUYER, SELLER, CARRIER, SERVICE_PROVIDER, LAB),
                EnumSet.of(EVIDENCE, ADJUDICATION, REVIEW),
                SidePermissions::mayDeclare);
        row(CompleteEvidence.class, SIDES, EnumSet.of(EVIDENCE), holding(DutyKind.PROVE));
        row(
                ProposeSettlement.class,
                EnumSet.of(AGENT, SENIOR),
                EnumSet.of(EVIDENCE, MEDIATION, ADJUDICATION),
                DeskPermissions::mayPropose);
        row(AcceptSettlement.class, SIDES, EnumSet.of(MEDIATION), holding(DutyKind.ANSWER_SETTLEMENT));
        row(DeclineSettlement.class, SIDES, EnumSet.of(MEDIATION), holding(DutyKind.ANSWER_SETTLEMENT));
        row(
                EscalateToSenior.class,
                EnumSet.of(AGENT, BUYER, SELLER),
                EnumSet.of(EVIDENCE, MEDIATION, ADJUDICATION),
                DeskPermissions::mayEscalate);
        row(IssueRuling.class, EnumSet.of(AGENT, SENIOR), EnumSet.of(ADJUDICATION), DeskPermissions::mayRule);
        row(LodgeAppeal.class, SIDES, EnumSet.of(APPEAL_WINDOW, REVIEW), SidePermissions::mayAppeal);
        row(DecideAppeal.class, EnumSet.of(REVIEWER), EnumSet.of(REVIEW), DeskPermissions::mayDecide);
        row(ConfirmStep.class, SIDES, EnumSet.of(ENFORCEMENT), SidePermissions::mayConfirm);
        row(ReportNonPerformance.class, SIDES, EnumSet.of(ENFORCEMENT, CLOSED), SidePermissions::mayReport);
        row(SuspendCase.class, EnumSet.of(AGENT, SENIOR, SUPERVISOR), OPEN, DeskPermissions::maySuspend);
        row(ResumeCase.class, EnumSet.of(AGENT, SENIOR, SUPERVISOR), EnumSet.of(SUSPENDED));
        row(RecordExternalOutcome.class, EnumSet.of(SUPERVISOR), EnumSet.allOf(Stage.class));
        row(RateService.class, SIDES, EnumSet.of(CLOSED), SidePermissions::mayRate);
        row(
                ContestRecovery.class,
                EnumSet.of(BUYER, SELLER, CARRIER, SERVICE_PROVIDER),
                EnumSet.allOf(Stage.class),
                RecoveryContests::mayContest);
        row(ReduceRemedy.class, EnumSet.of(SYSTEM), EnumSet.allOf(Stage.class));
        row(ReverseRecovery.class, EnumSet.of(SYSTEM), EnumSet.allOf(Stage.class));
        row(LapseDuty.class, EnumSet.of(SYSTEM), OPEN);
        row(RecordAdvance.class, EnumSet.of(SYSTEM), PLATFORM);
        row(CreditOutage.class, EnumSet.of(SYSTEM), OPEN);
        row(AnnouncePolicy.class, EnumSet.of(SYSTEM), OPEN);
    }

    private static final Set<Class<? extends CaseCommand>> WHILE_SUSPENDED = Set.of(
            AddStatement.class,
            ResumeCase.class,
            RecordExternalOutcome.class,
            ContestRecovery.class,
            ReduceRemedy.class,
            ReverseRecovery.class,
            LapseDuty.class,
            CreditOutage.class,
            AnnouncePolicy.class);

    private CommandPermissions() {}

    private static void row(Class<? extends CaseCommand> command, Set<Role> roles, Set<Stage> stages) {
        row(command, roles, stages, (actor, state, policy, at) -> yes());
    }

    private static void row(Class<? extends CaseCommand> command, Set<Role> roles, Set<Stage> stages, Check check) {
        TABLE.put(command, new Row(roles, stages, check));
    }

    /** Whether the actor has anything to do with the case. */
    static boolean isRelated(Actor actor, CaseState state) {
        return state.parties().relationOf(actor) != Relation.NONE;
    }

    /** Nobody judges his own case: whoever reads it as somebody with a part in it, or carried its goods, acts on it in no role of the platform. */
    static boolean hasOwnPart(Actor actor, CaseState state) {
        return actor.role().isPlatform() && state.parties().relationOf(actor) != Relation.PLATFORM;
    }

    /** Why the command is not allowed now, or empty if only its content can still be wrong. */
    static Optional<CaseRejection> refusal(
            Class<? extends CaseCommand> command, Actor actor, CaseState state, Policy policy, Instant at) {
        if (!state.exists() || !isRelated(actor, state)) {
            return no(NO_SUCH_CASE, Message.of("rule.no-such-case"));
        }
        if (state.matter() != null) {
            return SideMatterPermissions.refusal(command, actor, state, policy, at);
        }
        Row row = TABLE.get(command);
        if (row == null) {
            return SideMatterPermissions.isForMattersAlone(command)
                    ? no(WRONG_STAGE, Message.of("rule.not-for-disputes").with("command", Word.command(command)))
                    : no(WRONG_STAGE, Message.of("rule.case-exists"));
        }
        boolean late = isLate(command, actor, state, at);
        if (state.stage() == CLOSED && !row.stages().contains(CLOSED) && !late) {
            return closed(state);
        }
        boolean sign = command == SuspendCase.class && policy.secondEdition() != null;
        if (state.stage() == SUSPENDED && !WHILE_SUSPENDED.contains(command) && !sign) {
            return no(CASE_SUSPENDED, Message.of("rule.case-suspended"));
        }
        if (!row.roles().contains(actor.role())) {
            return notYourRole(command, actor, row.roles());
        }
        if (!row.stages().contains(state.stage()) && !late) {
            return wrongStage(command, row.stages(), state);
        }
        return policy.secondEdition() != null && hasOwnPart(actor, state)
                ? Optional.of(ownCase(actor))
                : row.check().refusal(actor, state, policy, at);
    }

    /** What comes when its stage is over, and is taken all the same. */
    private static boolean isLate(Class<? extends CaseCommand> command, Actor actor, CaseState state, Instant at) {
        return command == RecordAdvance.class
                        && state.stage() == CLOSED
                        && !state.fulfilment().outlay().underWay().isEmpty()
                || command == WithdrawComplaint.class && actor.role() == BUYER && Withdrawal.isStillOpen(state, at);
    }

    private static Check holding(DutyKind kind) {
        return (actor, state, policy, at) -> holds(kind, actor, state);
    }
}
