package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;

/** The platform's desk: taking cases, handing them on, escalating, suspending. */
final class DeskRules {
    /** An outage shorter than this is nobody's excuse. */
    static final Duration OUTAGE_THRESHOLD = Duration.ofMinutes(15);

    private DeskRules() {}

    static BallChange toAcceptance(DecisionInProgress draft) {
        return draft.dutyChange()
                .to(Stage.ACCEPTANCE)
                .endAll()
                .open(DutyTerm.TRIAGE, Role.AGENT, null)
                .done();
    }

    /** Takes the case and opens the evidence round; without an owner by rule. */
    static void accept(DecisionInProgress draft, Actor owner) {
        BallChange taken = draft.dutyChange()
                .end(duty -> duty.kind() == DutyKind.TRIAGE, DutyEnding.DONE)
                .done();
        draft.add(new InterventionAccepted(owner, taken));
        CaseState state = draft.state();
        BallChange round = draft.dutyChange()
                .to(Stage.EVIDENCE)
                .open(DutyTerm.PROVE, Role.BUYER, state.filing().buyer())
                .open(DutyTerm.PROVE, Role.SELLER, state.filing().seller())
                .done();
        draft.add(new EvidenceRoundOpened(state.filing().burdens(draft.policy()), round));
    }

    static void declineIntervention(DecisionInProgress draft, DeclineIntervention command) {
        BallChange ball = draft.dutyChange()
                .end(duty -> duty.kind() == DutyKind.TRIAGE, DutyEnding.DONE)
                .done();
        draft.add(new InterventionDeclined(command.code(), draft.text(command.explanation()), ball));
        Closing.close(draft, Outcome.INADMISSIBLE, Fault.NONE);
    }

    static void handOff(DecisionInProgress draft, HandOff command) {
        Desk desk = draft.state().desk();
        List<String> facts = command.newFacts() == null ? List.of() : command.newFacts();
        boolean second = draft.policy().secondEdition() != null;
        requireDesk(draft, command.to());
        if (second) {
            requireSomebodyElse(draft, command.to());
        }
        facts.forEach(fact -> requireFact(draft.state(), fact));
        if (second) {
            requireFacts(draft.state(), facts);
        }
        boolean empty = desk.newAmong(facts).isEmpty();
        boolean returns = desk.holders().contains(command.to());
        Actor from = desk.owner() == null && draft.actor().role() != Role.SUPERVISOR ? draft.actor() : desk.owner();
        draft.add(new HandedOff(from, command.to(), command.why(), facts, empty, moved(draft, command.to())));
        boolean fixes = empty
                && (returns
                        || desk.emptyHandOffs() + 1 >= draft.policy().limits().emptyHandOffs());
        if (fixes && !desk.fixed() && command.to().role() != Role.REVIEWER) {
            draft.add(new OwnerFixed(command.to(), BallChange.NONE));
        }
    }

    /** The platform's duties move along, their deadlines stay. */
    private static BallChange moved(DecisionInProgress draft, Actor to) {
        DutyChangeBuilder move = draft.dutyChange();
        for (Duty duty : draft.state().ball().open()) {
            boolean deskDuty = duty.holder() == Role.AGENT || duty.holder() == Role.SENIOR;
            if (to.role() == Role.REVIEWER ? duty.kind() == DutyKind.REVIEW : deskDuty) {
                move.move(duty, to.role(), to.id(), onLapseWith(draft, duty, to.role()));
            }
        }
        return move.done();
    }

    private static Consequence onLapseWith(DecisionInProgress draft, Duty duty, Role holder) {
        return duty.onLapse() == Consequence.MOVES_TO_SENIOR && holder == Role.SENIOR
                ? draft.policy().silence().get(DutyTerm.RULE_BY_SENIOR)
                : duty.onLapse();
    }

    private static void requireDesk(DecisionInProgress draft, Actor to) {
        boolean ruling = draft.state().ball().ofKind(DutyKind.RULE).isPresent();
        boolean backToAgent = to.role() == Role.AGENT && draft.state().desk().senior() && ruling;
        boolean fits = draft.state().stage() == Stage.REVIEW
                ? to.role() == Role.REVIEWER && !draft.state().desk().hasActed(to.id())
                : to.role() == Role.AGENT || to.role() == Role.SENIOR;
        if (!fits || backToAgent) {
            throw new CaseRejection(
                    RejectionCode.UNKNOWN_PARTY,
                    Message.of("rule.cannot-be-handed-to")
                            .with("stage", draft.state().stage())
                            .with("to", to));
        }
    }

    /** A fact is a piece of evidence of the case, or an event of it other than a hand-off. */
    private static void requireFact(CaseState state, String fact) {
        boolean event = fact.matches("[1-9][0-9]{0,8}")
                && Long.parseLong(fact) <= state.events()
                && !state.usage().handOffs().contains(Long.parseLong(fact));
        if (!event && state.proof().exhibit(fact).isEmpty()) {
            throw new CaseRejection(
                    RejectionCode.EVIDENCE_UNKNOWN,
                    Message.of("rule.no-such-fact").with("fact", fact));
        }
    }

    private static void requireSomebodyElse(DecisionInProgress draft, Actor to) {
        if (to.equals(draft.actor())) {
            throw new CaseRejection(RejectionCode.UNKNOWN_PARTY, Message.of("rule.hand-off-to-oneself"));
        }
        if (draft.state().filing().isSide(to.id())) {
            throw new CaseRejection(
                    RejectionCode.UNKNOWN_PARTY, Message.of("rule.own-case").with("actor", to.id()));
        }
    }

