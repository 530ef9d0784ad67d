package org.ballcourt.platformstub;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ballcourt.contracts.Order;

/** The order lines that the marketplace has sold; safe for many threads. */
public final class OrderBook {
    private final Map<String, Order> lines = new ConcurrentHashMap<>();
    private final KeptLines kept;

    OrderBook(KeptLines kept) {
        this.kept = kept;
        kept.read(Order.class).stream().filter(OrderBook::isWhole).forEach(order -> lines.put(order.line(), order));
    }

    /**
     * Knows that line from now on, in place of what it knew of it before.
     *
     * @throws IllegalArgumentException where a part that every sold line has is missing
     */
    public synchronized void put(Order order) {
        if (!isWhole(order)) {
            throw new IllegalArgumentException(
                    "an order line has orderId, orderLineId, buyer, seller, goodsClass, unitPrice and a quantity of one or more");
        }
        if (!order.equals(lines.put(order.line(), order))) {
            kept.add(order);
        }
    }

    /** Empty where no such line was sold. */
    public Optional<Order> find(String orderId, String orderLineId) {
        return Optional.ofNullable(lines.get(Order.line(orderId, orderLineId)));
    }

    private static boolean isWhole(Order order) {
        return Stream.of(
                                order.orderId(),
                                order.orderLineId(),
                                order.buyer(),
                                order.seller(),
                                order.goodsClass(),
                                order.unitPrice())
                        .allMatch(Objects::nonNull)
                && order.quantity() > 0;
    }
}
