package org.ballcourt.standalone;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.ballcourt.cases.command.OrderSource;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.records.TracedGoods;
import org.ballcourt.platformstub.OrderBook;

/**
 * Asks the platform stub as any order system is asked, and tells it of every order that a complaint describes: in a trial nobody has
 * bought anything before.
 */
record TestOrders(OrderSource asked, OrderBook told) implements OrderSource {
    @Override
    public Optional<Order> find(String orderId, String orderLineId) {
        return asked.find(orderId, orderLineId);
    }

    @Override
    public OptionalLong sold(TracedGoods goods, Instant since, Instant until) {
        return asked.sold(goods, since, until);
    }

    @Override
    public boolean believesCallers() {
        return true;
    }

    @Override
    public void described(Order order) {
        told.put(order);
    }
}
