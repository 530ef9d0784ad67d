package org.ballcourt.cases.model;

import java.time.Instant;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;

/** One command of a history, with everything that its decision depends on. */
record Move(Actor actor, Instant at, CaseCommand command, Facts facts) {
    @Override
    public String toString() {
        return at + " " + actor + " " + command
                + (facts.filing().earlierLapses() == 0
                        ? ""
                        : " lapsed before: " + facts.filing().earlierLapses())
                + (facts.filing().expressRefundsUsed() == 0
                        ? ""
                        : " express refunds: " + facts.filing().expressRefundsUsed())
                + (facts.filing().buyerInGoodStanding() ? "" : " in bad standing")
                + (facts.payment().confirmed() ? "" : " payment not confirmed")
                + (facts.payment().used() ? " reference used" : "");
    }
}
