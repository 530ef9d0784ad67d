package org.ballcourt.cases.command;

import static org.ballcourt.cases.command.PlatformSystem.encode;
import static org.ballcourt.cases.command.PlatformSystem.isStep;
import static org.ballcourt.cases.command.PlatformSystem.query;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.records.TracedGoods;
import org.ballcourt.wire.Wire;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET URL/orders/{orderId}/lines/{orderLineId}} answers the order line as the order of a {@code FileComplaint}, or 404 for an
 * unknown one. With it in place no caller's description of an order is believed.
 *
 * <p>{@code GET URL/sales?seller=&sku=&batch=&maker=&from=&until=} answers how many pieces of these goods were sold, {@code {"sold":
 * 1200}}, or 404 where it does not know; what does not tell the goods is left out, and so is {@code from} where all that were ever sold
 * are meant.
 */
final class HttpOrders implements OrderSource {
    private final PlatformSystem system;

    HttpOrders(PlatformSystem.Address address) {
        this.system = new PlatformSystem(address, OrdersUnavailable::new);
    }

    @Override
    public Optional<Order> find(String orderId, String orderLineId) {
        if (isStep(orderId) || isStep(orderLineId)) {
            return Optional.empty();
        }
        HttpResponse<String> answer =
                system.send(system.request("/orders/" + encode(orderId) + "/lines/" + encode(orderLineId)));
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw system.unexpected(answer);
        }
        return Optional.of(read(answer.body(), Order.line(orderId, orderLineId)));
    }

    @Override
    public OptionalLong sold(TracedGoods goods, Instant since, Instant until) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("seller", goods.seller());
        asked.put("sku", goods.sku());
        asked.put("batch", goods.batch());
        asked.put("maker", goods.maker());
        asked.put("from", since);
        asked.put("until", until);
        HttpResponse<String> answer = system.send(system.request("/sales" + query(asked)));
        return switch (answer.statusCode()) {
            case 404 -> OptionalLong.empty();
            case 200 -> OptionalLong.of(pieces(answer.body()));
            default -> throw system.unexpected(answer);
        };
    }

    private static long pieces(String answer) {
        try {
            JsonNode sold = Wire.json().readTree(answer).path("sold");
            if (!sold.isIntegralNumber() || !sold.canConvertToLong() || sold.longValue() < 0) {
                throw new OrdersUnavailable(new IOException("sales were answered with " + sold));
            }
            return sold.longValue();
        } catch (JacksonException e) {
            throw new OrdersUnavailable(e);
        }
    }

    /** Half an order would be the caller's fault in every complaint, and it is not. */
    private static Order read(String answer, String line) {
        try {
            Order order = Wire.json().readValue(answer, Order.class);
            List<String> missing = order == null ? List.of("everything") : missing(order);
            if (!missing.isEmpty()) {
                throw wrong(line, "without " + String.join(", ", missing));
            }
            if (!order.line().equals(line)) {
                throw wrong(line, "with another line");
            }
            return order;
        } catch (JacksonException e) {
            // Its message may quote the answer, and an answer names people: who reads logs need not know whom.
            throw wrong(line, "with what is no order" + places(e));
        }
    }

    private static List<String> missing(Order order) {
        Map<String, Object> needed = new LinkedHashMap<>();
        needed.put("buyer", order.buyer());
        needed.put("seller", order.seller());
        needed.put("goodsClass", order.goodsClass());
        needed.put("unitPrice", order.unitPrice());
        needed.put("quantity", order.quantity() > 0 ? order.quantity() : null);
        return needed.keySet().stream()
                .filter(field -> needed.get(field) == null)
                .toList();
    }

    private static String places(JacksonException e) {
        return e.getPath().isEmpty() ? "" : ", see " + e.getPath().getLast().getPropertyName();
    }

    private static OrdersUnavailable wrong(String line, String how) {
        return new OrdersUnavailable(new IOException("order line " + line + " was answered " + how));
    }

    @Override
    public boolean believesCallers() {
        return false;
    }

    /** Knows its orders by itself. */
    @Override
    public void described(Order order) {}
}
