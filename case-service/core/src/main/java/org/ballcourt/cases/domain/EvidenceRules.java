package org.ballcourt.cases.domain;

import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** Proving: who is asked for what, and when the round is over. */
final class EvidenceRules {
    private static final Set<DutyKind> ROUND = Set.of(DutyKind.PROVE, DutyKind.ANSWER_REQUEST, DutyKind.INSPECT);

    private EvidenceRules() {}

    static void request(DecisionInProgress draft, RequestEvidence command) {
        CaseState state = draft.state();
        Actor from = asked(state, command.from());
        requireElement(draft, command.element());
        int before = state.proof().requestsTo(state.stage(), from.role());
        if (before >= draft.policy().limits().evidenceRequests()
                && draft.actor().role() != Role.SENIOR) {
            throw new CaseRejection(
                    RejectionCode.TOO_MANY_EVIDENCE_REQUESTS,
                    Message.of("rule.too-many-evidence-requests")
                            .with("from", from.role())
                            .with("times", before)
                            .with("stage", state.stage()));
        }
        boolean lab = from.role() == Role.LAB;
        BallChange ball = draft.dutyChange()
                .open(lab ? DutyTerm.INSPECT : DutyTerm.ANSWER_REQUEST, from.role(), from.id(), command.element())
                .done();
        draft.add(new EvidenceRequested(
                from.role(),
                from.id(),
                command.element(),
                command.kinds() == null ? List.of() : command.kinds(),
                draft.text(command.why()),
                ball));
    }

    /** A side by its role alone; the order's carrier too; any other third party must be named. */
    private static Actor asked(CaseState state, String from) {
        int slash = from.indexOf('/');
        Role role = Role.valueOf(slash < 0 ? from : from.substring(0, slash));
        String named = slash < 0 ? null : from.substring(slash + 1);
        String known = role.isSide()
                ? state.idOf(role)
                : role == Role.CARRIER && named == null ? state.filing().order().carrier() : named;
        boolean mismatch = role.isSide() && named != null && !named.equals(known);
        if (known == null || mismatch || !(role.isSide() || role.isThirdParty())) {
            throw new CaseRejection(
                    RejectionCode.UNKNOWN_PARTY,
                    Message.of("rule.nobody-to-ask").with("from", from));
        }
        return new Actor(role, known);
    }

    private static void requireElement(DecisionInProgress draft, String element) {
        boolean known = element == null
                || draft.state().filing().burdens(draft.policy()).stream()
                        .anyMatch(burden -> burden.element().equals(element));
        if (!known) {
            throw RulingRules.unknownElement(draft, element);
        }
    }

    static void submit(DecisionInProgress draft, SubmitEvidence command) {
        CaseState state = draft.state();
        EvidenceItem item = draft.ownEvidence(command.evidence());
        requireElement(draft, command.element());
        DutyChangeBuilder move = draft.dutyChange();
        List<Duty> answered = state.ball().open().stream()
                .filter(duty -> duty.isHeldBy(draft.actor()) && answers(duty, command.element()))
                .toList();
        if (answered.isEmpty() && state.proof().isSubmittedFor(item.evidenceId(), command.element())) {
            return;
        }
        answered.forEach(duty -> move.end(duty, DutyEnding.DONE));
        BallChange ball = roundOverAfter(state, answered)
                ? SettlementRules.toAdjudication(draft, move).done()
                : move.done();
        draft.add(new EvidenceSubmitted(
                item,
                state.proof().nextExhibit(item.evidenceId()),
                command.element(),
                draft.text(command.caption()),
                ball));
    }

    private static boolean answers(Duty duty, String element) {
        boolean request = duty.kind() == DutyKind.ANSWER_REQUEST || duty.kind() == DutyKind.INSPECT;
        return request
                && (duty.about() == null || element == null || duty.about().equals(element));
    }

    static void complete(DecisionInProgress draft) {
        CaseState state = draft.state();
        Duty prove = state.ball().heldBy(draft.actor(), DutyKind.PROVE).orElseThrow();
        DutyChangeBuilder move = draft.dutyChange().end(prove, DutyEnding.DONE);
        BallChange ball = roundOverAfter(state, List.of(prove))
                ? SettlementRules.toAdjudication(draft, move).done()
                : move.done();
        draft.add(new EvidenceCompleted(draft.actor().role(), ball));
    }

    /** The duty's end may be the end of the evidence round; then adjudication begins. */
    static DutyChangeBuilder endOfRound(DecisionInProgress draft, DutyChangeBuilder move, Duty ended) {
        return roundOverAfter(draft.state(), List.of(ended)) ? SettlementRules.toAdjudication(draft, move) : move;
    }

    private static boolean roundOverAfter(CaseState state, List<Duty> ended) {
        return state.stage() == Stage.EVIDENCE
                && !ended.isEmpty()
                && state.ball().open().stream().noneMatch(d -> ROUND.contains(d.kind()) && !ended.contains(d));
    }
}
