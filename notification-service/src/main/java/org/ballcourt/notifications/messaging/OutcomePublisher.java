package org.ballcourt.notifications.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.Topics;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.DeliveryLog;
import org.ballcourt.notifications.deliveries.DeliveryState;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ObjectNode;

/** Publishes what became of deliveries, at least once, with the case id as key; never what they say. */
public final class OutcomePublisher {
    private static final int BATCH = 200;

    private final DeliveryLog deliveries;
    private final Producer<String, String> producer;

    public OutcomePublisher(DeliveryLog deliveries, Producer<String, String> producer) {
        this.deliveries = deliveries;
        this.producer = producer;
    }

    /** Does what there is to do; true if there may be more right away. */
    public boolean round() {
        List<Delivery> lines = deliveries.unannounced(BATCH);
        if (lines.isEmpty()) {
            return false;
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        lines.forEach(line -> sent.add(producer.send(record(line))));
        producer.flush();
        sent.forEach(OutcomePublisher::confirmed);
        deliveries.announced(lines);
        return true;
    }

    /** Everything final has been told. */
    public boolean isIdle() {
        return deliveries.unannounced(1).isEmpty();
    }

    private static void confirmed(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An announcement was not taken by the broker", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while announcing", e);
        }
    }

    private static ProducerRecord<String, String> record(Delivery line) {
        boolean delivered = line.state() == DeliveryState.SENT;
        ObjectNode value = Wire.json()
                .createObjectNode()
                .put("type", delivered ? "NoticeDelivered" : "NoticeUndelivered")
                .put("id", line.id())
                .put("caseId", line.caseId())
                .put("seq", line.seq())
                .put("recipient", line.recipient().toString())
                .put("channel", line.channel().name())
                .put("template", line.template().id())
                .put("state", line.state().name())
                .put("at", line.at().toString());
        ProducerRecord<String, String> record =
                new ProducerRecord<>(Topics.NOTIFICATION_EVENTS, line.caseId(), value.toString());
        CloudEvents.Attributes attributes = new CloudEvents.Attributes(
                line.id() + ":" + line.state(),
                "/ballcourt/notices",
                "org.ballcourt.notification." + (delivered ? "notice-delivered.v1" : "notice-undelivered.v1"),
                line.at(),
                line.caseId());
        TextHeaders.write(attributes.headers(), record.headers());
        return record;
    }
}
