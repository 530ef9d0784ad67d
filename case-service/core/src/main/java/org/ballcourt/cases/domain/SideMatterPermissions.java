package org.ballcourt.cases.domain;

import static org.ballcourt.contracts.RejectionCode.*;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.Word;

/** Who may send which command to one of the small matters beside the disputes. */
final class SideMatterPermissions {
    private static final Set<Stage> DECIDING = EnumSet.of(Stage.ADJUDICATION, Stage.REVIEW);
    private static final Set<Stage> OPEN = EnumSet.complementOf(EnumSet.of(Stage.CLOSED));
    private static final Set<MatterKind> ALL = EnumSet.complementOf(EnumSet.of(MatterKind.DISPUTE));
    private static final Set<Role> DECIDERS = EnumSet.of(Role.SUPERVISOR);
    private static final Set<Role> ANSWERING = EnumSet.of(Role.AGENT, Role.SENIOR, Role.SUPERVISOR);
    private static final Set<Role> SIDES = EnumSet.of(Role.BUYER, Role.SELLER);
    private static final Set<Role> ACCUSED =
            EnumSet.of(Role.AGENT, Role.SENIOR, Role.REVIEWER, Role.BUYER, Role.SELLER);

    /** @param duty that the sender must hold, or for a contact anybody of the desk; null where none is needed */
    private record Row(Set<MatterKind> kinds, Set<Role> roles, Set<Stage> stages, DutyKind duty) {}

    private static final Map<Class<? extends CaseCommand>, Row> TABLE = Map.ofEntries(
            row(
                    DecideAgentComplaint.class,
                    only(MatterKind.AGENT_COMPLAINT),
                    DECIDERS,
                    DECIDING,
                    DutyKind.HANDLE_AGENT_COMPLAINT),
            row(
                    AppealSanction.class,
                    EnumSet.of(MatterKind.AGENT_COMPLAINT, MatterKind.VIOLATION),
                    ACCUSED,
                    EnumSet.of(Stage.APPEAL_WINDOW),
                    DutyKind.MAY_APPEAL),
            row(
                    AnswerReport.class,
                    only(MatterKind.VIOLATION),
                    SIDES,
                    EnumSet.of(Stage.EVIDENCE),
                    DutyKind.ANSWER_REPORT),
            row(DecideViolation.class, only(MatterKind.VIOLATION), DECIDERS, DECIDING, DutyKind.HANDLE_VIOLATION),
            row(DecideContest.class, only(MatterKind.CONTEST), DECIDERS, DECIDING, DutyKind.HANDLE_CONTEST),
            row(
                    AnswerContact.class,
                    only(MatterKind.CONTACT),
                    ANSWERING,
                    EnumSet.of(Stage.ACCEPTANCE),
                    DutyKind.ANSWER_CONTACT),
            row(RateService.class, only(MatterKind.CONTACT), SIDES, EnumSet.of(Stage.CLOSED), null),
            row(AddStatement.class, ALL, EnumSet.range(Role.BUYER, Role.LAB), OPEN, null),
            row(LapseDuty.class, ALL, EnumSet.of(Role.SYSTEM), OPEN, null),
            row(CreditOutage.class, ALL, EnumSet.of(Role.SYSTEM), OPEN, null));

    private SideMatterPermissions() {}

    private static Map.Entry<Class<? extends CaseCommand>, Row> row(
            Class<? extends CaseCommand> command,
            Set<MatterKind> kinds,
            Set<Role> roles,
            Set<Stage> stages,
            DutyKind duty) {
        return Map.entry(command, new Row(kinds, roles, stages, duty));
    }

    private static Set<MatterKind> only(MatterKind kind) {
        return EnumSet.of(kind);
    }

    /** Whether disputes know nothing of the command. */
    static boolean isForMattersAlone(Class<? extends CaseCommand> command) {
        Row row = TABLE.get(command);
        return row != null && row.duty() != null;
    }

    /** Where the desk let the time pass nobody has given reasons. */
    private static String contestOver(Outcome outcome) {
        return outcome == Outcome.UNDECIDED ? "rule.contest-lapsed" : "rule.contest-was-decided";
    }

    /** Why the command is not allowed now, or empty if only its content can still be wrong. */
    static Optional<CaseRejection> refusal(
            Class<? extends CaseCommand> command, Actor actor, CaseState state, Policy policy, Instant at) {
        MatterKind kind = state.matter().kind();
        Row row = TABLE.get(command);
        if (command == ContestRecovery.class && kind == MatterKind.CONTEST) {
            return state.stage() == Stage.CLOSED
                    ? Refusals.no(ALREADY_DECIDED, Message.of(contestOver(state.outcome())))
                    : Refusals.no(DUPLICATE_CASE, Message.of("rule.contest-is-open"));
        }
        if (row == null || !row.kinds().contains(kind)) {
            return Refusals.no(
                    WRONG_STAGE,
                    Message.of("rule.not-for-this-matter")
                            .with("command", Word.command(command))
                            .with("kind", kind));
        }
        if (state.stage() == Stage.CLOSED && !row.stages().contains(Stage.CLOSED)) {
            return Refusals.closed(state);
        }
        boolean accused =
                command == AppealSanction.class && actor.equals(state.matter().about());
        if (!row.roles().contains(actor.role()) && !accused) {
            return Refusals.notYourRole(command, actor, row.roles());
        }
        if (!row.stages().contains(state.stage())) {
            return Refusals.wrongStage(command, row.stages(), state);
        }
        if (policy.secondEdition() != null && isOwn(actor, state.matter(), row)) {
            return Optional.of(Refusals.ownCase(actor));
        }
        if (command == AddStatement.class) {
            return SidePermissions.mayState(actor, state, policy, at);
        }
        if (command == RateService.class) {
            return ContactRules.mayRate(actor, state, policy, at);
        }
        if (command == AnswerContact.class) {
            return Refusals.yes();
        }
        Optional<CaseRejection> partial =
                DECIDERS.equals(row.roles()) ? independent(actor, state.matter()) : Optional.empty();
        return partial.isPresent() || row.duty() == null ? partial : Refusals.holds(row.duty(), actor, state);
    }

    /** Who brought a matter up, or is meant by it, speaks for itself, but decides nothing and plays no other part; who is another side of what it is about plays none. */
    private static boolean isOwn(Actor actor, SideMatter matter, Row row) {
        boolean itself = actor.equals(matter.by()) || actor.equals(matter.about());
        boolean own = matter.isSide(actor.id()) && (!itself || DECIDERS.equals(row.roles()));
        return actor.role().isPlatform() && (own || matter.isAboutOwn(actor));
    }

    private static Optional<CaseRejection> independent(Actor actor, SideMatter matter) {
        return matter.involves(actor.id()) ? Optional.of(partial(actor)) : Optional.empty();
    }

    static CaseRejection partial(Actor actor) {
        return new CaseRejection(
                REVIEWER_NOT_INDEPENDENT,
                Message.of("rule.supervisor-not-independent").with("actor", actor.id()));
    }
}
