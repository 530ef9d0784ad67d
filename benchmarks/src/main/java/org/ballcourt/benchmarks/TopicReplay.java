package org.ballcourt.benchmarks;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.consumer.CaseFold;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.escalation.duties.CaseDutiesFold;
import org.ballcourt.escalation.duties.DutyObserver;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.EventHash;

/**
 * Reads a topic of real events from its beginning into an empty view, with broker and store in the same JVM, several times. Arguments:
 * how many events, how many cases are under way at the same time, and {@code duties} for the fold of the clocks instead of one that
 * counts.
 */
final class TopicReplay {
    private static final int DISPUTES = 100;
    private static final int ROUNDS = 5;

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final AtomicLong calls = new AtomicLong();

    public static void main(String[] args) throws Exception {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 60_000;
        int together = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        boolean duties = List.of(args).contains("duties");
        CaseFold fold = duties
                ? new CaseDutiesFold(DutyObserver.NONE)
                : (document, event) -> document.append("count", document.getInteger("count", 0) + 1);
        new TopicReplay().run(events, together, fold);
        System.exit(0);
    }

    private void run(int wanted, int together, CaseFold fold) throws Exception {
        Path folder = CaseServiceInside.folder();
        try (EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0);
                EmbeddedStore store = EmbeddedStore.open(folder.resolve("views.db"), 0);
                MongoClient client = client(store)) {
            createTopics(broker);
            int events = fill(broker, histories(), wanted, together);
            for (int round = 0; round <= ROUNDS; round++) {
                replay(broker, client, fold, events, round);
            }
        }
    }

    private MongoClient client(EmbeddedStore store) {
        return MongoClients.create(MongoClientSettings.builder(MongoSettings.durable(store.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        calls.incrementAndGet();
                    }
                })
                .build());
    }

    private void replay(EmbeddedBroker broker, MongoClient client, CaseFold fold, int events, int round)
            throws InterruptedException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        String group = "replay-" + round;
        CaseSubscription subscription = CaseSubscription.builder()
                .unsigned()
                .group(group)
                .bootstrapServers(broker.bootstrap())
                .collection(client.getDatabase("replay").getCollection(group))
                .fold(fold)
                .gapRepair((_, _) -> List.of())
                .meters(meters)
                .build();
        long asked = calls.get();
        long cpu = machine.getProcessCpuTime();
        long begun = System.nanoTime();
        long first = 0;
        subscription.start();
        double applied = 0;
        while (applied < events) {
            Thread.sleep(2);
            applied = meters.get("ballcourt.consumer.applied").counter().count();
            first = first == 0 && applied > 0 ? System.nanoTime() : first;
        }
        double joining = (first - begun) / 1e9;
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%s: %.0f events/s, %.0f without the joining of the group (%.1f s), %.4f ms CPU and %.3f store calls per event, load %.1f%n",
                round == 0 ? "warm-up" : "round " + round,
                events / seconds,
                events / (seconds - joining),
                joining,
                (machine.getProcessCpuTime() - cpu) / 1e6 / events,
                (calls.get() - asked) / (double) events,
                machine.getSystemLoadAverage());
        subscription.close();
    }

    private static void createTopics(EmbeddedBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(List.of(
                            new NewTopic(Topics.CASE_EVENTS, Topics.PARTITIONS, (short) 1),
                            new NewTopic(Topics.CASE_SNAPSHOTS, Topics.PARTITIONS, (short) 1),
                            new NewTopic(Topics.PARKED, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** What really happens in a dispute, as it is stored. */
    private static List<List<LoggedEvent>> histories() {
        try (CaseServiceInside service = CaseServiceInside.embedded(false)) {
            Quarrel quarrel = new Quarrel(service.commands());
            for (int command = 0; command < DISPUTES * 9; command++) {
                quarrel.next();
            }
            List<List<LoggedEvent>> histories = new ArrayList<>();
            service.database()
                    .getCollection("cases")
                    .find()
                    .map(one -> one.getString("_id"))
                    .forEach(caseId -> {
                        CaseLog log = service.cases().load(caseId);
                        if (log.exists()) {
                            histories.add(log.logged());
                        }
                    });
            return histories;
        }
    }

    /** The same events under other names, chained anew. */
    private static List<ProducerRecord<String, byte[]>> copy(List<LoggedEvent> history, String caseId) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        String head = RecordedEvent.GENESIS;
        for (LoggedEvent logged : history) {
            RecordedEvent event = logged.event();
            String hash = EventHash.of(
                    head,
                    caseId,
                    event.seq(),
                    EventNames.nameOf(event.event().getClass()),
                    event.at(),
                    event.actor(),
                    event.commandId(),
                    logged.payload());
            ProducerRecord<String, byte[]> sent = new ProducerRecord<>(
                    Topics.CASE_EVENTS, caseId, logged.payload().getBytes(StandardCharsets.UTF_8));
            TextHeaders.write(
                    CloudEvents.headers(new RecordedEvent(
                            caseId,
                            event.seq(),
                            event.at(),
                            event.actor(),
                            event.commandId(),
                            event.event(),
                            head,
                            hash)),
                    sent.headers());
            records.add(sent);
            head = hash;
        }
        return records;
    }

    /** Cases come in crowds; within one, all have their first event before any has its second. */
    private static int fill(EmbeddedBroker broker, List<List<LoggedEvent>> histories, int wanted, int together) {
        int sent = 0;
        int cases = 0;
        long bytes = 0;
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "compression.type", "gzip", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer())) {
            while (sent < wanted) {
                List<List<ProducerRecord<String, byte[]>>> crowd = new ArrayList<>();
                for (int i = 0; i < together; i++) {
                    crowd.add(copy(histories.get(cases % histories.size()), "BC-REPLAY" + cases++));
                }
                for (int seq = 0; !crowd.isEmpty(); seq++) {
                    int at = seq;
                    crowd.removeIf(records -> records.size() <= at);
                    for (List<ProducerRecord<String, byte[]>> records : crowd) {
                        producer.send(records.get(at));
                        bytes += records.get(at).value().length;
                        sent++;
                    }
                }
            }
        }
        System.out.printf("%d events of %d cases, %d bytes each%n", sent, cases, bytes / sent);
        return sent;
    }
}
