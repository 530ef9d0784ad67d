package org.ballcourt.contracts.records;

import java.time.Instant;
import org.ballcourt.contracts.OptionalField;

/**
 * What the cases of a group add up to. Where there are very many of them the newest are counted, and the rest is not.
 *
 * @param cases all of them
 * @param counted those that speak for something, an order line once: not those that ended as the policy says
 * @param pieces of goods that the orders of the counted ones hold
 * @param sold pieces in all, as the order system last said; null where it does not know
 * @param firstAt when the first of them was filed
 */
public record TraceFigures(
        int cases, int counted, long pieces, @OptionalField Long sold, Instant firstAt, Instant lastAt) {}
