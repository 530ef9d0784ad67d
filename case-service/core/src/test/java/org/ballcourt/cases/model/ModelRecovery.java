package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.ballcourt.contracts.Account;

/** Money that the platform takes back of what it has paid; once it is given back, nobody contests it any more. */
record ModelRecovery(Account from, String liable, BigDecimal amount, Instant contestUntil, boolean givenBack) {
    ModelRecovery givenBackNow() {
        return new ModelRecovery(from, liable, amount, contestUntil, true);
    }

    boolean isTakenFrom(String who) {
        return who.equals(liable) && !givenBack;
    }
}
