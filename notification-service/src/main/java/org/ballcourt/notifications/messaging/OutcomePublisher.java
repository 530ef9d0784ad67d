package org.ballcourt.notifications.messaging;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.NoticeDelivered;
import org.ballcourt.contracts.records.NoticeUndelivered;
import org.ballcourt.contracts.records.NotificationEvent;
import org.ballcourt.contracts.records.RecordNames;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.DeliveryLog;
import org.ballcourt.notifications.deliveries.DeliveryState;
import org.ballcourt.servicekit.kafka.OutgoingRecord;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.servicekit.kafka.SentRecord;
import org.ballcourt.wire.CloudEvents;

/** Publishes what became of deliveries, at least once, with the case id as key; never what they say. */
public final class OutcomePublisher {
    private static final int BATCH = 200;

    private final DeliveryLog deliveries;
    private final RecordSender sender;

    public OutcomePublisher(DeliveryLog deliveries, RecordSender sender) {
        this.deliveries = deliveries;
        this.sender = sender;
    }

    /** Does what there is to do; true if there may be more right away. */
    public boolean round() {
        List<Delivery> lines = deliveries.unannounced(BATCH);
        if (lines.isEmpty()) {
            return false;
        }
        List<CompletableFuture<SentRecord>> sent =
                lines.stream().map(line -> sender.send(record(line))).toList();
        sent.forEach(CompletableFuture::join);
        deliveries.announced(lines);
        return true;
    }

    /** Everything final has been told. */
    public boolean isIdle() {
        return deliveries.unannounced(1).isEmpty();
    }

    private static OutgoingRecord record(Delivery line) {
        NotificationEvent outcome = outcome(line);
        CloudEvents.Attributes attributes = new CloudEvents.Attributes(
                line.id() + ":" + line.state(),
                "/ballcourt/notices",
                "org.ballcourt.notification." + RecordNames.nameOf(outcome.getClass()),
                line.at(),
                line.caseId());
        return OutgoingRecord.of(Topics.NOTIFICATION_EVENTS, attributes, outcome);
    }

    private static NotificationEvent outcome(Delivery line) {
        String channel = line.channel().name();
        String template = line.template().id();
        String state = line.state().name();
        return line.state() == DeliveryState.SENT
                ? new NoticeDelivered(
                        line.id(), line.caseId(), line.seq(), line.recipient(), channel, template, state, line.at())
                : new NoticeUndelivered(
                        line.id(), line.caseId(), line.seq(), line.recipient(), channel, template, state, line.at());
    }
}
