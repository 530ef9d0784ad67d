package org.ballcourt.contracts.records;

import org.ballcourt.contracts.OptionalField;
import org.ballcourt.contracts.TracedBy;

/**
 * What all cases of a group are about.
 *
 * @param seller null for a batch of a known maker, which others may sell, too
 * @param sku null unless it tells the goods
 * @param batch or the lot, where the order knows no batch; null unless traced by it
 * @param maker null unless the batch of a known maker
 */
public record TracedGoods(
        TracedBy by,
        @OptionalField String seller,
        @OptionalField String sku,
        @OptionalField String batch,
        @OptionalField String maker) {}
