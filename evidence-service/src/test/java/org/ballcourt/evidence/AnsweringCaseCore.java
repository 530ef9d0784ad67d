package org.ballcourt.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.kafka.RecordSigner;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Wire;

/** The other end of the topics: confirms originals, as long as it is told to, and publishes case events. */
final class AnsweringCaseCore implements AutoCloseable {
    static final SigningKey KEY = SigningKey.fresh();

    private final KafkaConsumer<String, String> originals;
    private final KafkaProducer<String, byte[]> producer;
    private final Thread thread;
    private final List<ConsumerRecord<String, String>> heard = Collections.synchronizedList(new ArrayList<>());
    private volatile RecordSigner signer = new RecordSigner(KEY);
    private volatile boolean silent;
    private volatile boolean closed;

    AnsweringCaseCore(String bootstrap) {
        originals = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "group.id", "case-core", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer());
        originals.subscribe(List.of(Topics.EVIDENCE_EVENTS));
        thread = Thread.ofPlatform().name("case-core").start(this::listen);
    }

    private void listen() {
        while (!closed) {
            originals.poll(Duration.ofMillis(100)).forEach(record -> {
                heard.add(record);
                if (!silent) {
                    String reply = "{\"commandId\":\"" + record.key() + "\",\"status\":\"ACCEPTED\"}";
                    producer.send(signer.sign(new ProducerRecord<>(
                            Topics.CASE_REPLIES, record.key(), reply.getBytes(StandardCharsets.UTF_8))));
                }
            });
        }
        originals.close();
    }

    void beSilent(boolean silence) {
        silent = silence;
    }

    void answerAs(SigningKey key) {
        signer = new RecordSigner(key);
    }

    List<ConsumerRecord<String, String>> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    /** A record may come more than once; these do not count it twice. */
    Set<String> heardIds() {
        return heard().stream().map(ConsumerRecord::key).collect(Collectors.toSet());
    }

    void publish(List<RecordedEvent> events) {
        publish(events, KEY);
    }

    /** @param signing null for whoever has no key */
    void publish(List<RecordedEvent> events, SigningKey signing) {
        for (RecordedEvent event : events) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                    Topics.CASE_EVENTS,
                    event.caseId(),
                    Wire.payload(event.event()).getBytes(StandardCharsets.UTF_8));
            Map<String, String> headers = new HashMap<>(CloudEvents.headers(event));
            if (signing != null) {
                headers.put(
                        CloudEvents.SIGNATURE,
                        EventSeal.sign(List.of(event.hash()), signing).getFirst());
            }
            headers.forEach((name, value) ->
                    record.headers().add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
            producer.send(record);
        }
        producer.flush();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
