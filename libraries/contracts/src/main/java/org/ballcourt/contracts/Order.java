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
 * @param market whose rules a complaint stands under, as {@code cn-marketplace}; null where the currency says it
 * @param batch in which the maker made the goods; null where nobody knows
 * @param lot the part of a batch, or what others call a batch; null where nobody knows
 * @param maker who made them, by a name that is the same for every seller of theirs; null where nobody knows
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
        @OptionalField ReturnExclusion exclusion,
        @OptionalField String market,
        @OptionalField String batch,
        @OptionalField String lot,
        @OptionalField String maker) {
    /** In the market that its currency tells, of goods that nobody can trace. */
    public Order(
            String orderId,
            String orderLineId,
            String buyer,
            String seller,
            String sku,
            String title,
            GoodsClass goodsClass,
            Money unitPrice,
            int quantity,
            Instant paidAt,
            Instant shippedAt,
            Instant signedAt,
            LocalDate warrantyUntil,
            List<Promise> promises,
            boolean exclusionConfirmed,
            String carrier,
            String trackingNumber,
            ReturnExclusion exclusion) {
        this(
                orderId,
                orderLineId,
                buyer,
                seller,
                sku,
                title,
                goodsClass,
                unitPrice,
                quantity,
                paidAt,
                shippedAt,
                signedAt,
                warrantyUntil,
                promises,
                exclusionConfirmed,
                carrier,
                trackingNumber,
                exclusion,
                null,
                null,
                null,
                null);
    }

    public Order {
        promises = promises == null ? List.of() : List.copyOf(promises);
    }

    public Money value() {
        return unitPrice.times(quantity);
    }

    /** The unit of which only one case may be open. */
    public String line() {
        return line(orderId, orderLineId);
    }

    /** One word for both ids, and another for each other pair of them: both may hold a slash. */
    public static String line(String orderId, String orderLineId) {
        return withoutSlash(orderId) + "/" + withoutSlash(orderLineId);
    }

    private static String withoutSlash(String id) {
        return id == null ? null : id.replace("%", "%25").replace("/", "%2F");
    }
}
