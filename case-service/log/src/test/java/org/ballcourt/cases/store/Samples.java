package org.ballcourt.cases.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.NonPerformanceReported;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.CaseEvent.StepConfirmed;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/** Events to store, and commits made of them. */
public final class Samples {
    public static final Actor BUYER = new Actor(Role.BUYER, "lin");
    public static final Instant START = Instant.parse("2026-09-01T02:00:00Z");

    private Samples() {}

    public static Order order(String orderId) {
        return new Order(
                orderId,
                "1",
                BUYER.id(),
                "juicers",
                "J-1",
                "榨汁机",
                GoodsClass.HOME_APPLIANCE,
                Money.of("129.00", "CNY"),
                1,
                START.minus(9, ChronoUnit.DAYS),
                START.minus(8, ChronoUnit.DAYS),
                START.minus(5, ChronoUnit.DAYS),
                null,
                List.of(),
                false,
                "SF",
                "SF-1",
                null);
    }

    public static CaseEvent filed(String orderId) {
        return new ComplaintFiled(
                BUYER.id(),
                "juicers",
                order(orderId),
                Reason.QUALITY_DEFECT,
                Remedy.REFUND,
                Money.of("129.00", "CNY"),
                PersonalText.of(BUYER, "It leaks 漏水"),
                List.of(),
                false,
                "cn-marketplace-2026-01",
                to(Stage.NEGOTIATION));
    }

    public static CaseEvent stated(String text) {
        return new StatementAdded(PersonalText.of(BUYER, text), Audience.ALL, BallChange.NONE);
    }

    public static CaseEvent closed(Outcome outcome) {
        return new CaseClosed(outcome, Fault.NONE, null, List.of(), to(Stage.CLOSED));
    }

    public static CaseEvent refunded() {
        return new StepConfirmed(StepKind.REFUND, null, List.of(), null, to(Stage.CLOSED));
    }

    public static CaseEvent reopened() {
        return new NonPerformanceReported(StepKind.REFUND, null, List.of(), null, null, to(Stage.ENFORCEMENT));
    }

    private static BallChange to(Stage stage) {
        return new BallChange(stage, List.of(), List.of(), List.of());
    }

    /** The next commit of a log, a minute after the one before. */
    public static Commit commit(CommitWriter writer, CaseLog base, String commandId, CaseEvent... events) {
        Instant at = START.plus(base.version(), ChronoUnit.MINUTES);
        List<DatedEvent> dated = List.of(events).stream()
                .map(event -> new DatedEvent(at, BUYER, event))
                .toList();
        return writer.write(base, BUYER, commandId, "hash-of-" + commandId, at, dated);
    }

    /** Keys that live as long as the test. */
    public static TextEncryption keys() {
        return new TextEncryption(new InMemoryKeyVault());
    }
}
