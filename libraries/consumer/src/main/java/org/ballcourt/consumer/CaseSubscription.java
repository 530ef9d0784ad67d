package org.ballcourt.consumer;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.proof.VerifyingKey;
import org.bson.Document;

/**
 * Follows the case events of a broker and keeps one document per case, in order and once in effect.
 *
 * <p>The document is saved before its event is acknowledged, so a crash repeats at most the events of one poll, and
 * repeated events are dropped by their sequence.
 */
public final class CaseSubscription implements IdleCheck, AutoCloseable {
    /**
     * Saves wait for a disk; this many at a time fill a group commit and stay far below the driver's 100 connections.
     */
    private static final int WORKERS = 32;

    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final String group;
    private final CaseDocumentRepository documents;
    private final CaseEventApplier rules;
    private final SubscriptionLoop loop;
    private final ExecutorService workers;
    private final Thread thread;
    private final TopicProgress progress;
    private final GroupWatch watch;

    private CaseSubscription(Builder given) {
        group = given.group;
        ClientSettings settings = new ClientSettings(group, Map.copyOf(given.clientSettings));
        SubscriptionMeters meters = new SubscriptionMeters(given.meters, group, given.observations);
        documents = given.documents;
        rules = new CaseEventApplier(documents, given.fold, given.gapRepair, meters, given.time);
        workers = Executors.newFixedThreadPool(
                WORKERS, Thread.ofVirtual().name(group + "-", 0).factory());
        PollBudget budget = new PollBudget();
        loop = new SubscriptionLoop(
                new KafkaConsumer<>(
                        settings.consumer(),
                        new BoundedDeserializer<>(new ByteArrayDeserializer()),
                        new BoundedDeserializer<>(budget.within(new ByteArrayDeserializer()))),
                rules,
                new DeadLetters<>(
                        group,
                        new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer()),
                        meters.unreadable()),
                meters,
                new TailGapDetector(given.tailPatience),
                new SubscriptionLoop.Ground(given.verifier, workers, budget, System::nanoTime, LockSupport::parkNanos));
        thread = Thread.ofPlatform().daemon().name("subscription-" + group).unstarted(loop);
        progress = new TopicProgress(
                Topics.CASE_EVENTS,
                group,
                Admin.create(settings.admin()),
                RecordDates.reading(settings.consumer(), group + "-dates"));
        watch = new GroupWatch(
                group, progress, () -> thread.isAlive() && loop.isAlive(), given.meters, System::nanoTime);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Begins to follow, in a thread of its own; topics, broker and store that are not there yet are waited for. */
    public void start() {
        thread.start();
        watch.start();
    }

    /** Returns when it was closed; for a program that does nothing else. */
    public void await() throws InterruptedException {
        thread.join();
    }

    /** How the group fares, looked at from outside of its thread. */
    public GroupWatch watch() {
        return watch;
    }

    /** Everything that is in the topic now has been applied, parked or laid aside, by whichever instance of the group. */
    public boolean caughtUp() {
        return loop.isSettledIn() && progress.isIdle();
    }

    /**
     * Whether the events of this case come to this instance of the group, and not to another. For work beside the
     * events: for a moment around a handing over nobody owns a case, and an instance that was cut off may believe
     * that it still does.
     */
    public boolean owns(String caseId) {
        return loop.owns(caseId);
    }

    /** Another one after each time at which this instance may have {@link #owns owned} other cases, even where it has the same again. */
    public long generation() {
        return loop.generation();
    }

    /** The cases that wait for somebody. */
    public List<ParkedCase> parked() {
        return documents.parked();
    }

    /** This one; null where it does not wait. */
    public ParkedCase parked(String caseId) {
        return rules.refolding().parked(caseId);
    }

    /** Folds a parked case anew from the events of the case-service; it parks again if the reason is still there. */
    public void unpark(String caseId) {
        rules.refolding().unpark(caseId);
    }

    /** Folds a case anew from the events of the case-service, parked or not, for a view that is in doubt; false where nobody knows it. */
    public boolean refold(String caseId) {
        return rules.refolding().refold(caseId);
    }

    /** The cases of which there are documents, in the order of their ids, for whoever folds all of them anew. */
    public List<String> casesAfter(String after, int limit) {
        return documents.idsAfter(after, limit);
    }

    /** What the log of the case-service has in the place of the event that parked a case; null where it has nothing. */
    public RecordedEvent inLog(ParkedCase parked) {
        return rules.refolding().inLog(parked.caseId(), parked.seq());
    }

