package org.ballcourt.cases.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.EvidenceRegistry;
import org.ballcourt.cases.store.ExpressRefunds;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.cases.store.InMemoryEvidenceRegistry;
import org.ballcourt.cases.store.InMemoryExpressRefunds;
import org.ballcourt.cases.store.InMemoryPaymentReferences;
import org.ballcourt.cases.store.InMemoryReservations;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.cases.store.PaymentReferences;
import org.ballcourt.cases.store.RecentCases;
import org.ballcourt.cases.store.Reservations;
import org.ballcourt.cases.store.ResolvingCaseStore;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.store.UsedReferences;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.Wire;

/** The command door with the real rules, over stores in memory and a clock that the test moves. */
final class CommandWorld {
    static final Actor BUYER = Samples.BUYER;
    static final Actor SELLER = new Actor(Role.SELLER, "juicers");
    static final Actor AGENT = new Actor(Role.AGENT, "wang");

    final CaseStore stored = new InMemoryCaseStore();
    final Reservations reservations = new InMemoryReservations();
    final EvidenceRegistry evidence = new InMemoryEvidenceRegistry();
    final ExpressRefunds refunds = new InMemoryExpressRefunds();
    final PaymentReferences references = new InMemoryPaymentReferences();
    final TextEncryption keys = Samples.keys();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<CaseLog> heard = new CopyOnWriteArrayList<>();
    Policies policies = Shipped.policies();
    Payments payments = new AcceptingPayments();
    StandingFacts standing = StandingFacts.NOTHING;
    Instant now = Samples.START;
    private int commands;

    CaseCommands door() {
        return door(stored, 16);
    }

    CaseDecider decider() {
        return new CaseDecider(policies);
    }

    AxonCaseCommands door(CaseStore store, int stripes) {
        RecentCases resolving = new RecentCases(new ResolvingCaseStore(store, 2, Duration.ofMillis(1)), 1 << 20);
        OrderLines lines = new OrderLines(reservations, resolving, () -> now);
        References proofs = new References(new UsedReferences(references, resolving, () -> now));
        Claims claims = new Claims(lines, refunds, proofs);
        CommandHandling handling = new CommandHandling(
                resolving,
                new Decisions(decider(), new FactFinder(evidence, claims, payments, resolving, standing), () -> now),
                claims,
                new CommitWriter(keys));
        return new AxonCaseCommands(resolving, handling, heard::add, new MetricsInterceptor(meters), stripes);
    }

    /** The shipped rules with other limits. */
    CommandWorld limits(UnaryOperator<Policy.Limits> change) {
        Policy p = policies.inForce(now);
        Policy changed = new Policy(
                p.version(),
                p.market(),
                p.effectiveFrom(),
                p.transition(),
                p.currency(),
                p.calendar(),
                p.terms(),
                p.silence(),
                p.urgent(),
                p.goods(),
                p.pace(),
                p.amounts(),
                p.windows(),
                change.apply(p.limits()),
                p.burdens(),
                p.liability(),
                p.grounds(),
                p.standing(),
                p.agents(),
                p.clauses(),
                p.secondEdition());
        policies = new Policies() {
            @Override
            public Policy inForce(Instant at) {
                return changed;
            }

            @Override
            public Policy version(String version) {
                return changed;
            }
        };
        return this;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    CommandRequest submission(String caseId, String commandId, Actor actor, CaseCommand command) {
        return new CommandRequest(caseId, commandId, actor, command, Wire.json().writeValueAsString(command), null);
    }

    CommandRequest expecting(long version, CommandRequest s) {
        return new CommandRequest(s.caseId(), s.commandId(), s.actor(), s.command(), s.body(), version);
    }

    /** Under a command id of its own. */
    CommandRequest submission(String caseId, Actor actor, CaseCommand command) {
        return submission(caseId, "command-" + ++commands, actor, command);
    }

    static FileComplaint complaint(String orderId) {
        return complaint(Samples.order(orderId));
    }

    static FileComplaint complaint(Order order) {
        return new FileComplaint(
                order, Reason.QUALITY_DEFECT, Remedy.REFUND, Money.of("129.00", "CNY"), "漏水", List.of(), false);
    }

    static AddStatement statement(String text) {
        return new AddStatement(text, null);
    }

    String filed(CaseCommands door, String orderId) {
        return door.submit(submission(null, "file-" + orderId, BUYER, complaint(orderId)))
                .caseId();
    }

    double count(String name, String... tags) {
        return meters.find(name).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
