package org.ballcourt.cases.command;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.tracing.SalesFigures;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.records.TracedGoods;

/** The platform's order system. What asks it may throw {@link OrdersUnavailable}. */
public interface OrderSource extends SalesFigures {
    /** The line as the order system sees it now; empty where it knows none. */
    Optional<Order> find(String orderId, String orderLineId);

    /** The line where it is that buyer's; throws {@link CaseRejection} where it is not, or unknown. */
    default Order ownLine(String orderId, String orderLineId, String buyer) {
        Order order = find(orderId, orderLineId).orElseThrow(() -> unknown(orderId, orderLineId));
        if (!order.buyer().equals(buyer)) {
            throw ofSomebodyElse(orderId);
        }
        return order;
    }

    /** The refusal of a line that the order system does not know. */
    static CaseRejection unknown(String orderId, String orderLineId) {
        return new CaseRejection(
                RejectionCode.UNKNOWN_ORDER,
                Message.of("rule.order-unknown").with("order", orderId).with("line", orderLineId));
    }

    /** The refusal of an order that is not the caller's. */
    static CaseRejection ofSomebodyElse(String orderId) {
        return new CaseRejection(
                RejectionCode.NOT_YOUR_ORDER,
                Message.of("rule.order-of-somebody-else").with("order", orderId));
    }

    /** Nobody knows, unless the order system says it. */
    @Override
    default OptionalLong sold(TracedGoods goods, Instant since, Instant until) {
        return OptionalLong.empty();
    }

    /** Whether what a caller says of an order is taken for true; else each is looked up. */
    boolean believesCallers();

    /** A complaint was taken about an order that its caller described. */
    void described(Order order);
}
