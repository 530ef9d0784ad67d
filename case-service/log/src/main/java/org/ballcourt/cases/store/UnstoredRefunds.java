package org.ballcourt.cases.store;

import java.time.Instant;

/** Granted express refunds, to which nothing is added: no command counts what it notes itself. */
record UnstoredRefunds(ExpressRefunds refunds) implements ExpressRefunds {
    @Override
    public void note(String caseId, String buyer, Instant at, long version) {}

    @Override
    public void takeBack(String caseId, long version) {}

    @Override
    public int used(String buyer, Instant since, String exceptCaseId) {
        return refunds.used(buyer, since, exceptCaseId);
    }
}
