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
import org.ballcourt.contracts.records.NoticeDelivered;
import org.ballcourt.contracts.records.NoticeUndelivered;
import org.ballcourt.contracts.records.RecordNames;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.DeliveryLog;
import org.ballcourt.notifications.deliveries.DeliveryState;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Records;

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
        Record outcome = outcome(line);
        ProducerRecord<String, String> record =
                new ProducerRecord<>(Topics.NOTIFICATION_EVENTS, line.caseId(), Records.write(outcome));
        CloudEvents.Attributes attributes = new CloudEvents.Attributes(
                line.id() + ":" + line.state(),
                "/ballcourt/notices",
                "org.ballcourt.notification." + RecordNames.nameOf(outcome.getClass()),
                line.at(),
                line.caseId());
        TextHeaders.write(attributes.headers(), record.headers());
        return record;
    }

    private static Record outcome(Delivery line) {
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
