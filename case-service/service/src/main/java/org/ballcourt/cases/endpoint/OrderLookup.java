package org.ballcourt.cases.endpoint;

import java.util.Optional;
import java.util.Set;
import org.ballcourt.cases.command.CaseCommands;
import org.ballcourt.cases.command.OrderSource;
import org.ballcourt.cases.command.OrdersUnavailable;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.view.CaseSource;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.LineName;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the order itself into a complaint that names its line alone, or whose caller is not believed. */
record OrderLookup(OrderSource orders, CaseSource cases, CaseCommands commands) {
    private static final Set<String> IDS = Set.of("orderId", "orderLineId");

    CommandInput complete(CommandInput input) {
        JsonNode order = input.body().path("order");
        if (input.type() != FileComplaint.class || !namesALine(order)) {
            return input;
        }
        boolean alone = order.propertyNames().size() == IDS.size();
        if (!alone && orders.believesCallers()) {
            return input;
        }
        Order found = find(
                input,
                order.path("orderId").stringValue(),
                order.path("orderLineId").stringValue());
        return input.withOrder(Wire.json().valueToTree(found), ids(found));
    }

    /** While the order system is away, a complaint that was accepted before is still answered: its case knows the order. */
    private Order find(CommandInput input, String orderId, String orderLineId) {
        String buyer = buyer(input);
        try {
            return orders.ownLine(orderId, orderLineId, buyer);
        } catch (OrdersUnavailable away) {
            return cases.find(commands.caseOfComplaint(input.actor(), input.commandId()))
                    .map(open -> open.state().filing().order())
                    .filter(order -> order.line().equals(Order.line(orderId, orderLineId))
                            && order.buyer().equals(buyer))
                    .orElseThrow(() -> away);
        }
    }

    /** What the sender says of an order it believes is known from then on. */
    void accepted(FileComplaint complaint) {
        if (orders.believesCallers()) {
            orders.described(complaint.order());
        }
    }

    /** Whoever asks the desk about an order line asks about its own. While the order system is away, a contact that was accepted before is still answered. */
    void requireOwn(OpenContact contact, CommandInput input) {
        try {
            requireOwn(contact.order(), input.actor());
        } catch (OrdersUnavailable away) {
            if (cases.find(commands.caseOf(contact, input.actor(), input.commandId()))
                    .isEmpty()) {
                throw away;
            }
        }
    }

    private void requireOwn(LineName named, Actor actor) {
        if (named == null || !actor.role().isSide()) {
            return;
        }
        Optional<Order> found = orders.find(named.orderId(), named.orderLineId());
        if (found.isEmpty() && !orders.believesCallers()) {
            throw OrderSource.unknown(named.orderId(), named.orderLineId());
        }
        if (found.filter(order -> !isOf(actor, order)).isPresent()) {
            throw OrderSource.ofSomebodyElse(named.orderId());
        }
    }

    private static boolean isOf(Actor side, Order order) {
        return side.id().equals(side.role() == Role.BUYER ? order.buyer() : order.seller());
    }

    private static boolean namesALine(JsonNode order) {
        return order.isObject() && IDS.stream().allMatch(id -> order.path(id).isString());
    }

    /** Who files, or for whom an agent does; nobody else files. */
    private static String buyer(CommandInput input) {
        String other = input.body().path("onBehalfOf").asString("").replaceFirst("^BUYER/", "");
        boolean forAnother = input.actor().role() == Role.AGENT && !other.isEmpty();
        if (!forAnother && input.actor().role() != Role.BUYER) {
            throw new CaseRejection(RejectionCode.NOT_YOUR_ROLE, Message.of("rule.only-the-buyer-complains"));
        }
        return forAnother ? other : input.actor().id();
    }

    private static ObjectNode ids(Order order) {
        return Wire.json().createObjectNode().put("orderId", order.orderId()).put("orderLineId", order.orderLineId());
    }
}
