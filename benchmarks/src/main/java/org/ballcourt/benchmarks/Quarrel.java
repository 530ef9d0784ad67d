package org.ballcourt.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ballcourt.cases.command.CaseCommands;
import org.ballcourt.cases.command.CommandRequest;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptIntervention;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.CompleteEvidence;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.wire.Wire;

/** One dispute after the other, nine commands each, as one caller sends them. */
final class Quarrel {
    private static final String WORDS = "The jug leaks at the base after two uses; see the photos. 底座漏水，见照片。";

    private static final Money PRICE = Money.of("129.00", "CNY");

    private record Turn(Actor actor, CaseCommand command) {}

    /** A way into the product. */
    @FunctionalInterface
    interface Door {
        /**
         * Sends a command.
         *
         * @param caseId null for a filing
         * @return the command's case
         */
        String send(String caseId, String commandId, Actor actor, CaseCommand command);
    }

    private final Door door;
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private Iterator<Turn> turns = List.<Turn>of().iterator();
    private String caseId;
    private int orders;
    private int sent;

    Quarrel(Door door) {
        this.door = door;
    }

    Quarrel(CaseCommands commands) {
        this((caseId, commandId, actor, command) -> {
            String body = Wire.json().writeValueAsString(command);
            return commands.submit(new CommandRequest(caseId, commandId, actor, command, body, null))
                    .caseId();
        });
    }

    /** Sends the next command. */
    void next() {
        if (!turns.hasNext()) {
            caseId = null;
            turns = story().iterator();
        }
        Turn turn = turns.next();
        caseId = door.send(caseId, name + "-" + ++sent, turn.actor, turn.command);
    }

    /** A juicer that was delivered five days ago. */
    static Order order(String orderId, String buyer, String seller, Instant now) {
        return new Order(
                orderId,
                "1",
                buyer,
                seller,
                "J-1",
                "榨汁机",
                GoodsClass.HOME_APPLIANCE,
                PRICE,
                1,
                now.minus(Duration.ofDays(9)),
                now.minus(Duration.ofDays(8)),
                now.minus(Duration.ofDays(5)),
                null,
                List.of(),
                false,
                "SF",
                "SF-1",
                null);
    }

    private Stream<Turn> story() {
        Actor buyer = new Actor(Role.BUYER, "b-" + name);
        Actor seller = new Actor(Role.SELLER, "s-" + name);
        Actor agent = new Actor(Role.AGENT, "a-" + name);
        Order order = order("O-" + name + "-" + ++orders, buyer.id(), seller.id(), Instant.now());
        return Stream.of(
                new Turn(
                        buyer,
                        new FileComplaint(order, Reason.QUALITY_DEFECT, Remedy.REFUND, PRICE, WORDS, List.of(), false)),
                new Turn(seller, new AddStatement(WORDS, null)),
                new Turn(seller, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, WORDS, List.of())),
                new Turn(buyer, new RequestIntervention(InterventionGround.SELLER_REJECTED, WORDS)),
                new Turn(agent, new AcceptIntervention()),
                new Turn(buyer, new AddStatement(WORDS, null)),
                new Turn(seller, new CompleteEvidence()),
                new Turn(buyer, new AddStatement(WORDS, null)),
                new Turn(buyer, new WithdrawComplaint(WORDS)));
    }
}
