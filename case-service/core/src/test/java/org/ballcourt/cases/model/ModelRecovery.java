package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.ballcourt.contracts.Account;

/** Money that the platform takes back of what it has paid; once it is replaced or given back, nobody contests it any more. */
record ModelRecovery(
        Account from, String liable, BigDecimal amount, Instant contestUntil, boolean replaced, boolean givenBack) {
    /** The buyer gives back what was paid without a right to it, whatever is awarded later. */
    ModelRecovery replacedNow() {
        return from == Account.BUYER ? this : new ModelRecovery(from, liable, amount, contestUntil, true, givenBack);
    }

    ModelRecovery givenBackNow() {
        return new ModelRecovery(from, liable, amount, contestUntil, replaced, true);
    }

    boolean isTakenFrom(String who) {
        return who.equals(liable) && !replaced && !givenBack;
    }
}
