package org.ballcourt.cases.rating;

import java.time.Instant;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.wire.Netstrings;
import org.ballcourt.wire.Sha256;

/**
 * What a buyer says of goods of an order line of its own; there is one for each line.
 *
 * @param stars 1 to 5
 * @param text sealed where it is stored, and erasable as the texts of a case are; null where nothing was written
 * @param hiddenBy the upheld report for which it is shown no more; null while it is shown
 */
public record Rating(
        String id,
        String line,
        String seller,
        String sku,
        String buyer,
        int stars,
        PersonalText text,
        Instant at,
        String hiddenBy) {
    private static final int ID_DIGITS = 24;

    /** The one id that a rating of this line can have. */
    static String idOf(Order order) {
        return "RT-"
                + Sha256.hex(Netstrings.bytes("rating", order.orderId(), order.orderLineId()))
                        .substring(0, ID_DIGITS);
    }
}
