package org.ballcourt.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.DeclineOffer;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.MakeOffer;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One command on a case of 40 events: the decision alone, with its events folded, and with folding the whole log before it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecideBenchmark {
    private static final Actor BUYER = new Actor(Role.BUYER, "li");
    private static final Actor SELLER = new Actor(Role.SELLER, "shop");

    private final Instant at = Instant.parse("2026-11-02T02:00:00Z");
    private final List<DatedEvent> log = new ArrayList<>();
    private CaseDecider decider;
    private CaseState state = CaseState.NONE;
    private DecisionInput next;

    /** A complaint, statements, and offers that were declined. */
    @Setup
    public void fill() {
        decider = new CaseDecider(LoadedPolicies.shipped());
        Order order = Quarrel.order("O-1", BUYER.id(), SELLER.id(), at);
        add(
                BUYER,
                new FileComplaint(
                        order, Reason.QUALITY_DEFECT, Remedy.REFUND, Money.of("129.00", "CNY"), "x", List.of(), false));
        for (int i = 1; i <= 9; i++) {
            add(SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of(i + ".00", "CNY"), "x"));
            add(BUYER, new DeclineOffer("offer-" + i, "x"));
            add(BUYER, new AddStatement("x", null));
        }
        for (int i = 1; i <= 12; i++) {
            add(BUYER, new AddStatement("x", null));
        }
        next = act(SELLER, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("40.00", "CNY"), "x"));
    }

    private void add(Actor actor, CaseCommand command) {
        for (DatedEvent event : decider.decide(act(actor, command), state)) {
            log.add(event);
            state = state.evolve(event.at(), event.actor(), event.event());
        }
    }

    private DecisionInput act(Actor actor, CaseCommand command) {
        return new DecisionInput("BC-1", actor, at, command, Facts.NONE);
    }

    @Benchmark
    public Object decide() {
        return decider.decide(next, state);
    }

    /** What one command costs the core once its case is in memory: the bound is 5 microseconds. */
    @Benchmark
    public Object decideAndEvolve() {
        CaseState after = state;
        for (DatedEvent event : decider.decide(next, state)) {
            after = after.evolve(event.at(), event.actor(), event.event());
        }
        return after;
    }

    @Benchmark
    public Object foldAndDecide() {
        CaseState folded = CaseState.NONE;
        for (DatedEvent event : log) {
            folded = folded.evolve(event.at(), event.actor(), event.event());
        }
        return decider.decide(next, folded);
    }
}
