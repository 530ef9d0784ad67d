package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ballcourt.standalone.Alarms.assertRunbook;
import static org.ballcourt.standalone.ServicesApart.CASES;
import static org.ballcourt.standalone.ServicesApart.CLOCKS;
import static org.ballcourt.standalone.ServicesApart.NOTICES;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Topics;
import org.ballcourt.platformstub.PlatformStub;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Services apart lose their broker, their store and one another: which alerts ring, what their runbooks say, and silence again. */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "ballcourt.nightly", matches = "true", disabledReason = "waits for minutes: nightly")
class OutageRunbooksIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration MINUTES = Duration.ofMinutes(10);

    @TempDir
    static Path temp;

    private Alarms alarms;
    private final int storePort = FreePort.next();
    private final int brokerPort = FreePort.next();
    private final MovedClock storeClock = new MovedClock();
    private EmbeddedStore store;
    private EmbeddedBroker broker;
    private PlatformStub platform;
    private ServicesApart services;
    private List<String> ofTheCases;
    private int filed;

    @BeforeAll
    void start() throws Exception {
        store = store();
        broker = broker();
        platform = PlatformStub.start(0, "sesame");
        ofTheCases = Stream.concat(
                        ServicesApart.shortPolicy(temp).stream(),
                        Stream.of(
                                "--ballcourt.orders.url=" + platform.url(),
                                "--ballcourt.orders.token=sesame",
                                "--ballcourt.payments.url=" + platform.url(),
                                "--ballcourt.payments.token=sesame"))
                .toList();
        services = new ServicesApart(
                temp,
                List.of(
                        "--ballcourt.mongo.uri=" + store.uri() + (store.uri().contains("?") ? "&" : "?")
                                + "serverSelectionTimeoutMS=1000",
                        "--ballcourt.kafka.bootstrap=" + broker.bootstrap()));
        services.startAll(ofTheCases);
    }

    @BeforeEach
    void isQuiet() throws Exception {
        alarms = new Alarms();
        double before = lapsed();
        assertThat(file()).isEqualTo(201);
        untilLapsed(before + 1);
        untilAllIsWell();
        pass();
        assertThat(alarms.ringing()).isEmpty();
    }

    @AfterAll
    void stop() {
        services.close();
        platform.close();
        broker.close();
        store.close();
    }

    @Test
    void ofABrokerThatIsAway() throws Exception {
        double before = lapsed();
        assertThat(file()).isEqualTo(201);
        until(CLOCKS, told -> told.most("ballcourt_clock_open_duties") > 0);
        broker.close();
        for (int n = 0; n < 15; n++) {
            assertThat(file()).isEqualTo(201);
        }
        until(CASES, told -> told.most("ballcourt_relay_oldest_pending_seconds") > 90);
        for (String service : services.all()) {
            until(service, told -> told.most("ballcourt_consumer_watch_age_seconds") > 60);
        }
        until(CLOCKS, told -> told.most("ballcourt_clock_overdue") > 0);
        pass();
        // In a long outage the workers that look at Kafka fail ten times as well.
        assertThat(alarms.ringing())
                .contains(
                        "BallcourtClocksOverdue",
                        "BallcourtClocksStopped",
                        "BallcourtConsumerStands",
                        "BallcourtRelayBehind")
                .isSubsetOf(
                        "BallcourtClocksOverdue",
                        "BallcourtClocksStopped",
                        "BallcourtConsumerStands",
                        "BallcourtRelayBehind",
                        "BallcourtWorkerStands");
        assertRunbook("BallcourtRelayBehind", "Is Kafka reachable");
        assertRunbook("BallcourtConsumerStands", "Is Kafka reachable", "/actuator/health");
        assertRunbook("BallcourtClocksStopped", "no command can be given");
        assertRunbook("BallcourtClocksOverdue", "ballcourt_clock_stopped");
        assertThat(services.ask(CASES, "/actuator/health/readiness").body()).contains("broker");

        broker = broker();
        untilLapsed(before + 16);
        untilAllIsWell();
        pass();
        assertThat(alarms.ringing())
                .containsExactly("BallcourtClocksLate", "BallcourtEventsLate", "BallcourtNoticesLate");
        assertRunbook("BallcourtClocksLate", "ends by itself");
        passHours();
        assertThat(alarms.ringing()).isEmpty();
    }

    @Test
    void ofAStoreThatIsAway() throws Exception {
        double before = lapsed();
        store.close();
        areRefused();
        tellAgain(Duration.ofMinutes(10));
        until(CLOCKS, told -> told.most("ballcourt_clock_stopped") == 1);
        until(CASES, told -> told.most("ballcourt_worker_failures") >= 10);
        until(NOTICES, told -> told.most("ballcourt_consumer_lag_seconds") > 60);
        alarms.over(Duration.ofMinutes(3), told());
        areRefused();
        alarms.over(Duration.ofMinutes(6), told());
        assertThat(alarms.ringing())
                .containsExactly(
                        "BallcourtApiUnreliable",
                        "BallcourtClocksStopped",
                        "BallcourtConsumerBehind",
                        "BallcourtConsumerLate",
                        "BallcourtFailures",
                        "BallcourtWorkerStands");
        assertRunbook("BallcourtApiUnreliable", "http_server_requests_seconds_count");
        assertRunbook("BallcourtConsumerBehind", "the store slow");
        assertRunbook("BallcourtConsumerLate", "After an outage this ends by itself", "ballcourt_consumer_lag_records");
        assertRunbook("BallcourtFailures", "503 means that Kafka, MongoDB or another service was out of reach");
        assertRunbook("BallcourtWorkerStands", "the first failure");
        assertThat(services.ask(CASES, "/actuator/health/readiness").body()).contains("store");

        store = store();
        untilAllIsWell();
        assertThat(file()).isEqualTo(201);
        untilLapsed(before + 1);
        for (String service : services.all()) {
            until(service, told -> told.most("ballcourt_consumer_lag_records") == 0);
        }
        passHours();
        // Until it has been good for days, tickets remind of it.
        assertThat(alarms.ringing()).isSubsetOf("BallcourtApiUnreliable");
        assertThat(alarms.paging()).isEmpty();
    }

    @Test
    void ofAStoreWhoseClockIsWrong() throws Exception {
        storeClock.set(Duration.ofSeconds(10));
        until(CASES, told -> told.least("ballcourt_clock_skew_seconds") < -1);
        assertThat(file()).isEqualTo(503);
        until(CLOCKS, told -> told.most("ballcourt_clock_stopped") == 1);
        pass();
        assertThat(alarms.ringing()).containsExactly("BallcourtClocksStopped", "BallcourtTimeDisagrees");
        assertRunbook("BallcourtTimeDisagrees", "Repair its time service", "and the store's");

        storeClock.set(Duration.ZERO);
        untilAllIsWell();
        until(CASES, told -> told.least("ballcourt_clock_skew_seconds") > -1);
        assertThat(file()).isEqualTo(201);
        pass();
        assertThat(alarms.ringing()).isEmpty();
    }

    @Test
    void ofACaseServiceThatIsAway() throws Exception {
        assertThat(file()).isEqualTo(201);
        services.stop(CASES);
        until(CLOCKS, told -> told.most("ballcourt_clock_overdue") > 0 && told.most("ballcourt_clock_stopped") == 1);
        pass();
        assertThat(alarms.ringing())
                .containsExactly("BallcourtClocksOverdue", "BallcourtClocksStopped", "BallcourtServiceDown");
        assertRunbook("BallcourtClocksStopped", "BallcourtServiceDown");

        services.start(CASES, ofTheCases);
        untilLapsed(1);
        untilAllIsWell();
        pass();
        // As its runbook says: after an outage this is expected.
        assertThat(alarms.ringing()).isSubsetOf("BallcourtClocksLate");
        passHours();
        assertThat(alarms.ringing()).isEmpty();
    }

    private void untilAllIsWell() {
        for (String service : services.all()) {
            until(
                    service,
                    told -> told.most("ballcourt_consumer_watch_age_seconds") < 30
                            && told.most("ballcourt_worker_failures") == 0
                            && told.most("ballcourt_clock_stopped") < 1
                            && told.most("ballcourt_clock_overdue") < 1);
        }
    }

    private void passHours() throws Exception {
        alarms.over(Duration.ofHours(7), told());
    }

    /** By this process of the case-service. */
    private double lapsed() throws Exception {
        return Scrape.of(services.base(CASES)).most("ballcourt_events_total{type=\"duty-lapsed.v1\"}");
    }

    private void untilLapsed(double duties) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> lapsed() >= duties);
        until(CLOCKS, told -> told.most("ballcourt_clock_overdue") == 0);
    }

    private void until(String service, Predicate<Scrape> state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> state.test(Scrape.of(services.base(service))));
    }

    /** Long enough for what rings only after a while. */
    private void pass() throws Exception {
        alarms.over(Duration.ofMinutes(1), told());
        alarms.over(MINUTES, told());
    }

    private Map<String, Scrape> told() {
        Map<String, Scrape> told = new LinkedHashMap<>();
        for (String service : services.all()) {
            try {
                told.put(service, Scrape.of(services.base(service)));
            } catch (Exception down) {
                // Nobody answers there.
            }
        }
        return told;
    }

    private int file() throws Exception {
        Map<String, Object> complaint = Complaints.about("li", "O-" + ++filed);
        platform.orders().put(Wire.json().treeToValue(Wire.json().valueToTree(complaint.get("order")), Order.class));
        return services.post("BUYER/li", CASES, "/api/cases", complaint, "file-" + filed)
                .statusCode();
    }

    /** As many as people send before they give up. */
    private void areRefused() throws Exception {
        for (int n = 0; n < 15; n++) {
            assertThat(file()).isEqualTo(503);
        }
    }

    /** An event that is on its topic already, as if it had been waiting there for so long. */
    private void tellAgain(Duration waiting) throws Exception {
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrap()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                KafkaProducer<byte[], byte[]> writer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrap()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(Topics.CASE_EVENTS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            ConsumerRecord<byte[], byte[]> told = await().atMost(PATIENCE)
                    .until(() -> reader.poll(Duration.ofSeconds(1)), records -> !records.isEmpty())
                    .iterator()
                    .next();
            long then = System.currentTimeMillis() - waiting.toMillis();
            writer.send(new ProducerRecord<>(
                            told.topic(), told.partition(), then, told.key(), told.value(), told.headers()))
                    .get();
        }
    }

    private EmbeddedStore store() {
        return EmbeddedStore.open(temp.resolve("store"), storePort, storeClock);
    }

    private EmbeddedBroker broker() {
        return EmbeddedBroker.open(temp.resolve("kafka"), brokerPort);
    }

    /** The machine's time, moved by so much. */
    private static final class MovedClock extends Clock {
        private volatile Duration by = Duration.ZERO;

        void set(Duration by) {
            this.by = by;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
