package org.ballcourt.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.consumer.SimulatedDocuments;
import org.ballcourt.consumer.SimulatedSubscription;
import org.ballcourt.contracts.ConsumerGroups;
import org.ballcourt.contracts.Topics;
import org.ballcourt.escalation.EscalationScheduler.Conditions;
import org.ballcourt.escalation.EscalationScheduler.DueWork;
import org.ballcourt.escalation.announcements.Announcements;
import org.ballcourt.escalation.deadlines.Deadlines;
import org.ballcourt.escalation.duties.CaseDutiesFold;
import org.ballcourt.escalation.duties.OpenDutyCounts;
import org.ballcourt.escalation.heartbeat.CommandAvailability;
import org.ballcourt.escalation.heartbeat.HeartbeatStore;
import org.ballcourt.escalation.heartbeat.OutageDetector;
import org.ballcourt.escalation.messaging.Replies;
import org.ballcourt.escalation.metrics.EscalationMetrics;
import org.ballcourt.servicekit.ClockGuard;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.simulation.broker.SimulatedBroker;
import org.ballcourt.simulation.broker.SimulatedConsumer;
import org.ballcourt.simulation.broker.SimulatedSender;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.SimulatedExecutor;
import org.ballcourt.simulation.store.SimulatedAnnouncementLog;
import org.ballcourt.simulation.store.SimulatedHeartbeats;
import org.ballcourt.simulation.store.Storage;
import org.bson.Document;

/** The clocks as {@link EscalationServiceConfiguration} puts them together, on simulated ground. */
public final class SimulatedClocks {
    public static final Duration OUTAGE_THRESHOLD = Duration.ofSeconds(30);
    private static final List<Integer> SHARES = List.of(50, 80);

    /** What all nodes share. */
    public record Shared(
            Map<String, Document> cases, SimulatedAnnouncementLog.Lines announced, SimulatedHeartbeats.Line heartbeat) {
        public static Shared empty() {
            return new Shared(
                    SimulatedDocuments.none(), new SimulatedAnnouncementLog.Lines(), new SimulatedHeartbeats.Line());
        }
    }

    private SimulatedSubscription subscription;

    public SimulatedClocks(
            Node node, SimulatedBroker broker, Storage storage, Shared shared, GapRepair repair, MeterRegistry meters) {
        BackgroundWorkers workers = new BackgroundWorkers(meters, new SimulatedExecutor(node), _ -> {});
        SimulatedSender sender = new SimulatedSender(node, broker);
        EscalationMetrics metrics = new EscalationMetrics(meters);
        Deadlines deadlines = new Deadlines(sender, this::owns, metrics);
        Announcements announcements = new Announcements(
                sender, new SimulatedAnnouncementLog(storage, shared.announced(), node), this::owns, SHARES, metrics);
        CommandAvailability commands = new CommandAvailability();
        Replies replies = new Replies(
                SimulatedConsumer.ofText(node, broker, null),
                reply -> deadlines.answered(reply, node.nanos().getAsLong()),
                () -> commands.heard(node.nanos().getAsLong()),
                workers,
                node.nanos());
        SimulatedHeartbeats heartbeats = new SimulatedHeartbeats(storage, shared.heartbeat(), node);
        ClockGuard guard = new ClockGuard(node.wall(), node.nanos(), heartbeats::storeTime);
        OutageDetector outages =
                new OutageDetector(new HeartbeatStore(heartbeats, OUTAGE_THRESHOLD), guard, commands, deadlines);
        EscalationScheduler scheduler = new EscalationScheduler(
                workers,
                node.wall(),
                node.nanos(),
                new DueWork(deadlines, announcements, new OpenDutyCounts(this::owns)),
                new Conditions(
                        outages::mayFire,
                        outages::check,
                        () -> replies.isListening() && subscription != null && subscription.isCaughtUp(),
                        () -> node.call(() -> broker.passed(ConsumerGroups.CASE_COMMANDS, Topics.CASE_COMMANDS))));
        replies.start();
        scheduler.start();
        SimulatedDocuments documents = new SimulatedDocuments(storage, shared.cases(), node);
        subscription = new SimulatedSubscription(
                node,
                broker,
                "clocks",
                SimulatedSubscription.rules(
                        node, documents, new CaseDutiesFold(scheduler::changed, scheduler::lapsed), repair, meters),
                meters);
    }

    private boolean owns(String caseId) {
        return subscription != null && subscription.test(caseId);
    }
}
