package org.ballcourt.cases.domain;

import static org.ballcourt.contracts.RejectionCode.*;

import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.Word;

/** What keeps a command from being sent now, in the words that every permission uses. */
final class Refusals {
    private Refusals() {}

    static Optional<CaseRejection> closed(CaseState state) {
        boolean unanswered = state.matter() != null
                && state.matter().kind() == MatterKind.CONTACT
                && state.outcome() == Outcome.UNDECIDED;
        return no(
                CASE_CLOSED,
                unanswered
                        ? Message.of("rule.contact-unanswered")
                        : Message.of("rule.case-closed").with("outcome", state.outcome()));
    }

    static Optional<CaseRejection> notYourRole(Class<? extends CaseCommand> command, Actor actor, Set<Role> roles) {
        return no(
                NOT_YOUR_ROLE,
                Message.of("rule.not-your-role")
                        .with("role", actor.role())
                        .with("command", Word.command(command))
                        .with("roles", roles));
    }

    static Optional<CaseRejection> wrongStage(
            Class<? extends CaseCommand> command, Set<Stage> stages, CaseState state) {
        return no(
                WRONG_STAGE,
                Message.of("rule.wrong-stage")
                        .with("command", Word.command(command))
                        .with("stages", stages)
                        .with("stage", state.stage()));
    }

    static Optional<CaseRejection> holds(DutyKind kind, Actor actor, CaseState state) {
        Optional<Duty> duty = state.ball().ofKind(kind);
        boolean oneEach = kind == DutyKind.PROVE || kind == DutyKind.ANSWER_SETTLEMENT;
        if (duty.isEmpty() || oneEach && state.ball().heldBy(actor, kind).isEmpty()) {
            return notOpen(kind);
        }

        return state.ball().heldBy(actor, kind).isPresent()
                ? yes()
                : no(
                        NOT_YOURS_TO_ANSWER,
                        Message.of("rule.duty-of-another")
                                .with("kind", kind)
                                .with("holder", duty.get().holder()));
    }

    static Optional<CaseRejection> notOpen(DutyKind duty) {
        return no(DUTY_NOT_OPEN, Message.of("rule.no-such-duty-open").with("duty", duty));
    }

    static CaseRejection ownCase(Actor actor) {
        return new CaseRejection(OWN_CASE, Message.of("rule.own-case").with("actor", actor.id()));
    }

    static Optional<CaseRejection> yes() {
        return Optional.empty();
    }

    static Optional<CaseRejection> no(RejectionCode code, Message message) {
        return Optional.of(new CaseRejection(code, message));
    }
}
