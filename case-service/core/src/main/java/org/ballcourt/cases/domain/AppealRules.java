package org.ballcourt.cases.domain;

import java.util.List;
import java.util.Objects;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.Stage;

/** Appeal and review. */
final class AppealRules {
    private AppealRules() {}

    static void lodgeAppeal(DecisionInProgress draft, LodgeAppeal command) {
        CaseState state = draft.state();
        List<EvidenceItem> evidence = appealEvidence(draft, command);
        requireAppealGround(draft, command, evidence);
        DutyChangeBuilder move = draft.dutyChange();
        if (state.stage() == Stage.APPEAL_WINDOW) {
            move.to(Stage.REVIEW)
                    .end(duty -> duty.isHeldBy(draft.actor()), DutyEnding.DONE)
                    .end(duty -> true, DutyEnding.CANCELLED)
                    .open(DutyTerm.REVIEW, Role.REVIEWER, null);
        }
        draft.add(new AppealLodged(
                draft.actor().role(),
                command.ground(),
                draft.text(command.explanation()),
                evidence,
                command.clause(),
                move.done()));
    }

    /** What the appeal cites beyond the ruling; it must be the appellant's own. */
    private static List<EvidenceItem> appealEvidence(DecisionInProgress draft, LodgeAppeal command) {
        List<String> cited = command.evidence() == null ? List.of() : command.evidence();
        return CommandFaults.ofEach(
                        "evidence", cited, id -> wasConsidered(draft.state(), id) ? null : draft.ownEvidence(id))
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** In the ruling; whoever did not take the case had all of it before him. */
    private static boolean wasConsidered(CaseState state, String evidenceId) {
        return state.judgement().declined()
                ? state.proof().exhibit(evidenceId).isPresent()
                : state.judgement().ruling().findings().stream()
                        .anyMatch(finding -> finding.evidence().contains(evidenceId));
    }

    /** The same bytes under another id were before whoever decided. */
    private static boolean isUnseen(EvidenceItem item, CaseState state) {
        return state.proof().exhibits().stream()
                .map(Proof.Exhibit::item)
                .noneMatch(known -> known.sha256().equals(item.sha256()) && wasConsidered(state, known.evidenceId()));
    }

    private static void requireAppealGround(DecisionInProgress draft, LodgeAppeal command, List<EvidenceItem> fresh) {
        switch (command.ground()) {
            case NEW_EVIDENCE -> {
                boolean bytes = draft.policy().secondEdition() != null;
                if (fresh.stream().noneMatch(item -> !bytes || isUnseen(item, draft.state()))) {
                    throw new CaseRejection(
                            RejectionCode.APPEAL_NEEDS_NEW_EVIDENCE, Message.of("rule.appeal-needs-new-evidence"));
                }
            }
            case RULE_MISAPPLIED -> {
                if (command.clause() == null || command.clause().isBlank()) {
                    throw new CaseRejection(RejectionCode.APPEAL_NEEDS_CLAUSE, Message.of("rule.appeal-needs-clause"));
                }
            }
            case PROCEDURE -> {}
        }
        if (command.clause() != null && !command.clause().isBlank()) {
            RulingRules.requireClause(draft, command.clause());
        }
    }

    static void decideAppeal(DecisionInProgress draft, DecideAppeal command) {
        if (draft.state().judgement().declined()) {
            DeclineRules.decideAppeal(draft, command);
            return;
        }
        Ruling standing = draft.state().judgement().ruling();
        if (command.decision() == AppealDecision.REVISED) {
            if (command.ruling() == null) {
                throw new CaseRejection(RejectionCode.FINDING_MISSING, Message.of("rule.revision-needs-a-ruling"));
            }
            Ruling revised = RulingRules.checked(draft, command.ruling(), ReasonRules.reasonsOf(command), "ruling.");
            requireNotWorse(draft, standing, revised);
            standing = revised;
        }
        decideAppeal(draft, command.decision(), standing, command.reasons());
    }

    /** Whoever appeals alone risks nothing by it. */
    private static void requireNotWorse(DecisionInProgress draft, Ruling before, Ruling revised) {
        List<Judgement.Appeal> appeals = draft.state().judgement().appeals();
        if (draft.policy().secondEdition() == null || appeals.size() != 1) {
            return;
        }
        Role appellant = appeals.getFirst().by();
        if (Worth.isWorse(appellant, before, revised, draft.state())) {
            throw new CaseRejection(
                    RejectionCode.RULING_INCOHERENT,
                    Message.of("rule.appeal-may-not-harm").with("by", appellant));
        }
    }

    static void decideAppeal(DecisionInProgress draft, AppealDecision decision, Ruling standing, String reasons) {
        EnforcementPlan plan = RulingRules.planOf(standing, draft);
        boolean nothingOwed = plan == null || plan.steps().isEmpty();
        BallChange ball = nothingOwed ? draft.dutyChange().endAll().done() : Enforcement.begin(draft, plan);
        draft.add(new AppealDecided(decision, standing, draft.text(reasons), nothingOwed ? null : plan, ball));
        if (nothingOwed) {
            Closing.closeOn(draft, standing);
        } else {
            Enforcement.closeIfNothingToDo(draft, plan);
        }
    }
}
