package org.ballcourt.cases.walk;

import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.Message;

/**
 * One thing that can happen in a state.
 *
 * @param label names it the same way in every state in which it can happen
 * @param given fills in what the abstraction leaves open and this move reads: whose time is over first, what was offered or ruled
 * @param lapsing the duty whose time is over; null for an act
 */
record Move(
        Supplier<Message> label,
        UnaryOperator<CaseState> given,
        Actor actor,
        Instant at,
        CaseCommand command,
        Duty lapsing) {
    boolean isLapse() {
        return lapsing != null;
    }
}
