package org.ballcourt.cases.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.cases.command.CommandResult;
import org.ballcourt.cases.command.OrderSource;
import org.ballcourt.cases.command.OrdersUnavailable;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.LineName;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A complaint may name its order line alone, where there is an order system to ask. */
class OrderLookupTest {
    private static final Actor BUYER = new Actor(Role.BUYER, "li");
    private static final Actor AGENT = new Actor(Role.AGENT, "wang");

    /** Knows one order, and believes callers or does not. */
    private static final class OneOrder implements OrderSource {
        private final Order order = Samples.complaint().order();
        private final List<Order> described = new ArrayList<>();
        private boolean believes = true;
        private boolean away;

        @Override
        public Optional<Order> find(String orderId, String orderLineId) {
            if (away) {
                throw new OrdersUnavailable(new IOException("away"));
            }
            return Order.line(orderId, orderLineId).equals(order.line()) ? Optional.of(order) : Optional.empty();
        }

        @Override
        public boolean believesCallers() {
            return believes;
        }

        @Override
        public void described(Order told) {
            described.add(told);
        }
    }

    private final CasesInMemory cases = new CasesInMemory();
    private final OneOrder orders = new OneOrder();

    OrderLookupTest() {
        cases.orders(orders);
    }

    private static ObjectNode complaint(Map<String, String> order) {
        ObjectNode body = Wire.json().valueToTree(Samples.complaint());
        body.set("order", Wire.json().valueToTree(order));
        return body;
    }

    private ObjectNode named() {
        return complaint(Map.of("orderId", orders.order.orderId(), "orderLineId", orders.order.orderLineId()));
    }

    private CommandResult file(Actor by, ObjectNode body) {
        return cases.desk().submit(new CommandInput(null, "c-1", by, FileComplaint.class, body, null));
    }

    private String refusal(Actor by, ObjectNode body) {
        return catchThrowableOfType(Refused.class, () -> file(by, body))
                .problem()
                .code();
    }

    @Test
    void takesTheOrderFromTheOrderSystem() {
        ComplaintFiled filed =
                (ComplaintFiled) file(BUYER, named()).events().getFirst().event();

        assertThat(filed.order()).isEqualTo(orders.order);
    }

    @Test
    void takesTheSameComplaintForTheSameThoughTheOrderWentOn() {
        CommandInput first = new OrderLookup(orders, _ -> Optional.empty(), cases)
                .complete(new CommandInput(null, "c-1", BUYER, FileComplaint.class, named(), null));
        String body = first.checked(CasesInMemory.START).body();

        assertThat(body).contains(orders.order.orderId()).doesNotContain("unitPrice");
    }

    @Test
    void answersAnAcceptedComplaintAgainWhileTheOrderSystemIsAway() {
        CommandResult first = file(BUYER, named());
        String opened = cases.caseOfComplaint(BUYER, "c-1");
        OrderLookup lookup =
                new OrderLookup(orders, id -> id.equals(opened) ? cases.find(first.caseId()) : Optional.empty(), cases);
        CommandInput again = new CommandInput(null, "c-1", BUYER, FileComplaint.class, named(), null);
        CommandInput before = lookup.complete(again);
        orders.away = true;

        assertThat(lookup.complete(again)).isEqualTo(before);
        assertThatThrownBy(
                        () -> lookup.complete(new CommandInput(null, "c-2", BUYER, FileComplaint.class, named(), null)))
                .isInstanceOf(OrdersUnavailable.class);
        assertThatThrownBy(() -> lookup.complete(new CommandInput(
                        null,
                        "c-1",
                        BUYER,
                        FileComplaint.class,
                        complaint(Map.of("orderId", "O-0", "orderLineId", "1")),
                        null)))
                .isInstanceOf(OrdersUnavailable.class);
    }

