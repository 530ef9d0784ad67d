package org.ballcourt.cases.model;

import static org.ballcourt.contracts.Role.*;
import static org.ballcourt.contracts.Stage.*;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/** Who may send what in which stage: the table of section 6, and the duties and rights that a command needs. */
final class ModelPermits {
    private static final Set<Stage> OPEN = EnumSet.complementOf(EnumSet.of(CLOSED));
    private static final Set<Stage> RUNNING = EnumSet.complementOf(EnumSet.of(CLOSED, SUSPENDED));
    private static final Set<Role> SIDES = Set.of(BUYER, SELLER);

    /** Where whoever filed may still think better of it. */
    static final Set<Stage> ANYBODYS_TO_WITHDRAW = Set.of(NEGOTIATION, ACCEPTANCE, EVIDENCE, MEDIATION, ADJUDICATION);

    /** A line of the table. */
    private record Line(Set<Role> by, Set<Stage> in) {}

    private static final Map<String, Line> TABLE = Map.ofEntries(
            line("AcceptClaim", Set.of(SELLER), Set.of(NEGOTIATION)),
            line("RejectClaim", Set.of(SELLER), Set.of(NEGOTIATION)),
            line("MakeOffer", SIDES, Set.of(NEGOTIATION, MEDIATION)),
            line("AcceptOffer", SIDES, Set.of(NEGOTIATION, MEDIATION)),
            line("DeclineOffer", SIDES, Set.of(NEGOTIATION, MEDIATION)),
            line(
                    "AddStatement",
                    Set.of(BUYER, SELLER, AGENT, SENIOR, REVIEWER, SUPERVISOR, CARRIER, SERVICE_PROVIDER, LAB),
                    OPEN),
            line("WithdrawComplaint", Set.of(BUYER), ANYBODYS_TO_WITHDRAW),
            line("RequestIntervention", SIDES, Set.of(NEGOTIATION)),
            line("AcceptIntervention", Set.of(AGENT, SENIOR), Set.of(ACCEPTANCE)),
            line("DeclineIntervention", Set.of(AGENT, SENIOR), Set.of(ACCEPTANCE)),
            line(
                    "HandOff",
                    Set.of(AGENT, SENIOR, SUPERVISOR),
                    Set.of(ACCEPTANCE, EVIDENCE, MEDIATION, ADJUDICATION, APPEAL_WINDOW, REVIEW, ENFORCEMENT)),
            line("RequestEvidence", Set.of(AGENT, SENIOR, REVIEWER), Set.of(EVIDENCE, ADJUDICATION, REVIEW)),
            line(
                    "SubmitEvidence",
                    Set.of(BUYER, SELLER, CARRIER, SERVICE_PROVIDER, LAB),
                    Set.of(NEGOTIATION, EVIDENCE, ADJUDICATION, REVIEW)),
            line(
                    "DeclareUnavailable",
                    Set.of(BUYER, SELLER, CARRIER, SERVICE_PROVIDER, LAB),
                    Set.of(EVIDENCE, ADJUDICATION, REVIEW)),
            line("CompleteEvidence", SIDES, Set.of(EVIDENCE)),
            line("ProposeSettlement", Set.of(AGENT, SENIOR), Set.of(EVIDENCE, MEDIATION, ADJUDICATION)),
            line("AcceptSettlement", SIDES, Set.of(MEDIATION)),
            line("DeclineSettlement", SIDES, Set.of(MEDIATION)),
            line("EscalateToSenior", Set.of(AGENT, BUYER, SELLER), Set.of(EVIDENCE, MEDIATION, ADJUDICATION)),
            line("IssueRuling", Set.of(AGENT, SENIOR), Set.of(ADJUDICATION)),
            line("LodgeAppeal", SIDES, Set.of(APPEAL_WINDOW, REVIEW)),
            line("DecideAppeal", Set.of(REVIEWER), Set.of(REVIEW)),
            line("ConfirmStep", SIDES, Set.of(ENFORCEMENT)),
            line("ReportNonPerformance", SIDES, Set.of(ENFORCEMENT, CLOSED)),
            line("SuspendCase", Set.of(AGENT, SENIOR, SUPERVISOR), OPEN),
            line("ResumeCase", Set.of(AGENT, SENIOR, SUPERVISOR), Set.of(SUSPENDED)),
            line("RecordExternalOutcome", Set.of(SUPERVISOR), EnumSet.allOf(Stage.class)),
            line("RateService", SIDES, Set.of(CLOSED)),
            line("LapseDuty", Set.of(SYSTEM), OPEN),
            line(
                    "RecordAdvance",
                    Set.of(SYSTEM),
                    Set.of(ACCEPTANCE, EVIDENCE, MEDIATION, ADJUDICATION, APPEAL_WINDOW, REVIEW, ENFORCEMENT)),
            line("ContestRecovery", Set.of(BUYER, SELLER, CARRIER, SERVICE_PROVIDER), EnumSet.allOf(Stage.class)),
            line("ReduceRemedy", Set.of(SYSTEM), EnumSet.allOf(Stage.class)),
            line("ReverseRecovery", Set.of(SYSTEM), EnumSet.allOf(Stage.class)),
            line("CreditOutage", Set.of(SYSTEM), OPEN),
            line("AnnouncePolicy", Set.of(SYSTEM), OPEN));

