package org.ballcourt.cases.domain;

import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.DecideAppeal;
import org.ballcourt.contracts.CaseCommand.DeclineIntervention;
import org.ballcourt.contracts.CaseEvent.AppealDecided;
import org.ballcourt.contracts.CaseEvent.InterventionDeclined;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;

/** Not taking a case is a decision: the case's own history must bear it out, and whom it refuses may appeal it once. */
final class DeclineRules {
    private DeclineRules() {}

    /** In the first edition it ends the case, whatever the history says. */
    static void decline(DecisionInProgress draft, DeclineIntervention command) {
        boolean second = draft.policy().secondEdition() != null;
        if (second) {
            requireTruth(draft, command);
        }
        DutyChangeBuilder move = draft.dutyChange().end(duty -> duty.kind() == DutyKind.TRIAGE, DutyEnding.DONE);
        if (second) {
            Role refused = draft.state().judgement().caller();
            move.to(Stage.APPEAL_WINDOW)
                    .open(DutyTerm.MAY_APPEAL, refused, draft.state().idOf(refused));
        }
        draft.add(new InterventionDeclined(command.code(), draft.text(command.explanation()), move.done()));
        if (!second) {
            Closing.close(draft, Outcome.INADMISSIBLE, Fault.NONE);
        }
    }

    /**
     * What the history cannot say is for a reviewer: whether the matter is within the platform's scope, and whether one can make out
     * what is complained of.
     */
    private static void requireTruth(DecisionInProgress draft, DeclineIntervention command) {
        Negotiation talks = draft.state().negotiation();
        Filing filing = draft.state().filing();
        boolean contradicted = switch (command.code()) {
            case NO_PRIOR_NEGOTIATION ->
                talks.rejected()
                        || talks.sellerSilent()
                        || talks.declined() >= draft.policy().limits().declinedOffers();
            case OUTSIDE_WINDOW -> FilingRules.isInWindow(filing, draft.policyOfFiling());
            case DUPLICATE -> draft.facts().line().cases().stream().noneMatch(EarlierCase::isDecided);
            case OUT_OF_SCOPE, DESCRIPTION_TOO_THIN -> false;
        };
        if (contradicted) {
            throw new CaseRejection(
                    RejectionCode.GROUND_NOT_MET,
                    Message.of("rule.history-contradicts-decline").with("code", command.code()));
        }
    }

    /** The appeal against it: the case stays closed out, or goes into its evidence round and to a senior after that. */
    static void decideAppeal(DecisionInProgress draft, DecideAppeal command) {
        if (command.ruling() != null) {
            throw new CaseRejection(RejectionCode.RULING_INCOHERENT, Message.of("rule.nothing-to-rule-yet"));
        }
        if (command.decision() == AppealDecision.DISMISSED) {
            stands(draft, command.reasons());
            return;
        }
        BallChange over = draft.dutyChange().endAll().done();
        draft.add(new AppealDecided(command.decision(), null, draft.text(command.reasons()), null, over));
        DeskRules.accept(draft, null);
    }

    static void stands(DecisionInProgress draft, String reasons) {
        BallChange over = draft.dutyChange().endAll().done();
        draft.add(new AppealDecided(AppealDecision.DISMISSED, null, draft.text(reasons), null, over));
        Closing.close(draft, Outcome.INADMISSIBLE, Fault.NONE);
    }
}
