package org.ballcourt.cases.standing;

import java.time.Instant;
import java.util.List;

/** Where the rungs are remembered, so that a change is one only once. */
interface Rungs {
    /** {@link Rung#none} where nothing was ever remembered. */
    Rung of(String seller);

    /** Whether nobody else has changed it meanwhile; else nothing is remembered. */
    boolean replace(Rung before, Rung after);

    /** Those with a change that is not published yet. */
    List<Rung> untold();

    /** Sellers who are on some rung. */
    List<String> sellers();

    /** Those of them who have lost some of their points by now. */
    List<String> expired(Instant now);
}