    private final ModelCase c;

    ModelPermits(ModelCase c) {
        this.c = c;
    }

    private static Map.Entry<String, Line> line(String command, Set<Role> by, Set<Stage> in) {
        return Map.entry(command, new Line(by, in));
    }

    static boolean knows(String command) {
        return TABLE.containsKey(command);
    }

    static boolean isRelated(ModelCase c, Actor actor) {
        return switch (actor.role()) {
            case BUYER -> actor.id().equals(c.order.buyer());
            case SELLER -> actor.id().equals(c.order.seller());
            case CARRIER, SERVICE_PROVIDER, LAB ->
                c.invited.contains(actor.toString()) || c.invited.contains(actor.role() + "/null");
            case COURT, REGULATOR -> false;
            default -> true;
        };
    }

    /** What the actor may send at that time, as far as this does not depend on the command's content. */
    Set<String> allowed(Actor actor) {
        return CommandNames.ALL.stream()
                .map(Class::getSimpleName)
                .filter(command -> isPermitted(command, actor))
                .collect(Collectors.toSet());
    }

    private boolean isPermitted(String command, Actor actor) {
        try {
            check(command, actor);
            return true;
        } catch (No no) {
            return false;
        }
    }

    void check(Class<? extends CaseCommand> command, Actor actor) {
        check(command.getSimpleName(), actor);
    }