    @Test
    void refusesAnOrderThatNobodyKnowsOrThatIsAnotherBuyers() {
        assertThat(refusal(BUYER, complaint(Map.of("orderId", "O-0", "orderLineId", "1"))))
                .isEqualTo("UNKNOWN_ORDER");
        assertThat(refusal(new Actor(Role.BUYER, "other"), named())).isEqualTo("NOT_YOUR_ORDER");
        assertThat(refusal(AGENT, named().put("onBehalfOf", "other"))).isEqualTo("NOT_YOUR_ORDER");
        assertThat(refusal(AGENT, named())).isEqualTo("NOT_YOUR_ROLE");
        assertThat(refusal(new Actor(Role.SELLER, "shop"), named())).isEqualTo("NOT_YOUR_ROLE");
        assertThat(refusal(BUYER, complaint(Map.of("orderId", "O-0")))).isEqualTo("MALFORMED");
    }

    @Test
    void letsAnAgentFileForTheBuyerOfTheOrder() {
        assertThat(file(AGENT, named().put("onBehalfOf", "BUYER/li").put("channel", "PHONE"))
                        .events()
                        .getFirst()
                        .actor())
                .isEqualTo(AGENT);
    }

    @Test
    void remembersWhatCallersDescribeWhereTheyAreBelieved() {
        file(BUYER, Wire.json().valueToTree(Samples.complaint()));

        assertThat(orders.described).containsExactly(orders.order);
    }

    @Test
    void asksForEveryOrderWhereTheyAreNot() {
        orders.believes = false;
        ObjectNode dearer = Wire.json().valueToTree(Samples.complaint());
        dearer.path("order").asObject().put("quantity", 9);
        ComplaintFiled filed =
                (ComplaintFiled) file(BUYER, dearer).events().getFirst().event();

        assertThat(filed.order()).isEqualTo(orders.order);
        assertThat(orders.described).isEmpty();
    }

    private String answerTo(Actor by, String orderId) {
        ObjectNode body = Wire.json()
                .createObjectNode()
                .put("channel", "CHAT")
                .put("topic", "ORDER")
                .put("text", "x");
        body.putObject("order").put("orderId", orderId).put("orderLineId", orders.order.orderLineId());
        CommandInput input = new CommandInput(null, "c-" + by + orderId, by, OpenContact.class, body, null);
        Refused refused = catchThrowableOfType(Refused.class, () -> cases.desk().submit(input));
        return refused == null ? "OPENED" : refused.problem().code();
    }

    @Test
    void letsEachSideAskTheDeskAboutItsOwnLineAlone() {
        String known = orders.order.orderId();
        for (boolean believes : new boolean[] {true, false}) {
            orders.believes = believes;
            assertThat(answerTo(BUYER, known)).isEqualTo("OPENED");
            assertThat(answerTo(new Actor(Role.SELLER, orders.order.seller()), known))
                    .isEqualTo("OPENED");
            assertThat(answerTo(new Actor(Role.BUYER, "other"), known)).isEqualTo("NOT_YOUR_ORDER");
            assertThat(answerTo(new Actor(Role.SELLER, BUYER.id()), known)).isEqualTo("NOT_YOUR_ORDER");
            assertThat(answerTo(AGENT, known)).isEqualTo("NOT_YOUR_ROLE");
            assertThat(answerTo(BUYER, "O-0")).isEqualTo(believes ? "OPENED" : "UNKNOWN_ORDER");
        }
    }

    @Test
    void answersAnAcceptedContactAgainWhileTheOrderSystemIsAway() {
        OpenContact contact = new OpenContact(
                ContactChannel.CHAT,
                ContactTopic.ORDER,
                "x",
                null,
                new LineName(orders.order.orderId(), orders.order.orderLineId()));
        String id = cases.send(null, "BUYER/li", contact);
        String opened = cases.caseOf(contact, BUYER, "c-1");
        OrderLookup lookup =
                new OrderLookup(orders, asked -> asked.equals(opened) ? cases.find(id) : Optional.empty(), cases);
        orders.away = true;

        lookup.requireOwn(contact, new CommandInput(null, "c-1", BUYER, OpenContact.class, null, null));
        for (CommandInput other : List.of(
                new CommandInput(null, "c-2", BUYER, OpenContact.class, null, null),
                new CommandInput(null, "c-1", new Actor(Role.BUYER, "other"), OpenContact.class, null, null))) {
            assertThatThrownBy(() -> lookup.requireOwn(contact, other)).isInstanceOf(OrdersUnavailable.class);
        }
    }
}
