package org.ballcourt.broker.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The program that {@link FullDiskIT} lets run into a full disk. It says on standard output what was acknowledged. */
final class FillingBroker {
    private FillingBroker() {}

    public static void main(String[] args) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.open(Path.of(args[0]), 0);
        Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(new NewTopic("filled", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; ; i++) {
                producer.send(new ProducerRecord<>("filled", String.valueOf(i), new byte[200_000]))
                        .get();
                System.out.println(i);
            }
        }
    }
}
