package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.CaseEvent.ComplaintWithdrawn;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Stage;

/**
 * The buyer takes the complaint back. One that an agent filed, and the buyer has not acted on, it takes back also after it was granted:
 * then nobody owes anything for it any more, and what the platform has paid goes back to it.
 */
final class Withdrawal {
    private Withdrawal() {}

    /** Until when it may be withdrawn that is filed for somebody else now; null where the rules leave that open. */
    static Instant until(DecisionInProgress draft) {
        SecondEdition edition = draft.policy().secondEdition();
        return edition == null || edition.callers() == null
                ? null
                : draft.policy()
                        .windowEnd(draft.effectiveAt(), edition.callers().withdraw());
    }

    /** Whether what somebody else filed may be withdrawn then, though the stage in which a buyer's own may be is over. */
    static boolean isStillOpen(CaseState state, Instant at) {
        Instant until = state.filing().withdrawUntil();
        return until != null && !at.isAfter(until) && isUnperformed(state);
    }

    /** What was granted without a decision; what a seller has performed is not to be given back. */
    private static boolean isUnperformed(CaseState state) {
        Fulfilment fulfilment = state.fulfilment();
        boolean byRuleAlone = state.stage() == Stage.CLOSED
                && state.outcome() == Outcome.REMEDY_PERFORMED
                && fulfilment.plan() != null
                && fulfilment.plan().platformPaysFirst();
        return (byRuleAlone || state.stage() == Stage.ENFORCEMENT)
                && fulfilment.done().isEmpty()
                && !fulfilment.advanced();
    }

    static void withdraw(DecisionInProgress draft, WithdrawComplaint command) {
        Stage stage = draft.state().stage();
        draft.add(new ComplaintWithdrawn(draft.text(command.why()), BallChange.NONE));
        if (stage.compareTo(Stage.ADJUDICATION) <= 0) {
            Closing.close(draft, Outcome.WITHDRAWN, Fault.NONE);
            return;
        }
        List<Recovery> recoveries = draft.state().fulfilment().recoveries();
        recoveries.stream().filter(recovery -> !recovery.reversed()).forEach(recovery -> reverse(draft, recovery));
        Closing.closeTakingAllBack(draft);
    }

    /** The platform has it back from the buyer. */
    private static void reverse(DecisionInProgress draft, Recovery recovery) {
        draft.add(RecoveryContests.reversal(recovery, null));
    }
}
