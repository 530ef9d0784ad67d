package org.ballcourt.consumer;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.bson.Document;

/** Follows the case events of a broker and keeps one document per case, in order and once in effect. */
public final class CaseSubscription implements Quiet, AutoCloseable {
    private final Builder settings;

    private CaseSubscription(Builder settings) {
        this.settings = settings;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Begins to follow, in a thread of its own; topics that are not there yet are waited for. */
    public void start() {
        throw new UnsupportedOperationException("lands with the next commit");
    }

    /** Everything that is in the topic now has been applied or parked. */
    public boolean caughtUp() {
        throw new UnsupportedOperationException("lands with the next commit");
    }

    /** The cases that wait for somebody. */
    public List<ParkedCase> parked() {
        throw new UnsupportedOperationException("lands with the next commit");
    }

    /** Takes a case up again where it stopped, with the events from the gap repair. */
    public void unpark(String caseId) {
        throw new UnsupportedOperationException("lands with the next commit");
    }

    @Override
    public String name() {
        return "subscription " + settings.group;
    }

    @Override
    public boolean quiet() {
        return caughtUp();
    }

    @Override
    public void close() {}

    /** What a subscription needs; everything without a default must be given. */
    public static final class Builder {
        private String group;
        private String bootstrapServers;
        private MongoCollection<Document> collection;
        private CaseFold fold;
        private GapRepair gapRepair;
        private MeterRegistry meters;
        private InstantSource time = InstantSource.system();
        private Duration tailPatience = Duration.ofSeconds(30);

        private Builder() {}

        /** The Kafka consumer group; instances of one group share the work. */
        public Builder group(String name) {
            this.group = name;
            return this;
        }

        public Builder bootstrapServers(String servers) {
            this.bootstrapServers = servers;
            return this;
        }

        /** Where the documents live; belongs to this subscription alone. */
        public Builder collection(MongoCollection<Document> documents) {
            this.collection = documents;
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

        public Builder meters(MeterRegistry registry) {
            this.meters = registry;
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
            return new CaseSubscription(this);
        }
    }
}
