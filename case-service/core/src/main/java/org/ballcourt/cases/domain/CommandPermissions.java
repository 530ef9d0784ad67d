package org.ballcourt.cases.domain;

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
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Relation;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

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
        row(RejectClaim.class, EnumSet.of(SELLER), EnumSet.of(NEGOTIATION), CommandPermissions::mayReject);
        row(MakeOffer.class, SIDES, EnumSet.of(NEGOTIATION, MEDIATION));
        row(AcceptOffer.class, SIDES, EnumSet.of(NEGOTIATION, MEDIATION), CommandPermissions::offerOpen);
        row(DeclineOffer.class, SIDES, EnumSet.of(NEGOTIATION, MEDIATION), CommandPermissions::offerOpen);
        row(AddStatement.class, EnumSet.range(BUYER, LAB), OPEN, CommandPermissions::mayState);
        row(WithdrawComplaint.class, EnumSet.of(BUYER), EnumSet.range(NEGOTIATION, ADJUDICATION));
        row(RequestIntervention.class, SIDES, EnumSet.of(NEGOTIATION));
        row(AcceptIntervention.class, EnumSet.of(AGENT, SENIOR), EnumSet.of(ACCEPTANCE), holding(DutyKind.TRIAGE));
        row(DeclineIntervention.class, EnumSet.of(AGENT, SENIOR), EnumSet.of(ACCEPTANCE), holding(DutyKind.TRIAGE));
        row(HandOff.class, EnumSet.of(AGENT, SENIOR, SUPERVISOR), PLATFORM, CommandPermissions::mayMove);
        row(
                RequestEvidence.class,
                EnumSet.of(AGENT, SENIOR, REVIEWER),
                EnumSet.of(EVIDENCE, ADJUDICATION, REVIEW),
                CommandPermissions::mayAsk);
        row(
                SubmitEvidence.class,
                EnumSet.of(BUYER, SELLER, CARRIER, SERVICE_PROVIDER, LAB),
                EnumSet.of(NEGOTIATION, EVIDENCE, ADJUDICATION, REVIEW),
                CommandPermissions::maySubmit);
        row(CompleteEvidence.class, SIDES, EnumSet.of(EVIDENCE), holding(DutyKind.PROVE));
        row(
                ProposeSettlement.class,
                EnumSet.of(AGENT, SENIOR),
                EnumSet.of(EVIDENCE, MEDIATION, ADJUDICATION),
                CommandPermissions::mayPropose);
        row(AcceptSettlement.class, SIDES, EnumSet.of(MEDIATION), holding(DutyKind.ANSWER_SETTLEMENT));
        row(DeclineSettlement.class, SIDES, EnumSet.of(MEDIATION), holding(DutyKind.ANSWER_SETTLEMENT));
        row(
                EscalateToSenior.class,
                EnumSet.of(AGENT, BUYER, SELLER),
                EnumSet.of(EVIDENCE, MEDIATION, ADJUDICATION),
                CommandPermissions::mayEscalate);
        row(IssueRuling.class, EnumSet.of(AGENT, SENIOR), EnumSet.of(ADJUDICATION), holding(DutyKind.RULE));
        row(LodgeAppeal.class, SIDES, EnumSet.of(APPEAL_WINDOW, REVIEW), CommandPermissions::mayAppeal);
        row(DecideAppeal.class, EnumSet.of(REVIEWER), EnumSet.of(REVIEW), CommandPermissions::mayDecide);
        row(ConfirmStep.class, SIDES, EnumSet.of(ENFORCEMENT), CommandPermissions::mayConfirm);
        row(ReportNonPerformance.class, SIDES, EnumSet.of(ENFORCEMENT, CLOSED), CommandPermissions::mayReport);
        row(
                SuspendCase.class,
                EnumSet.of(AGENT, SENIOR, SUPERVISOR),
                EnumSet.range(NEGOTIATION, ENFORCEMENT),
                CommandPermissions::maySuspend);
        row(ResumeCase.class, EnumSet.of(AGENT, SENIOR, SUPERVISOR), EnumSet.of(SUSPENDED));
        row(RecordExternalOutcome.class, EnumSet.of(SUPERVISOR), EnumSet.allOf(Stage.class));
        row(RateService.class, SIDES, EnumSet.of(CLOSED), CommandPermissions::mayRate);
        row(LapseDuty.class, EnumSet.of(SYSTEM), OPEN);
        row(RecordAdvance.class, EnumSet.of(SYSTEM), EnumSet.of(ENFORCEMENT));
        row(CreditOutage.class, EnumSet.of(SYSTEM), OPEN);
        row(AnnouncePolicy.class, EnumSet.of(SYSTEM), OPEN);
    }

    private static final Set<Class<? extends CaseCommand>> WHILE_SUSPENDED = Set.of(
            AddStatement.class,
            ResumeCase.class,
            RecordExternalOutcome.class,
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

    /** Why the command is not allowed now, or empty if only its content can still be wrong. */
    static Optional<CaseRejection> refusal(
            Class<? extends CaseCommand> command, Actor actor, CaseState state, Policy policy, Instant at) {
        if (!state.exists() || !isRelated(actor, state)) {
            return no(NO_SUCH_CASE, Message.of("rule.no-such-case"));
        }
        if (state.matter() != null) {
            return SideMatterPermissions.refusal(command, actor, state, policy);
        }
        Row row = TABLE.get(command);
        if (row == null) {
            return SideMatterPermissions.isForMattersAlone(command)
                    ? no(WRONG_STAGE, Message.of("rule.not-for-disputes").with("command", command.getSimpleName()))
                    : no(WRONG_STAGE, Message.of("rule.case-exists"));
        }
        if (state.stage() == CLOSED && !row.stages().contains(CLOSED)) {
            return closed(state);
        }
        if (state.stage() == SUSPENDED && !WHILE_SUSPENDED.contains(command)) {
            return no(CASE_SUSPENDED, Message.of("rule.case-suspended"));
        }
        if (!row.roles().contains(actor.role())) {
            return notYourRole(command, actor, row.roles());
        }
        if (!row.stages().contains(state.stage())) {
            return wrongStage(command, row.stages(), state);
        }
        return row.check().refusal(actor, state, policy, at);
    }

    static Optional<CaseRejection> closed(CaseState state) {
        return no(CASE_CLOSED, Message.of("rule.case-closed").with("outcome", state.outcome()));
    }

    static Optional<CaseRejection> notYourRole(Class<? extends CaseCommand> command, Actor actor, Set<Role> roles) {
        return no(
                NOT_YOUR_ROLE,
                Message.of("rule.not-your-role")
                        .with("role", actor.role())
                        .with("command", command.getSimpleName())
                        .with("roles", roles));
    }

    static Optional<CaseRejection> wrongStage(
            Class<? extends CaseCommand> command, Set<Stage> stages, CaseState state) {
        return no(
                WRONG_STAGE,
                Message.of("rule.wrong-stage")
                        .with("command", command.getSimpleName())
                        .with("stages", stages)
                        .with("stage", state.stage()));
    }

    static Optional<CaseRejection> mayState(Actor actor, CaseState state, Policy policy, Instant at) {
        int limit = policy.limits().statementsPerActor();
        return state.usage().statementsBy(actor) < limit
                ? yes()
                : no(CASE_LOG_FULL, Message.of("rule.too-many-statements").with("limit", limit));
    }

    private static Optional<CaseRejection> mayReject(Actor actor, CaseState state, Policy policy, Instant at) {
        return state.ball().has(DutyKind.ANSWER_CLAIM) ? yes() : notOpen("ANSWER_CLAIM");
    }

    private static Optional<CaseRejection> offerOpen(Actor actor, CaseState state, Policy policy, Instant at) {
        Optional<Negotiation.Offer> offer = state.negotiation().openOffer();
        if (offer.isEmpty()) {
            return no(OFFER_NOT_OPEN, Message.of("rule.no-offer-open"));
        }
        return offer.get().by() != actor.role()
                ? yes()
                : no(NOT_YOURS_TO_ANSWER, Message.of("rule.cannot-answer-own-offer"));
    }

    private static Optional<CaseRejection> mayAsk(Actor actor, CaseState state, Policy policy, Instant at) {
        boolean inReview = state.stage() == REVIEW;
        if (actor.role() == REVIEWER && inReview) {
            return mayDecide(actor, state, policy, at);
        }
        return actor.role() == SENIOR || actor.role() == AGENT && !inReview
                ? desk(actor, state)
                : no(NOT_YOUR_ROLE, Message.of("rule.who-asks-for-evidence"));
    }

    private static Optional<CaseRejection> mayEscalate(Actor actor, CaseState state, Policy policy, Instant at) {
        if (state.desk().senior()) {
            return no(GROUND_NOT_MET, Message.of("rule.with-a-senior-already"));
        }
        return actor.role() == AGENT ? desk(actor, state) : yes();
    }

    private static Optional<CaseRejection> mayDecide(Actor actor, CaseState state, Policy policy, Instant at) {
        return independent(actor, state).or(() -> holds(DutyKind.REVIEW, actor, state));
    }

    private static Optional<CaseRejection> maySuspend(Actor actor, CaseState state, Policy policy, Instant at) {
        return actor.role() != SUPERVISOR && state.ball().platformHolds()
                ? no(NOT_YOUR_ROLE, Message.of("rule.only-a-supervisor-suspends"))
                : yes();
    }

    private static Check holding(DutyKind kind) {
        return (actor, state, policy, at) -> holds(kind, actor, state);
    }

    private static Optional<CaseRejection> mayMove(Actor actor, CaseState state, Policy policy, Instant at) {
        if (actor.role() == SUPERVISOR) {
            return yes();
        }
        if (state.desk().fixed()) {
            return no(OWNER_FIXED, Message.of("rule.owner-fixed"));
        }
        return desk(actor, state);
    }

    /** An agent acts on a case of its own or on one without an owner; a senior on one that came to seniors. */
    private static Optional<CaseRejection> desk(Actor actor, CaseState state) {
        Desk desk = state.desk();
        boolean may = actor.role() == SENIOR
                ? state.stage() != ACCEPTANCE
                        || desk.owner() == null
                        || desk.owner().equals(actor)
                : desk.owner() == null || desk.owner().equals(actor);
        return may
                ? yes()
                : no(NOT_YOURS_TO_ANSWER, Message.of("rule.case-of-another").with("owner", desk.owner()));
    }

    private static Optional<CaseRejection> mayPropose(Actor actor, CaseState state, Policy policy, Instant at) {
        boolean parks = state.stage() == ADJUDICATION || state.ball().isWaiting(DutyKind.RULE);
        if (state.negotiation().settledFromAdjudication() && parks) {
            return no(WRONG_STAGE, Message.of("rule.one-settlement-from-adjudication"));
        }
        return desk(actor, state);
    }

    private static Optional<CaseRejection> maySubmit(Actor actor, CaseState state, Policy policy, Instant at) {
        boolean freely = actor.role().isSide() && (state.stage() == NEGOTIATION || state.stage() == EVIDENCE);
        boolean asked = state.ball().heldBy(actor, DutyKind.ANSWER_REQUEST).isPresent()
                || state.ball().heldBy(actor, DutyKind.INSPECT).isPresent();
        return freely || asked ? yes() : no(DUTY_NOT_OPEN, Message.of("rule.nobody-asked-you"));
    }

    private static Optional<CaseRejection> mayAppeal(Actor actor, CaseState state, Policy policy, Instant at) {
        if (state.judgement().hasAppealed(actor.role())) {
            return no(ALREADY_APPEALED, Message.of("rule.appealed-already"));
        }
        return state.stage() == APPEAL_WINDOW || !at.isAfter(state.judgement().appealUntil())
                ? yes()
                : no(WRONG_STAGE, Message.of("rule.too-late-to-join-the-appeal"));
    }

    private static Optional<CaseRejection> independent(Actor actor, CaseState state) {
        boolean involved = state.desk().hasActed(actor.id())
                || actor.id().equals(state.filing().buyer())
                || actor.id().equals(state.filing().seller());
        return involved
                ? no(
                        REVIEWER_NOT_INDEPENDENT,
                        Message.of("rule.reviewer-not-independent").with("actor", actor.id()))
                : yes();
    }

    private static Optional<CaseRejection> mayConfirm(Actor actor, CaseState state, Policy policy, Instant at) {
        boolean yours = state.fulfilment()
                .next()
                .map(step -> Steps.mayConfirm(step, actor.role()))
                .orElse(false);
        if (yours && !state.ball().has(DutyKind.PAY_ADVANCE)) {
            return yes();
        }
        return state.ball().has(DutyKind.RETURN_GOODS, DutyKind.CONFIRM_RECEIPT, DutyKind.PERFORM)
                ? no(NOT_YOURS_TO_ANSWER, Message.of("rule.other-side-confirms"))
                : notOpen("PERFORM");
    }

    private static Optional<CaseRejection> mayReport(Actor actor, CaseState state, Policy policy, Instant at) {
        if (state.stage() == ENFORCEMENT) {
            return yes();
        }
        Fulfilment done = state.fulfilment();
        boolean performed = state.outcome() == Outcome.REMEDY_PERFORMED || state.outcome() == Outcome.SETTLED;
        boolean inTime = !at.isAfter(state.closedAt().plus(policy.windows().reportNonPerformance()));
        boolean finished = !done.done().isEmpty() && done.next().isEmpty();
        if (!performed || !finished || done.reopened() || done.advanced() || !inTime) {
            return no(CASE_CLOSED, Message.of("rule.cannot-reopen"));
        }
        return actor.role() == BUYER ? yes() : no(NOT_YOUR_ROLE, Message.of("rule.only-the-buyer-reopens"));
    }

    private static Optional<CaseRejection> mayRate(Actor actor, CaseState state, Policy policy, Instant at) {
        if (state.usage().rated().contains(actor.role())) {
            return no(ALREADY_RATED, Message.of("rule.rated-already"));
        }
        return at.isAfter(state.closedAt().plus(policy.windows().rateService()))
                ? no(
                        OUTSIDE_WINDOW,
                        Message.of("rule.ratings-closed")
                                .with("days", policy.windows().rateService().toDays()))
                : yes();
    }

    static Optional<CaseRejection> holds(DutyKind kind, Actor actor, CaseState state) {
        Optional<Duty> duty = state.ball().ofKind(kind);
        boolean oneEach = kind == DutyKind.PROVE || kind == DutyKind.ANSWER_SETTLEMENT;
        if (duty.isEmpty() || oneEach && state.ball().heldBy(actor, kind).isEmpty()) {
            return notOpen(kind.name());
        }

        return state.ball().heldBy(actor, kind).isPresent()
                ? yes()
                : no(
                        NOT_YOURS_TO_ANSWER,
                        Message.of("rule.duty-of-another")
                                .with("kind", kind)
                                .with("holder", duty.get().holder()));
    }

    private static Optional<CaseRejection> notOpen(String duty) {
        return no(DUTY_NOT_OPEN, Message.of("rule.no-such-duty-open").with("duty", duty));
    }

    private static Optional<CaseRejection> yes() {
        return Optional.empty();
    }

    static Optional<CaseRejection> no(RejectionCode code, Message message) {
        return Optional.of(new CaseRejection(code, message));
    }
}
