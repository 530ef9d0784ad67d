package org.ballcourt.cases.store;

import java.time.Instant;

/** Which buyers were granted express refunds, for their quota. */
public interface ExpressRefunds {
    /** To be called before the grant is stored; repeating it for a case changes nothing. */
    void note(String caseId, String buyer, Instant at);

    /** How many this buyer was granted since then in other cases than this one. */
    int used(String buyer, Instant since, String exceptCaseId);
}
