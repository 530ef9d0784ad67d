package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Refusals.no;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.AnswerContact;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.CaseEvent.ContactAnswered;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/**
 * Somebody asks the platform's desk, and waits until a person says something to it. With that the contact is over: what is said
 * after it is said elsewhere, and who has to ask again opens another one, which is counted.
 */
final class ContactRules {
    private ContactRules() {}

    static void open(DecisionInProgress draft, OpenContact command) {
        Facts.OfMatter found = draft.facts().matter();
        if (!draft.actor().role().isSide()) {
            throw SideMatterRules.notYourRole(Message.of("rule.only-sides-open-contacts"));
        }
        if (command.caseId() != null
                && (found.dispute() == null || !found.dispute().isSide(draft.actor()))) {
            throw SideMatterRules.noSuchCase();
        }
        if (draft.policy().secondEdition() == null) {
            throw new CaseRejection(RejectionCode.WRONG_STAGE, Message.of("rule.not-in-the-first-edition"));
        }
        int most = draft.policy().secondEdition().contacts().open();
        if (found.asked().open() >= most) {
            throw new CaseRejection(
                    RejectionCode.DUPLICATE_CASE,
                    Message.of("rule.too-many-open-contacts").with("most", most));
        }
        draft.add(new ContactOpened(
                draft.actor(),
                command.channel(),
                command.topic(),
                draft.text(command.text()),
                command.caseId(),
                command.line(command.caseId() == null ? null : found.dispute().line()),
                found.asked().same(),
                draft.policy().version(),
                draft.dutyChange()
                        .to(Stage.ACCEPTANCE)
                        .open(
                                command.channel().isLive() ? DutyTerm.ANSWER_CONTACT : DutyTerm.ANSWER_LETTER,
                                Role.AGENT,
                                null)
                        .done(),
                others(draft, found)));
    }

    /** Those of the line with whoever asks; null where it is about none, or about one that nobody knows. */
    private static List<Actor> others(DecisionInProgress draft, Facts.OfMatter found) {
        List<Actor> others = found.line().stream()
                .filter(one -> !one.id().equals(draft.actor().id()))
                .toList();
        return others.isEmpty() ? null : others;
    }

    /** Only what a person says answers anything; whoever of the desk does, whoever's turn it was. */
    static void answer(DecisionInProgress draft, AnswerContact command) {
        if (command.automatic()) {
            SidePermissions.mayState(draft.actor(), draft.state(), draft.policy(), draft.decidedAt())
                    .ifPresent(full -> {
                        throw full;
                    });
            draft.add(new ContactAnswered(draft.actor(), draft.text(command.text()), true, null, BallChange.NONE));
            return;
        }
        requireSubstance(command.text(), draft.policy().secondEdition().reasons());
        Duration waited = Duration.between(draft.state().matter().at(), draft.effectiveAt());
        BallChange done = draft.dutyChange()
                .end(duty -> duty.kind() == DutyKind.ANSWER_CONTACT, DutyEnding.DONE)
                .done();
        draft.add(new ContactAnswered(draft.actor(), draft.text(command.text()), false, waited, done));
        Closing.closeAnswered(draft);
    }

    /** A greeting ends nobody's waiting: whoever answers says at least what would do for a reason. */
    private static void requireSubstance(String text, SecondEdition.Reasons rule) {
        if (!rule.isReason(text)) {
            throw rule.missing(Message.of("rule.answer-says-nothing"), List.of("text"));
        }
    }

    /** Once, and only whoever said something. */
    static Optional<CaseRejection> mayRate(Actor actor, CaseState state, Policy policy, Instant at) {
        return state.outcome() == Outcome.ANSWERED
                ? SidePermissions.mayRate(actor, state, policy, at)
                : no(RejectionCode.UNKNOWN_PARTY, Message.of("rule.nobody-answered"));
    }
}
