package org.ballcourt.standalone;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Complaints about a lamp. */
final class Complaints {
    private Complaints() {}

    static Map<String, Object> about(String buyer, String orderId) {
        Map<String, Object> order = order(buyer, orderId);
        return Map.of("order", order, "reason", "QUALITY_DEFECT", "remedy", "REFUND", "amount", order.get("unitPrice"));
    }

    /** The order of a lamp for 99.00, to which more can be added. */
    static Map<String, Object> order(String buyer, String orderId) {
        Map<String, Object> price = Map.of("amount", "99.00", "currency", "CNY");
        Map<String, Object> order = new HashMap<>(Map.of(
                "orderId",
                orderId,
                "orderLineId",
                "1",
                "buyer",
                buyer,
                "seller",
                "shop",
                "sku",
                "S",
                "title",
                "台灯",
                "goodsClass",
                "OTHER",
                "unitPrice",
                price,
                "quantity",
                1));
        order.put("promises", List.of());
        order.put("paidAt", "2026-10-20T09:00:00+08:00");
        return order;
    }
}