    /** Evidence comes from the parties and those they name; an event may be an act of theirs, or not. */
    private static void requireFacts(CaseState state, List<String> named) {
        List<String> none = named.stream()
                .filter(fact -> state.proof().exhibit(fact).isEmpty())
                .filter(fact -> !state.usage().isFact(Long.parseLong(fact)))
                .toList();
        if (!none.isEmpty()) {
            throw new CaseRejection(
                    RejectionCode.FACT_NOT_NEW,
                    Message.of("rule.facts-that-are-none").with("facts", none));
        }
    }

    static void escalate(DecisionInProgress draft, EscalateToSenior command) {
        requireGround(draft, command);
        DutyChangeBuilder move = draft.dutyChange();
        draft.state()
                .ball()
                .ofKind(DutyKind.RULE)
                .ifPresent(rule -> move.end(rule, DutyEnding.MOVED).open(DutyTerm.RULE_BY_SENIOR, Role.SENIOR, null));
        draft.add(new EscalatedToSenior(command.ground(), draft.text(command.explanation()), move.done()));
    }

    private static void requireGround(DecisionInProgress draft, EscalateToSenior command) {
        CaseState state = draft.state();
        Policy policy = draft.policy();
        SeniorGround ground = command.ground();
        boolean met = switch (ground) {
            case FIRST_LEVEL_FAILED ->
                state.negotiation().failedSettlements() > 0 || state.desk().emptyHandOffs() > 0;
            case LARGE_AMOUNT ->
                state.filing().amount().compareTo(policy.amounts().largeClaim()) >= 0;
            case COMPLEX ->
                command.explanation() != null && !command.explanation().isBlank();
            case VIOLATION ->
                policy.grounds().seniorViolations().contains(state.filing().reason());
            case AGENT_LATE -> state.desk().platformLapses() > 0;
        };
        if (!met) {
            throw new CaseRejection(RejectionCode.GROUND_NOT_MET, missing(ground, policy));
        }
    }

    private static Message missing(SeniorGround ground, Policy policy) {
        return switch (ground) {
            case FIRST_LEVEL_FAILED -> Message.of("rule.first-level-has-not-failed");
            case LARGE_AMOUNT ->
                Message.of("rule.claim-not-large-for-a-senior")
                        .with("limit", policy.amounts().largeClaim());
            case COMPLEX -> Message.of("rule.complex-unexplained");
            case VIOLATION ->
                Message.of("rule.no-violation-for-a-senior")
                        .with("reasons", policy.grounds().seniorViolations());
            case AGENT_LATE -> Message.of("rule.desk-is-not-late");
        };
    }

    static void suspend(DecisionInProgress draft, SuspendCase command) {
        if (draft.state().usage().suspensions().contains(command.reference())) {
            throw new CaseRejection(
                    RejectionCode.GROUND_NOT_MET,
                    Message.of("rule.reference-used").with("reference", command.reference()));
        }
        Role body = switch (command.cause()) {
            case COURT -> Role.COURT;
            case REGULATOR -> Role.REGULATOR;
            case LAB -> Role.LAB;
        };
        BallChange ball = draft.dutyChange()
                .to(Stage.SUSPENDED)
                .end(duty -> true, DutyEnding.SUSPENDED)
                .open(DutyTerm.AWAIT_OUTSIDE_BODY, body, null, command.reference())
                .done();
        draft.add(new CaseSuspended(command.cause(), command.reference(), ball));
    }

    static BallChange resume(DecisionInProgress draft) {
        return draft.dutyChange()
                .to(draft.state().suspendedFrom())
                .end(duty -> true, DutyEnding.DONE)
                .resume(waiting -> waiting.why() == DutyEnding.SUSPENDED)
                .done();
    }

    /**
     * Gives the time of an outage back to everybody who still had to act when it began or came to have to act during it; what was given
     * back already by another report of the same time is not given twice.
     */
    static void creditOutage(DecisionInProgress draft, CreditOutage command) {
        Duration outage = Duration.between(command.from(), command.until());
        if (outage.compareTo(OUTAGE_THRESHOLD) <= 0 || command.until().isAfter(draft.decidedAt())) {
            return;
        }
        Instant creditedUntil = draft.state().usage().creditedUntil();
        Instant begin = creditedUntil != null && creditedUntil.isAfter(command.from()) ? creditedUntil : command.from();
        if (!begin.isBefore(command.until())) {
            return;
        }
        // What was over before the outage lapses first: no event may lie before one that is stored already.
        Lapses.overdue(draft, begin, false);
        DutyChangeBuilder move = draft.dutyChange();
        boolean credited = false;
        for (Duty duty : draft.state().ball().open()) {
            Instant from = duty.since().isAfter(begin) ? duty.since() : begin;
            boolean people = duty.holder().isSide()
                    || duty.holder().isPlatform()
                    || duty.holder().isThirdParty();
            Duration credit = draft.policy().calendar().between(from, command.until(), duty.clock());
            if (people
                    && duty.kind() != DutyKind.AWAIT_OUTSIDE_BODY
                    && duty.dueAt().isAfter(begin)
                    && !credit.isZero()) {
                move.extend(duty, credit);
                credited = true;
            }
        }
        if (credited) {
            Duration credit = Duration.between(begin, command.until());
            draft.add(new OutageCredited(begin, command.until(), credit, move.done()));
        }
    }
}
