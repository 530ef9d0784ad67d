package org.ballcourt.notifications;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.consumer.SimulatedDocuments;
import org.ballcourt.consumer.SimulatedSubscription;
import org.ballcourt.contracts.Topics;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.deliveries.DeliveryLog;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.deliveries.SimulatedDeliveryLog;
import org.ballcourt.notifications.mail.MailServer;
import org.ballcourt.notifications.mail.MailWorker;
import org.ballcourt.notifications.messaging.NoticeFold;
import org.ballcourt.notifications.messaging.OutcomePublisher;
import org.ballcourt.notifications.messaging.ReminderListener;
import org.ballcourt.notifications.policies.PolicyLookup;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.simulation.broker.SimulatedBroker;
import org.ballcourt.simulation.broker.SimulatedListener;
import org.ballcourt.simulation.broker.SimulatedSender;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.SimulatedExecutor;
import org.ballcourt.simulation.store.Storage;
import org.bson.Document;

/** Notices and mail as {@link NotificationServiceConfiguration} puts them together, on simulated ground. */
public final class SimulatedNotices {
    private static final NoticeTexts TEXTS = new NoticeTexts(PolicyLookup.in(ZoneOffset.UTC));

    /** What all nodes share. */
    public record Shared(
            Map<String, Document> cases, DeliveryLog deliveries, AddressBook addresses, MailServer server) {}

    public SimulatedNotices(
            Node node, SimulatedBroker broker, Storage storage, Shared shared, GapRepair repair, MeterRegistry meters) {
        BackgroundWorkers workers = new BackgroundWorkers(meters, new SimulatedExecutor(node), _ -> {});
        DeliveryLog deliveries = new SimulatedDeliveryLog(storage, shared.deliveries(), node);
        AddressBook addresses = shared.addresses();
        NoticeDispatcher dispatcher = new NoticeDispatcher(deliveries, addresses, TEXTS, true, node.wall(), meters);
        MailWorker mail = new MailWorker(
                deliveries, addresses, shared.server(), meters, new MailWorker.Clocks(node.wall(), node.nanos()));
        NoticeWorkers notices =
                new NoticeWorkers(workers, mail, new OutcomePublisher(deliveries, new SimulatedSender(node, broker)));
        notices.start();
        SimulatedDocuments documents = new SimulatedDocuments(storage, shared.cases(), node);
        new SimulatedSubscription(
                node,
                broker,
                "notices",
                SimulatedSubscription.rules(
                        node, documents, new NoticeFold(dispatcher, _ -> {}, notices::wake), repair, meters),
                meters);
        ReminderListener reminders = new ReminderListener(
                EventVerifier.unsigned(), caseIds -> stored(documents, caseIds), dispatcher, notices::wake);
        SimulatedListener.start(
                node,
                broker,
                Topics.ESCALATION_EVENTS,
                "notice-reminders",
                record -> reminders.onMessage(List.of(record)));
    }

    private static Map<String, Document> stored(SimulatedDocuments documents, Set<String> caseIds) {
        Map<String, Document> found = new HashMap<>();
        for (String caseId : caseIds) {
            Document stored = documents.stored(caseId);
            if (stored != null) {
                found.put(caseId, stored);
            }
        }
        return found;
    }
}
