package org.ballcourt.adoption;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.proof.BundleReport;
import org.ballcourt.proof.BundleVerifier;
import org.ballcourt.proof.TrustAnchors;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Wire;

/** A program that touches contracts, wire, proof and consumer, to be run on a Java of choice; says on which it did. */
final class FirstSteps {
    static final String DONE = "all of it runs on Java ";

    private FirstSteps() {}

    public static void main(String[] none) {
        RecordedEvent event = event();
        byte[] value = Wire.payload(event.event()).getBytes(StandardCharsets.UTF_8);
        require(CloudEvents.event(CloudEvents.headers(event), value).equals(event), "reads back what it wrote");

        BundleReport report = BundleVerifier.verify(value, new TrustAnchors(null, List.of(), List.of()));
        require(!report.isBundle(), "knows that an event is no bundle");

        try (MongoClient nobodyThere = MongoClients.create("mongodb://127.0.0.1:1")) {
            CaseSubscription.builder()
                    .unsigned()
                    .group("first-steps")
                    .bootstrapServers("127.0.0.1:1")
                    .collection(nobodyThere.getDatabase("mine").getCollection("cases"))
                    .gapRepair((caseId, from) -> List.of())
                    .meters(new SimpleMeterRegistry())
                    .fold((document, one) -> document.append("last", one.seq()))
                    .build()
                    .close();
        }
        System.out.println(DONE + Runtime.version().feature());
    }

    private static RecordedEvent event() {
        Actor buyer = new Actor(Role.BUYER, "li");
        PersonalText words = new PersonalText(PersonalText.of(buyer, "noisy").subject(), null, "sealed");
        StatementAdded statement = new StatementAdded(words, Audience.ALL, BallChange.NONE);
        Instant at = Instant.parse("2026-11-02T02:00:00Z");
        String type = EventNames.nameOf(StatementAdded.class);
        String hash =
                EventHash.of(RecordedEvent.GENESIS, "case-1", 1, type, at, buyer, "command-1", Wire.payload(statement));
        return new RecordedEvent("case-1", 1, at, buyer, "command-1", statement, RecordedEvent.GENESIS, hash);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("It no longer " + what);
        }
    }
}