    private void check(String command, Actor actor) {
        c.actor = actor;
        No.unless(isRelated(c, actor), RejectionCode.NO_SUCH_CASE);
        Line line = TABLE.get(command);
        No.unless(line != null, RejectionCode.WRONG_STAGE);
        boolean late = command.equals("RecordAdvance") && c.stage == CLOSED && !c.stillPaid.isEmpty()
                || command.equals("WithdrawComplaint") && actor.role() == BUYER && wasNeverAskedFor();
        No.unless(c.stage != CLOSED || line.in.contains(CLOSED) || late, RejectionCode.CASE_CLOSED);
        boolean waits = line.in.contains(SUSPENDED) && (second() || !command.equals("SuspendCase"));
        No.unless(c.stage != SUSPENDED || waits, RejectionCode.CASE_SUSPENDED);
        No.unless(line.by.contains(actor.role()), RejectionCode.NOT_YOUR_ROLE);
        No.unless(line.in.contains(c.stage) || late, RejectionCode.WRONG_STAGE);
        boolean ownCase = actor.role().isPlatform() && c.hasOwnPart(actor.id());
        No.unless(!ownCase || c.policy.secondEdition() == null, RejectionCode.OWN_CASE);
        switch (command) {
            case "MakeOffer" ->
                No.unless(
                        c.policy.secondEdition() == null
                                || c.offersOf(actor.role())
                                        < c.policy.secondEdition().offers().perSide(),
                        RejectionCode.TOO_MANY_OFFERS);
            case "RejectClaim" -> mine(DutyKind.ANSWER_CLAIM);
            case "AcceptOffer", "DeclineOffer" -> {
                No.unless(c.offerBy != null, RejectionCode.OFFER_NOT_OPEN);
                No.unless(c.offerBy != actor.role(), RejectionCode.NOT_YOURS_TO_ANSWER);
            }
            case "AcceptIntervention", "DeclineIntervention" -> mine(DutyKind.TRIAGE);
            case "HandOff" -> {
                No.unless(!c.ownerFixed || actor.role() == SUPERVISOR, RejectionCode.OWNER_FIXED);
                atTheDesk();
            }
            case "ProposeSettlement" -> {
                boolean interrupted = c.waiting.stream().anyMatch(d -> d.kind == DutyKind.RULE);
                No.unless(c.stage != MEDIATION || !interrupted, RejectionCode.WRONG_STAGE);
                No.unless(c.stage != ADJUDICATION || !c.interruptedAdjudication, RejectionCode.WRONG_STAGE);
                atTheDesk();
            }
            case "EscalateToSenior" -> {
                No.unless(!c.senior, RejectionCode.GROUND_NOT_MET);
                atTheDesk();
            }
            case "RequestEvidence" -> {
                boolean suits = c.stage == REVIEW ? actor.role() != AGENT : actor.role() != REVIEWER;
                No.unless(suits, RejectionCode.NOT_YOUR_ROLE);
                atTheDesk();
                if (actor.role() == REVIEWER) {
                    independent();
                    mine(DutyKind.REVIEW);
                }
            }
            case "SubmitEvidence" -> {
                boolean anySide = c.stage == EVIDENCE || c.stage == NEGOTIATION;
                if (!anySide || !actor.role().isSide()) {
                    mine(DutyKind.ANSWER_REQUEST, DutyKind.INSPECT);
                }
                boolean asked = c.mine(DutyKind.ANSWER_REQUEST, DutyKind.INSPECT) != null;
                No.unless(asked || c.hasRoom(actor), RejectionCode.TOO_MANY_EXHIBITS);
            }
            case "DeclareUnavailable" -> {
                No.unless(c.policy.secondEdition() != null, RejectionCode.WRONG_STAGE);
                mine(DutyKind.ANSWER_REQUEST, DutyKind.INSPECT);
            }
            case "CompleteEvidence" -> mine(DutyKind.PROVE);
            case "AcceptSettlement", "DeclineSettlement" -> mine(DutyKind.ANSWER_SETTLEMENT);
            case "IssueRuling" -> {
                mine(DutyKind.RULE);
                boolean tooMuch =
                        c.claimed.compareTo(c.policy.amounts().agentAuthority().amount()) > 0;
                No.unless(
                        c.policy.secondEdition() == null || actor.role() != AGENT || !tooMuch,
                        RejectionCode.OVER_AUTHORITY);
            }
            case "LodgeAppeal" -> {
                No.unless(!c.sentAway || actor.role() == c.caller, RejectionCode.NOT_YOURS_TO_ANSWER);
                No.unless(!c.appealed.contains(actor.role()), RejectionCode.ALREADY_APPEALED);
                No.unless(c.stage == APPEAL_WINDOW || !c.now.isAfter(c.appealUntil), RejectionCode.WRONG_STAGE);
            }
            case "DecideAppeal" -> {
                independent();
                mine(DutyKind.REVIEW);
            }
            case "ConfirmStep" -> {
                No.unless(
                        c.has(DutyKind.RETURN_GOODS, DutyKind.CONFIRM_RECEIPT, DutyKind.PERFORM),
                        RejectionCode.DUTY_NOT_OPEN);
                No.unless(confirms(actor.role()), RejectionCode.NOT_YOURS_TO_ANSWER);
                boolean toPlatform = c.ball.stream()
                        .anyMatch(d ->
                                d.kind == DutyKind.PERFORM && d.pays != null && d.pays.containsKey(Account.PLATFORM));
                No.unless(actor.role() != BUYER || !toPlatform, RejectionCode.NOT_YOURS_TO_ANSWER);
            }
            case "ReportNonPerformance" -> {
                if (c.stage == ENFORCEMENT && c.policy.secondEdition() != null) {
                    boolean mayTurn = actor.role() == SELLER
                            ? c.mine(DutyKind.CONFIRM_RECEIPT) != null
                            : !c.reopened && c.nextStep() == StepKind.RECEIVE_REPLACEMENT;
                    boolean room = c.statements.getOrDefault(actor, 0)
                            < c.policy.limits().statementsPerActor();
                    No.unless(mayTurn || room, RejectionCode.CASE_LOG_FULL);
                }
                if (c.stage == CLOSED) {
                    boolean done = c.plan != null
                            && c.stepsDone > 0
                            && !Set.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS)
                                    .contains(c.plan.steps().get(c.stepsDone - 1))
                            && c.nextStep() == null;
                    if (done
                            && c.plan.whoBearsPerforms()
                            && ModelPayouts.MONEY.contains(c.plan.steps().get(c.stepsDone - 1))) {
                        done = c.lastBooked
                                        .getOrDefault(Account.BUYER, BigDecimal.ZERO)
                                        .signum()
                                > 0;
                    }
                    boolean gotTheMoney = done
                            && c.buyersWord
                            && ModelPayouts.MONEY.contains(c.plan.steps().get(c.stepsDone - 1));
                    boolean never = c.reopened || c.advanced || !done || second() && gotTheMoney;
                    boolean performed = c.outcome == Outcome.REMEDY_PERFORMED
                            || c.outcome == Outcome.SETTLED
                            || c.outcome == Outcome.EXTERNALLY_DECIDED;
                    No.unless(performed && !never, RejectionCode.CASE_CLOSED);
                    afterClosing(c.policy.windows().reportNonPerformance(), RejectionCode.CASE_CLOSED);
                    No.unless(actor.role() == BUYER, RejectionCode.NOT_YOUR_ROLE);
                }
            }
            case "SuspendCase" -> {
                boolean platforms = c.ball.stream()
                                .anyMatch(d -> d.holder.isPlatform() || second() && d.kind == DutyKind.PAY_ADVANCE)
                        || c.waiting.stream().anyMatch(d -> d.suspended && d.holder.isPlatform());
                boolean tooLong = second()
                        && c.suspendedUntil(c.now)
                                        .compareTo(c.policy
                                                .secondEdition()
                                                .suspensions()
                                                .byDesk())
                                >= 0;
                No.unless(!platforms && !tooLong || actor.role() == SUPERVISOR, RejectionCode.NOT_YOUR_ROLE);
            }
            case "ContestRecovery" -> {
                List<ModelRecovery> own = c.takenBack.stream()
                        .filter(taken -> taken.isTakenFrom(actor.toString()))
                        .toList();
                No.unless(!own.isEmpty(), RejectionCode.GROUND_NOT_MET);
                No.unless(
                        own.stream().anyMatch(taken -> !c.now.isAfter(taken.contestUntil())),
                        RejectionCode.OUTSIDE_WINDOW);
            }
            case "RateService" -> {
                Set<String> agents = c.acted.stream()
                        .filter(who -> who.role() != Role.REVIEWER)
                        .map(who -> actor.role() + " " + who.id())
                        .collect(Collectors.toSet());
                boolean served = !agents.isEmpty();
                No.unless(!served || !c.rated.containsAll(agents), RejectionCode.ALREADY_RATED);
                No.unless(served || !second(), RejectionCode.UNKNOWN_PARTY);
                afterClosing(c.policy.windows().rateService(), RejectionCode.OUTSIDE_WINDOW);
            }
            default -> {}
        }
    }

    /** An agent filed it, the buyer took nothing of it up, and nobody but the platform has done anything for it. */
    private boolean wasNeverAskedFor() {
        boolean inTime = c.disownUntil != null && !c.now.isAfter(c.disownUntil);
        boolean paidAtOnce =
                c.stage == CLOSED && c.outcome == Outcome.REMEDY_PERFORMED && c.plan != null && c.plan.platformFirst();
        return inTime && (paidAtOnce || c.stage == ENFORCEMENT) && c.stepsDone == 0 && !c.advanced;
    }

    /** Who performs the step or receives what it brings. */
    private boolean confirms(Role role) {
        return switch (c.nextStep()) {
            case RECEIVE_GOODS -> role == SELLER;
            case RECEIVE_REPLACEMENT -> role == BUYER;
            default -> true;
        };
    }

    private boolean second() {
        return c.policy.secondEdition() != null;
    }

    private void independent() {
        boolean side = c.actor.id().equals(c.order.buyer()) || c.actor.id().equals(c.order.seller());
        No.unless(c.isIndependent(c.actor.id()) && !side, RejectionCode.REVIEWER_NOT_INDEPENDENT);
    }

    /** An agent acts on a case of its own or on nobody's; a senior on any that the desk has taken. */
    private void atTheDesk() {
        boolean takenByAnother = c.owner != null && !c.owner.equals(c.actor);
        boolean bound = c.actor.role() == AGENT || c.actor.role() == SENIOR && c.stage == ACCEPTANCE;
        No.unless(!bound || !takenByAnother, RejectionCode.NOT_YOURS_TO_ANSWER);
    }

    private void afterClosing(Duration window, RejectionCode code) {
        No.unless(!c.now.isAfter(c.daysAfter(c.closedAt, window)), code);
    }

    private void mine(DutyKind... kinds) {
        if (c.mine(kinds) == null) {
            boolean oneEach = kinds[0] == DutyKind.PROVE || kinds[0] == DutyKind.ANSWER_SETTLEMENT;
            boolean elses = c.has(kinds) && kinds.length == 1 && !oneEach;
            throw new No(elses ? RejectionCode.NOT_YOURS_TO_ANSWER : RejectionCode.DUTY_NOT_OPEN);
        }
    }
}
