package org.ballcourt.cases.domain;

import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;

/** The platform's desk: taking cases, handing them on, escalating, suspending. */
final class DeskRules {
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

    static void handOff(DecisionInProgress draft, HandOff command) {
        Desk desk = draft.state().desk();
        List<String> facts = command.newFacts() == null ? List.of() : command.newFacts();
        boolean second = draft.policy().secondEdition() != null;
        requireDesk(draft, command.to());
        if (second) {
            requireSomebodyElse(draft, command.to(), facts);
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
                ? to.role() == Role.REVIEWER && draft.state().desk().isIndependent(to.id())
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

    /** What is claimed to be new and is not is told first: it would be none with anybody else either. */
    private static void requireSomebodyElse(DecisionInProgress draft, Actor to, List<String> facts) {
        if (to.id().equals(draft.actor().id())) {
            requireNew(draft.state(), facts);
            throw new CaseRejection(RejectionCode.UNKNOWN_PARTY, Message.of("rule.hand-off-to-oneself"));
        }
        if (CommandPermissions.hasOwnPart(to, draft.state())) {
            throw new CaseRejection(
                    RejectionCode.UNKNOWN_PARTY, Message.of("rule.own-case").with("actor", to.id()));
        }
    }

    /** Neither named by an earlier hand-off nor said by whoever makes no facts. */
    private static void requireNew(CaseState state, List<String> facts) {
        facts.forEach(fact -> requireFact(state, fact));
        List<String> fresh = state.desk().newAmong(facts);
        List<String> none = facts.stream()
                .filter(fact -> !fresh.contains(fact) || !isFact(state, fact))
                .toList();
        if (!none.isEmpty()) {
            throw new CaseRejection(
                    RejectionCode.FACT_NOT_NEW,
                    Message.of("rule.nothing-new-for-oneself").with("facts", none));
        }
    }

    private static boolean isFact(CaseState state, String fact) {
        return state.proof().exhibit(fact).isPresent() || state.usage().isFact(Long.parseLong(fact));
    }

    /** Evidence comes from the parties and those they name; an event may be an act of theirs, or not. */
    private static void requireFacts(CaseState state, List<String> named) {
        List<String> none = named.stream().filter(fact -> !isFact(state, fact)).toList();
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

    static BallChange resume(DecisionInProgress draft) {
        return draft.dutyChange()
                .to(draft.state().suspendedFrom())
                .end(duty -> true, DutyEnding.DONE)
                .resume(waiting -> waiting.why() == DutyEnding.SUSPENDED)
                .done();
    }
}
