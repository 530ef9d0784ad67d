package org.ballcourt.cases.tracing;

import java.time.Instant;
import java.util.OptionalLong;
import org.ballcourt.contracts.records.TracedGoods;

/** Knows how much was sold. May throw {@link org.ballcourt.cases.store.Unavailable}. */
@FunctionalInterface
public interface SalesFigures {
    /**
     * Pieces of these goods that were sold until then; empty where nobody knows.
     *
     * @param since null for as long as there have been any
     */
    OptionalLong sold(TracedGoods goods, Instant since, Instant until);
}
