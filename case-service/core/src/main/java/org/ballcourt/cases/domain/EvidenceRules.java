package org.ballcourt.cases.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
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
        Actor from = asked(state, command.from(), draft.policy().secondEdition() != null);
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
        DutyTerm term = from.role() == Role.LAB ? DutyTerm.INSPECT : DutyTerm.ANSWER_REQUEST;
        List<EvidenceKind> kinds = command.kinds() == null ? List.of() : command.kinds();
        List<EvidenceKind> demanded = draft.policy().secondEdition() == null ? null : kinds;
        BallChange ball = draft.dutyChange()
                .openAsking(term, from, command.element(), demanded)
                .done();
        draft.add(new EvidenceRequested(
                from.role(), from.id(), command.element(), kinds, draft.text(command.why()), ball));
    }

    /** A side by its role alone; the order's carrier too; any other third party must be named. */
    private static Actor asked(CaseState state, String from, boolean second) {
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
                    Message.of("rule.nobody-to-ask").with("from", named == null ? role : new Actor(role, named)));
        }
        // Whoever carries or mends may be the seller's own; what a laboratory finds is believed because it is nobody's.
        if (second
                && role == Role.LAB
                && (known.equals(state.idOf(Role.BUYER)) || known.equals(state.idOf(Role.SELLER)))) {
            throw new CaseRejection(
                    RejectionCode.UNKNOWN_PARTY,
                    Message.of("rule.own-laboratory").with("lab", known));
        }
        return new Actor(role, known);
    }

    private static void requireElement(DecisionInProgress draft, String element) {
        boolean known = element == null
                || ReturnRules.elements(draft.state(), draft.policy()).stream()
                        .anyMatch(burden -> burden.element().equals(element));
        if (!known) {
            throw RulingRules.unknownElement(draft, element);
        }
    }

    static void submit(DecisionInProgress draft, SubmitEvidence command) {
        CaseState state = draft.state();
        EvidenceItem item = CommandFaults.of("evidence", () -> draft.ownEvidence(command.evidence()));
        requireElement(draft, command.element());
        DutyChangeBuilder move = draft.dutyChange();
        List<Duty> asked = state.ball().open().stream()
                .filter(duty -> duty.isHeldBy(draft.actor()) && concerns(duty, command.element()))
                .toList();
        List<Duty> answered =
                asked.stream().filter(duty -> duty.takes(item.kind())).toList();
        if (answered.isEmpty() && !isBesideWhatIsAsked(state, command.element(), asked)) {
            throw notAsked(item.kind(), asked);
        }
        if (answered.isEmpty() && state.proof().isSubmittedFor(item.evidenceId(), command.element())) {
            return;
        }
        if (answered.isEmpty() && state.proof().exhibit(item.evidenceId()).isEmpty()) {
            roomFor(draft.actor(), state, draft.policy()).ifPresent(full -> {
                throw full;
            });
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

    /** Whether the actor may still bring pieces that nobody asked it for. */
    static Optional<CaseRejection> roomFor(Actor actor, CaseState state, Policy policy) {
        SecondEdition edition = policy.secondEdition();
        if (edition == null || state.proof().broughtBy(actor) < edition.room().exhibits()) {
            return Optional.empty();
        }
        return Refusals.no(
                RejectionCode.TOO_MANY_EXHIBITS,
                Message.of("rule.too-many-exhibits")
                        .with("limit", edition.room().exhibits()));
    }

    /** In the round a side may also bring what nobody asked it for, as long as it is for another element than the request. */
    private static boolean isBesideWhatIsAsked(CaseState state, String element, List<Duty> asked) {
        boolean another = element != null && asked.stream().noneMatch(duty -> element.equals(duty.about()));
        return asked.isEmpty()
                || another
                        && state.stage() == Stage.EVIDENCE
                        && asked.getFirst().holder().isSide();
    }

    private static CaseRejection notAsked(EvidenceKind kind, List<Duty> asked) {
        Message kinds = asked.stream()
                .flatMap(duty -> duty.kinds().stream())
                .distinct()
                .map(EvidenceRules::named)
                .reduce((one, other) ->
                        Message.of("rule.kinds-or").with("one", one).with("other", other))
                .orElseThrow();
        return new CaseRejection(
                RejectionCode.KIND_NOT_ASKED,
                Message.of("rule.kind-not-asked").with("kind", named(kind)).with("kinds", kinds));
    }

    private static Message named(EvidenceKind kind) {
        return Message.of("rule.evidence-kind").with("kind", kind);
    }

    /** An answer, and no silence: nothing is presumed, and the fact is found by the burden. */
    static void declareUnavailable(DecisionInProgress draft, DeclareUnavailable command) {
        Duty request = command.dutyId() == null
                ? requestsTo(draft.actor(), draft.state())
                        .min(Comparator.comparing(Duty::dueAt))
                        .orElseThrow()
                : ownRequest(draft, command.dutyId());
        DutyChangeBuilder move = draft.dutyChange().end(request, DutyEnding.DONE);
        BallChange ball = endOfRound(draft, move, request).done();
        draft.add(new UnavailabilityDeclared(
                draft.actor().role(), request.dutyId(), request.about(), draft.text(command.why()), ball));
    }

    private static Duty ownRequest(DecisionInProgress draft, String dutyId) {
        if (draft.state().ball().byId(dutyId).isEmpty()) {
            throw new CaseRejection(
                    RejectionCode.DUTY_NOT_OPEN,
                    Message.of("rule.no-request-of-that-id").with("dutyId", dutyId));
        }
        return requestsTo(draft.actor(), draft.state())
                .filter(duty -> duty.dutyId().equals(dutyId))
                .findFirst()
                .orElseThrow(() -> new CaseRejection(
                        RejectionCode.NOT_YOURS_TO_ANSWER,
                        Message.of("rule.request-of-another").with("dutyId", dutyId)));
    }

    /** What is asked of that actor and not answered yet. */
    static Stream<Duty> requestsTo(Actor actor, CaseState state) {
        return state.ball().open().stream().filter(duty -> duty.isHeldBy(actor) && isRequest(duty));
    }

    private static boolean isRequest(Duty duty) {
        return duty.kind() == DutyKind.ANSWER_REQUEST || duty.kind() == DutyKind.INSPECT;
    }

    private static boolean concerns(Duty duty, String element) {
        return isRequest(duty)
                && (duty.about() == null || element == null || duty.about().equals(element));
    }

    static void complete(DecisionInProgress draft) {
        Duty prove = draft.state().ball().heldBy(draft.actor(), DutyKind.PROVE).orElseThrow();
        DutyChangeBuilder move = draft.dutyChange().end(prove, DutyEnding.DONE);
        draft.add(new EvidenceCompleted(
                draft.actor().role(), endOfRound(draft, move, prove).done()));
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
