package org.ballcourt.platformstub;

import java.util.Map;
import java.util.function.Supplier;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.platformstub.PaymentBook.Paid;
import org.ballcourt.platformstub.PlatformStub.Reply;

/** What can be asked of the two systems. */
record Doors(OrderBook orders, PaymentBook payments) {
    Reply answer(Request request) {
        return switch (request.door()) {
            case "GET orders lines" -> sold(request);
            case "PUT orders lines" -> told(request);
            case "GET sales" -> Reply.refused(404, "nobody counts sales here");
            case "GET payments" -> ifUp(() -> confirmed(request));
            case "POST advances" -> ifUp(() -> paid(request));
            case "GET advances" -> ifUp(() -> Reply.ok(payments.paid()));
            default -> Reply.refused(404, "there is no such door");
        };
    }

    private Reply ifUp(Supplier<Reply> answer) {
        return payments.isDown() ? Reply.refused(503, "the payment system is down") : answer.get();
    }

    private Reply sold(Request request) {
        return orders.find(request.step(1), request.step(3))
                .map(Reply::ok)
                .orElseGet(() -> Reply.refused(404, "no such order line was sold"));
    }

    private Reply told(Request request) {
        Order order = request.read(Order.class);
        if (!request.step(1).equals(order.orderId()) || !request.step(3).equals(order.orderLineId())) {
            throw new IllegalArgumentException("the address names another order line than the body");
        }
        orders.put(order);
        return Reply.ok(order);
    }

    private Reply paid(Request request) {
        if (request.key() == null || request.key().isBlank()) {
            throw new IllegalArgumentException("a payment needs an Idempotency-Key");
        }
        Paid paid = payments.pay(request.key(), request.read(StubPayment.class));
        return Reply.ok(Map.of("reference", paid.reference()));
    }

    private Reply confirmed(Request request) {
        StubPayment payment = new StubPayment(
                request.asked("caseId"),
                request.asked("orderId"),
                request.asked("orderLineId"),
                request.asked("payee"),
                Money.of(request.asked("amount"), request.asked("currency")));
        return Reply.ok(Map.of("confirmed", payments.confirms(request.step(1), payment)));
    }
}
