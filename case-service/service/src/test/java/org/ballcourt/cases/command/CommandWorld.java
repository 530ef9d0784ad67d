package org.ballcourt.cases.command;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.SecondEdition;
import org.ballcourt.cases.domain.StandingFacts;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.ContactNotes;
import org.ballcourt.cases.store.EarlierCases;
import org.ballcourt.cases.store.EarlierContacts;
import org.ballcourt.cases.store.EvidenceRegistry;
import org.ballcourt.cases.store.ExpressRefunds;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.cases.store.InMemoryContactNotes;
import org.ballcourt.cases.store.InMemoryEvidenceRegistry;
import org.ballcourt.cases.store.InMemoryExpressRefunds;
import org.ballcourt.cases.store.InMemoryOutageReports;
import org.ballcourt.cases.store.InMemoryPaymentReferences;
import org.ballcourt.cases.store.InMemoryReservations;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.cases.store.OutageReports;
import org.ballcourt.cases.store.PaymentReferences;
import org.ballcourt.cases.store.RecentCases;
import org.ballcourt.cases.store.Reservations;
import org.ballcourt.cases.store.ResolvingCaseStore;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.cases.store.StoresForReading;
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
    final Reservations reservations;
    final EvidenceRegistry evidence = new InMemoryEvidenceRegistry();
    final ContactNotes contacts = new InMemoryContactNotes();
    final ExpressRefunds refunds = new InMemoryExpressRefunds();
    final PaymentReferences references = new InMemoryPaymentReferences();
    final OutageReports outages = new InMemoryOutageReports();
    private final StoresForReading unwritten = new StoresForReading();
    final TextEncryption keys = unwritten.keys();
    final CaseIds ids = new CaseIds(unwritten.ids());
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<CaseLog> heard = new CopyOnWriteArrayList<>();
    Policies policies = Shipped.policies();
    Payments payments = new AcceptingPayments();
    final KnownOrders orders = new KnownOrders();
    StandingFacts standing = StandingFacts.NOTHING;
    Instant now = Samples.START;
    boolean isOver = true;
    private final AtomicInteger commands = new AtomicInteger();

    CommandWorld() {
        this(new InMemoryReservations());
    }

    CommandWorld(Reservations reservations) {
        this.reservations = reservations;
    }

    /** Stands at the end of an instant, as a clock that was advanced to it. */
    private final class Standing implements CaseClock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Instant past() {
            return isOver ? now : CaseClock.super.past();
        }
    }

    CaseCommands door() {
        return door(stored, 16);
    }

    /** Over stores that fail where anybody wants to write. */
    DryRuns dryRuns() {
        return new UnstoredCommands(
                unwritten.of(stored, reservations, contacts, refunds, references, outages),
                evidence,
                payments,
                orders,
                standing,
                decider(),
                new Standing());
    }

    CaseDecider decider() {
        return new CaseDecider(policies);
    }

    AxonCaseCommands door(CaseStore store, int stripes) {
        RecentCases resolving = new RecentCases(new ResolvingCaseStore(store, 2, Duration.ofMillis(1)), 1 << 20);
        OrderLines lines = new OrderLines(reservations, resolving, () -> now);
        References proofs = new References(new UsedReferences(references, resolving, () -> now));
        Claims claims = new Claims(
                new EarlierCases(lines, resolving, keys),
                new EarlierContacts(contacts, resolving),
                refunds,
                proofs,
                outages);
        CommandHandling handling = new CommandHandling(
                resolving,
                new Decisions(
                        decider(),
                        new FactFinder(evidence, claims, payments, orders, resolving, standing),
                        new Standing()),
                claims,
                new CommitWriter(keys),
                ids);
        return new AxonCaseCommands(resolving, handling, heard::add, new MetricsInterceptor(meters), stripes);
    }

    /** The shipped rules with other limits, under the first edition. */
    CommandWorld limits(UnaryOperator<Policy.Limits> change) {
        return rules(change, null);
    }

    /** The shipped rules of the second edition with that much room for each. */
    CommandWorld room(SecondEdition.Room room) {
        SecondEdition shipped = policies.inForce(now).secondEdition();
        return rules(
                UnaryOperator.identity(),
                new SecondEdition(
                        shipped.offers(),
                        shipped.reasons(),
                        shipped.compensation(),
                        room,
                        shipped.outages(),
                        shipped.recoveries(),
                        shipped.suspensions(),
                        shipped.contacts(),
                        shipped.expressRefund(),
                        shipped.freight(),
                        shipped.favours(),
                        shipped.tracing(),
                        shipped.callers()));
    }

    private CommandWorld rules(UnaryOperator<Policy.Limits> change, SecondEdition edition) {
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
                edition);
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
        return submission(caseId, "command-" + commands.incrementAndGet(), actor, command);
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
