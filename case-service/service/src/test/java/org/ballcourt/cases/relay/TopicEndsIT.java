package org.ballcourt.cases.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker that dies, loses the end of a file, and comes back. */
class TopicEndsIT {
    private static final int PARTITION = 3;
    private static final int TORN = 300;

    @TempDir
    Path folder;

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws ExecutionException, InterruptedException {
        broker = EmbeddedBroker.open(folder, 0);
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(Topics.CASE_EVENTS, Optional.of(PARTITION + 1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrap());
    }

    private TopicEnds ends() {
        return new TopicEnds(
                Admin.create(client()),
                new KafkaConsumer<>(client(), new StringDeserializer(), new ByteArrayDeserializer()),
                EventVerifier.unsigned());
    }

    private void write(String name, int count) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < count; i++) {
                ProducerRecord<String, String> record =
                        new ProducerRecord<>(Topics.CASE_EVENTS, PARTITION, "case", "event");
                record.headers().add("ce_id", (name + i).getBytes(StandardCharsets.UTF_8));
                producer.send(record).get();
            }
        }
    }

    /** @param torn how many bytes the file of the partition loses */
    private void die(int torn) throws IOException {
        int port = Integer.parseInt(broker.bootstrap().split(":")[1]);
        broker.close();
        // What a kill does not leave.
        Files.delete(folder.resolve(".kafka_cleanshutdown"));
        Path log = folder.resolve(Topics.CASE_EVENTS + "-" + PARTITION).resolve("00000000000000000000.log");
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(file.size() - torn);
        }
        broker = EmbeddedBroker.open(folder, port);
    }

    @Test
    void tellsWhatWasWrittenOverALostEnd() throws Exception {
        write("old", 10);
        int before;
        try (TopicEnds ends = ends()) {
            TopicTail.End end = ends.ends().get(PARTITION);
            assertThat(end.offset()).isEqualTo(10);
            before = end.epoch();
            assertThat(ends.writtenAfter(PARTITION, before)).isEmpty();
        }
        die(TORN);
        try (TopicEnds ends = ends()) {
            long cut = ends.ends().get(PARTITION).offset();
            assertThat(cut).isBetween(1L, 9L);
            write("new", 300);
            TopicTail.End end = ends.ends().get(PARTITION);
            assertThat(end).isEqualTo(new TopicTail.End(cut + 300, end.epoch()));
            assertThat(end.epoch()).isGreaterThan(before);
            NavigableMap<Long, String> written = ends.writtenAfter(PARTITION, before);
            assertThat(written.firstEntry()).isEqualTo(Map.entry(cut, "new0"));
            assertThat(written.values())
                    .containsExactlyElementsOf(
                            IntStream.range(0, 300).mapToObj(i -> "new" + i).toList());
        }
    }
}