    public String group() {
        return group;
    }

    @Override
    public String name() {
        return "subscription " + group;
    }

    @Override
    public boolean isIdle() {
        boolean idle = caughtUp();
        if (!idle) {
            loop.hurry();
            LockSupport.unpark(thread);
        }
        return idle;
    }

    @Override
    public String doing() {
        return loop.isSettledIn() ? progress.doing() : "joining its group";
    }

    /** Stops after the events in hand. */
    @Override
    public void close() {
        loop.close();
        if (thread.getState() == Thread.State.NEW) {
            // Its run gives back what was opened.
            thread.start();
        }
        try {
            thread.join(LONGEST_STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
        watch.close();
        progress.close();
    }

    /** What a subscription needs; everything without a default must be given. */
    public static final class Builder {
        private String group;
        private final Map<String, Object> clientSettings = new HashMap<>();
        private CaseDocumentRepository documents;
        private CaseFold fold;
        private GapRepair gapRepair;
        private EventVerifier verifier;
        private MeterRegistry meters = Metrics.globalRegistry;
        private ObservationRegistry observations = ObservationRegistry.NOOP;
        private InstantSource time = InstantSource.system();
        private Duration tailPatience = Duration.ofSeconds(30);

        private Builder() {}

        /** The Kafka consumer group; instances of one group share the work. */
        public Builder group(String name) {
            this.group = name;
            return this;
        }

        /** Where Kafka is; short for a client setting. */
        public Builder bootstrapServers(String servers) {
            return clientSettings(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers));
        }

        /** How Kafka is reached, in the names of its own consumer: addresses, credentials, TLS, rack. */
        public Builder clientSettings(Map<String, Object> settings) {
            clientSettings.putAll(settings);
            return this;
        }

        /** Where the documents live, in MongoDB; belongs to this subscription alone. */
        public Builder collection(MongoCollection<Document> collection) {
            this.documents = new MongoCaseDocumentRepository(collection);
            return this;
        }

        /** Where the documents live, in a relational database: a table that belongs to this subscription alone, and is made if it is missing. */
        public Builder table(DataSource database, String table) {
            return table(database, table, CaseRows.NONE);
        }

        /** The same with rows of your own, written in the transaction that saves the document. */
        public Builder table(DataSource database, String table, CaseRows rows) {
            this.documents = new JdbcCaseDocumentRepository(database, table, rows);
            return this;
        }

        public Builder fold(CaseFold caseFold) {
            this.fold = caseFold;
            return this;
        }

        public Builder gapRepair(GapRepair repair) {
            this.gapRepair = repair;
            return this;
        }

        /**
         * Whose events are believed: the installation's key, and those that it had before; each is the {@code publicKey} that
         * {@code GET /api/proof/key} shows, or its line of base64 alone, which you keep in your settings.
         */
        public Builder signedBy(String... publicKeys) {
            if (publicKeys.length == 0) {
                throw new IllegalArgumentException("at least one key");
            }
            return verifier(EventVerifier.of(
                    Stream.of(publicKeys).map(VerifyingKey::ofText).toList()));
        }

        /** Believes whoever may write to the topic: for tests, and for topics that an older version has filled. */
        public Builder unsigned() {
            return verifier(EventVerifier.unsigned());
        }

        /** One that several subscriptions of a process share. */
        public Builder verifier(EventVerifier shared) {
            this.verifier = shared;
            return this;
        }

        /** Where its figures are kept; Micrometer's global registry by default. */
        public Builder meters(MeterRegistry registry) {
            this.meters = registry;
            return this;
        }

        /** Who sees what is done with each event that is part of a trace; nobody by default. */
        public Builder observations(ObservationRegistry registry) {
            this.observations = registry;
            return this;
        }

        /** Dates what is parked; the system's by default. */
        public Builder time(InstantSource source) {
            this.time = source;
            return this;
        }

        /** How long after a snapshot its events may still be on their way; 30 s by default. */
        public Builder tailPatience(Duration patience) {
            this.tailPatience = patience;
            return this;
        }

        public CaseSubscription build() {
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(
                    clientSettings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG), "bootstrapServers");
            Objects.requireNonNull(documents, "collection or table");
            Objects.requireNonNull(fold, "fold");
            Objects.requireNonNull(gapRepair, "gapRepair");
            Objects.requireNonNull(verifier, "signedBy or unsigned");
            Objects.requireNonNull(meters, "meters");
            return new CaseSubscription(this);
        }
    }
}
