package org.ballcourt.simulation.broker;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.servicekit.kafka.OutgoingRecord;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.servicekit.kafka.SentRecord;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.SimulatedFuture;

/** Sends records as the services do; tasks wait for the answer in virtual time. */
public final class SimulatedSender implements RecordSender {
    private final Node node;
    private final Producer<String, byte[]> producer;

    public SimulatedSender(Node node, SimulatedBroker broker) {
        this.node = node;
        this.producer = SimulatedProducer.of(node, broker);
    }

    @Override
    public CompletableFuture<SentRecord> send(OutgoingRecord record) {
        SimulatedFuture<SentRecord> safe = new SimulatedFuture<>(node.scheduler());
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(
                record.topic(), record.key(), record.value().getBytes(StandardCharsets.UTF_8));
        TextHeaders.write(record.headers(), sent.headers());
        producer.send(
                sent,
                (there, failure) ->
                        safe.end(there == null ? null : new SentRecord(there.partition(), there.offset()), failure));
        return safe;
    }
}
