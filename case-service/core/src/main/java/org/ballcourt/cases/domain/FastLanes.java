package org.ballcourt.cases.domain;

import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseEvent.ExpressRefundGranted;
import org.ballcourt.contracts.CaseEvent.NoReasonReturnGranted;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;

/** What is granted the moment it is asked for: a return without a reason, and the refund that the order promises. */
final class FastLanes {
    private FastLanes() {}

    static void serve(DecisionInProgress draft, FileComplaint command, Money amount) {
        if (command.reason() == Reason.NO_REASON_RETURN) {
            EnforcementPlan plan = Steps.byRule(new RemedyLine(Remedy.RETURN_AND_REFUND, amount), draft);
            draft.add(new NoReasonReturnGranted("fast-lane.no-reason-return", plan, Enforcement.begin(draft, plan)));
        } else if (refundsAtOnce(draft, command, amount)) {
            EnforcementPlan plan = expressPlan(draft, amount);
            draft.add(new ExpressRefundGranted("fast-lane.express-refund", plan, Enforcement.begin(draft, plan)));
        }
    }

    /** A line that lapsed may have been paid for at once and never sent back, and what was taken back may not have come back yet. */
    private static boolean refundsAtOnce(DecisionInProgress draft, FileComplaint command, Money amount) {
        Policy policy = draft.policy();
        return command.order().promises().contains(Promise.EXPRESS_REFUND)
                && command.remedy() == Remedy.REFUND
                && amount.isPositive()
                && amount.compareTo(policy.amounts().expressRefund()) <= 0
                && (policy.secondEdition() == null || isNew(draft.facts()))
                && draft.facts().filing().buyerInGoodStanding()
                && draft.facts().filing().expressRefundsUsed() < policy.limits().expressRefundQuota();
    }

    private static boolean isNew(Facts facts) {
        return facts.filing().earlierLapses() == 0
                && facts.line().cases().stream().noneMatch(EarlierCase::refundedAtOnce);
    }

    /** In the first edition it waited for the seller; now the platform pays it, and the goods come back if the policy says so. */
    private static EnforcementPlan expressPlan(DecisionInProgress draft, Money amount) {
        SecondEdition edition = draft.policy().secondEdition();
        if (edition == null) {
            return Steps.byRule(new RemedyLine(Remedy.REFUND, amount), draft);
        }
        boolean back = edition.expressRefund().comesBack(draft.state().filing());
        Remedy remedy = back ? Remedy.RETURN_AND_REFUND : Remedy.REFUND;
        return Steps.byRule(new RemedyLine(remedy, amount), draft).payingFirst();
    }
}
