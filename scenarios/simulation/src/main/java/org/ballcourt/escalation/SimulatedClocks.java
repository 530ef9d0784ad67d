package org.ballcourt.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.consumer.SimulatedDocuments;
import org.ballcourt.consumer.SimulatedSubscription;
import org.ballcourt.contracts.ConsumerGroups;
import org.ballcourt.contracts.Topics;
import org.ballcourt.escalation.EscalationScheduler.Conditions;
import org.ballcourt.escalation.EscalationScheduler.DueWork;
import org.ballcourt.escalation.announcements.Announcements;
import org.ballcourt.escalation.announcements.Announcements.Surroundings;
import org.ballcourt.escalation.deadlines.Deadlines;
import org.ballcourt.escalation.deadlines.OutageCredits;
import org.ballcourt.escalation.duties.CaseDutiesFold;
import org.ballcourt.escalation.duties.DutyRepository;
import org.ballcourt.escalation.duties.OpenDutyCounts;
import org.ballcourt.escalation.duties.Ownership;
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
public final class SimulatedClocks implements Ownership {
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
        Deadlines deadlines = new Deadlines(sender, this, metrics);
        DutyRepository duties = new SimulatedDutyRepository(storage, shared.cases(), node);
        OutageCredits credits = new OutageCredits(duties, deadlines);
        Announcements announcements = new Announcements(
                new Surroundings(sender, new SimulatedAnnouncementLog(storage, shared.announced(), node), duties),
                this,
                SHARES,
                metrics);
        CommandAvailability commands = new CommandAvailability();
        Replies replies = new Replies(
                SimulatedConsumer.ofText(node, broker, null),
                EventVerifier.unsigned(),
                reply -> deadlines.answered(reply, node.nanos().getAsLong()),
                heartbeat -> commands.heard(
                        heartbeat, node.wall().instant(), node.nanos().getAsLong()),
                workers,
                node.nanos());
        SimulatedHeartbeats heartbeats = new SimulatedHeartbeats(storage, shared.heartbeat(), node);
        ClockGuard guard = new ClockGuard(node.wall(), node.nanos(), heartbeats::storeTime);
        OutageDetector outages =
                new OutageDetector(new HeartbeatStore(heartbeats, OUTAGE_THRESHOLD), guard, commands, credits);
        EscalationScheduler scheduler = new EscalationScheduler(
                workers,
                node.wall(),
                node.nanos(),
                new DueWork(duties, this, deadlines, credits, announcements, new OpenDutyCounts(this, duties)),
                new Conditions(
                        outages::mayFire,
                        outages::check,
                        () -> replies.isListening() && isCaughtUp(),
                        () -> node.call(() -> broker.passed(ConsumerGroups.CASE_COMMANDS, Topics.CASE_COMMANDS))));
        replies.start();
        scheduler.start();
        SimulatedDocuments documents = new SimulatedDocuments(storage, shared.cases(), node);
        subscription = new SimulatedSubscription(
                node,
                broker,
                "clocks",
                SimulatedSubscription.rules(node, documents, new CaseDutiesFold(scheduler), repair, meters),
                meters);
    }

    @Override
    public boolean test(String caseId) {
        return subscription != null && subscription.test(caseId);
    }

    @Override
    public long generation() {
        return subscription == null ? 0 : subscription.generation();
    }

    @Override
    public boolean isCaughtUp() {
        return subscription != null && subscription.isCaughtUp();
    }
}
