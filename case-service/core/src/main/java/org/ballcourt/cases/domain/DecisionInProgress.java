package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RejectionCode;

/** One decision while it is being made: the events so far and the state after them. Lives no longer than the decision. */
final class DecisionInProgress {
    private final DecisionInput input;
    private final BiFunction<CaseState, Instant, Policy> policies;
    private final List<DatedEvent> events = new ArrayList<>();
    private CaseState state;
    private Policy policy;
    private Instant at;
    private Actor actor;

    /** @param policies the policy that governs a case at a time */
    DecisionInProgress(DecisionInput input, CaseState state, BiFunction<CaseState, Instant, Policy> policies) {
        this.input = input;
        this.policies = policies;
        this.policy = policies.apply(state, input.at());
        this.state = state;
        this.at = input.at();
        this.actor = input.actor();
    }

    /** From here on events take effect at that instant and are the clock's doing. */
    void lapsingAt(Instant deadline) {
        at = deadline;
        actor = Actor.SYSTEM;
        policy = policies.apply(state, at);
    }

    /** From here on events are the sender's again. */
    void backToNow() {
        at = input.at();
        actor = input.actor();
        policy = policies.apply(state, at);
    }

    void add(CaseEvent event) {
        events.add(new DatedEvent(at, actor, event));
        state = state.evolve(at, actor, event);
    }

    DutyChangeBuilder dutyChange() {
        return new DutyChangeBuilder(this);
    }

    List<DatedEvent> events() {
        return events;
    }

    CaseState state() {
        return state;
    }

    /** The rules that govern the instant at which events take effect now. */
    Policy policy() {
        return policy;
    }

    /** The rules under which the complaint was filed, whatever governs the case by now. */
    Policy policyOfFiling() {
        return policies.apply(state, state.filing().at());
    }

    /** Of the goods in dispute, also while the complaint is being filed; null where there are none. */
    GoodsClass goodsClass() {
        if (input.command() instanceof FileComplaint filing) {
            return filing.order().goodsClass();
        }
        return state.filing() == null ? null : state.filing().order().goodsClass();
    }

    boolean isUrgent() {
        return input.command() instanceof FileComplaint filing
                ? filing.urgent()
                : state.filing() != null && state.filing().urgent();
    }

    Facts facts() {
        return input.facts();
    }

    Actor actor() {
        return actor;
    }

    Instant effectiveAt() {
        return at;
    }

    Instant decidedAt() {
        return input.at();
    }

    /** A text of the one who acts. */
    PersonalText text(String plain) {
        return PersonalText.of(actor, plain);
    }

    /** The original with that id, which the acting party may bring into this case. */
    EvidenceItem ownEvidence(String evidenceId) {
        return requireOf(actor, knownEvidence(evidenceId));
    }

    /** Those that the field names, none where it is left out; whatever is wrong with them is told at once. */
    List<EvidenceItem> ownEvidence(String field, List<String> ids) {
        return CommandFaults.ofEach(field, ids == null ? List.of() : ids, this::ownEvidence);
    }

    /** The same of somebody else, for whatever case it was uploaded. */
    EvidenceItem originalOf(Actor owner, String evidenceId) {
        return requireOf(
                owner, Optional.ofNullable(facts().evidence().get(evidenceId)).orElseThrow(() -> unknown(evidenceId)));
    }

    private static EvidenceItem requireOf(Actor owner, EvidenceItem item) {
        if (!item.uploadedBy().equals(owner)) {
            throw new CaseRejection(
                    RejectionCode.EVIDENCE_NOT_YOURS,
                    Message.of("rule.evidence-of-another").with("evidenceId", item.evidenceId()));
        }
        return item;
    }

    private static CaseRejection unknown(String evidenceId) {
        return new CaseRejection(
                RejectionCode.EVIDENCE_UNKNOWN,
                Message.of("rule.evidence-unknown").with("evidenceId", evidenceId));
    }

    EvidenceItem knownEvidence(String evidenceId) {
        Map<String, EvidenceItem> known = input.facts().evidence();
        return Optional.ofNullable(known.get(evidenceId))
                .filter(item -> item.caseId() == null || item.caseId().equals(input.caseId()))
                .or(() -> state.proof().exhibit(evidenceId).map(Proof.Exhibit::item))
                .orElseThrow(() -> unknown(evidenceId));
    }

    /** The same id in the rulings and findings: it must belong to the case already. */
    void requireExhibit(String evidenceId) {
        if (state.proof().exhibit(evidenceId).isEmpty()) {
            throw new CaseRejection(
                    RejectionCode.EVIDENCE_UNKNOWN,
                    Message.of("rule.not-an-exhibit").with("evidenceId", evidenceId));
        }
    }
}
