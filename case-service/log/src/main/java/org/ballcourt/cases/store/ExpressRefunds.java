package org.ballcourt.cases.store;

import java.time.Instant;

/** Which buyers were granted express refunds, for their quota. */
public interface ExpressRefunds {
    /**
     * To be called before the grant is stored; repeating it for a case changes nothing.
     *
     * @param version of the case on which the grant was decided
     */
    void note(String caseId, String buyer, Instant at, long version);

    /** Takes back what was noted for a grant that was decided on that version, on which none can be stored any more. */
    void takeBack(String caseId, long version);

    /** How many this buyer was granted since then in other cases than this one. */
    int used(String buyer, Instant since, String exceptCaseId);
}
