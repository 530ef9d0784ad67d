package org.ballcourt.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Predicate;
import org.ballcourt.contracts.Topics;
import org.ballcourt.simulation.broker.SimulatedBroker;
import org.ballcourt.simulation.broker.SimulatedConsumer;
import org.ballcourt.simulation.broker.SimulatedKey;
import org.ballcourt.simulation.broker.SimulatedProducer;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.SimulatedExecutor;

/** A subscription as {@link CaseSubscription} puts it together, on simulated ground. */
public final class SimulatedSubscription implements Predicate<String> {
    private static final Duration TAIL_PATIENCE = Duration.ofSeconds(30);

    private final SimulatedBroker broker;
    private final String group;
    private final SubscriptionLoop loop;

    public SimulatedSubscription(
            Node node, SimulatedBroker broker, String group, CaseEventApplier rules, MeterRegistry meters) {
        this.broker = broker;
        this.group = group;
        SubscriptionMeters counters = new SubscriptionMeters(meters, group);
        this.loop = new SubscriptionLoop(
                SimulatedConsumer.ofBytes(node, broker, group),
                rules,
                new DeadLetters<>(group, SimulatedProducer.of(node, broker), counters.unreadable()),
                counters,
                new TailGapDetector(TAIL_PATIENCE),
                new SubscriptionLoop.Ground(
                        SimulatedKey.VERIFIER,
                        new SimulatedExecutor(node),
                        new PollBudget(),
                        node.nanos(),
                        node::sleep));
        node.spawn("subscription " + group, loop);
    }

    /** The rules over documents of that node. */
    public static CaseEventApplier rules(
            Node node, SimulatedDocuments documents, CaseFold fold, GapRepair repair, MeterRegistry meters) {
        return new CaseEventApplier(documents, fold, repair, new SubscriptionMeters(meters, "simulated"), node.wall());
    }

    /** Everything that is in the topic now has been handled, by whichever node. */
    public boolean isCaughtUp() {
        return loop.isSettledIn() && broker.isCaughtUp(group, Topics.CASE_EVENTS);
    }

    /** Another one when other cases come to this node. */
    public long generation() {
        return loop.generation();
    }

    /** Whether a case comes to this node. */
    @Override
    public boolean test(String caseId) {
        return loop.owns(caseId);
    }
}
