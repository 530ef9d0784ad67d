package org.ballcourt.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The order line in dispute, as the platform's order system saw it when the complaint was filed.
 *
 * @param unitPrice price of one piece; the order's value is price x quantity
 * @param exclusionConfirmed the buyer confirmed at purchase that no-reason return is excluded
 * @param exclusion why it is excluded; null where the order does not say
 */
public record Order(
        String orderId,
        String orderLineId,
        String buyer,
        String seller,
        @OptionalField String sku,
        @OptionalField String title,
        GoodsClass goodsClass,
        Money unitPrice,
        int quantity,
        @OptionalField Instant paidAt,
        @OptionalField Instant shippedAt,
        @OptionalField Instant signedAt,
        @OptionalField LocalDate warrantyUntil,
        @OptionalField List<Promise> promises,
        @OptionalField boolean exclusionConfirmed,
        @OptionalField String carrier,
        @OptionalField String trackingNumber,
        @OptionalField ReturnExclusion exclusion) {
    public Order {
        promises = promises == null ? List.of() : List.copyOf(promises);
    }

    public Money value() {
        return unitPrice.times(quantity);
    }

    /** The unit of which only one case may be open. */
    public String line() {
        return orderId + "/" + orderLineId;
    }
}
