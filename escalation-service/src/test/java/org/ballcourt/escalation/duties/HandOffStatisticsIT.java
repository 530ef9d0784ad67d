package org.ballcourt.escalation.duties;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.Map;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.contracts.Role;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What desks handed off, in the store. */
class HandOffStatisticsIT {
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(MongoSettings.durable(store.uri()));

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void desksAreSummedOverAllCases() {
        MongoCollection<Document> cases = client.getDatabase("ballcourt_clocks").getCollection("cases");
        HandOffStatistics statistics = new HandOffStatistics(cases);
        assertThat(statistics.perDesk()).containsEntry(Role.AGENT, HandOffCounts.NONE);
        cases.insertOne(handedOff("c", new HandOffCounts(2, 1, 1)));
        cases.insertOne(handedOff("d", new HandOffCounts(3, 0, 0)));
        cases.insertOne(new Document("_id", "e"));
        assertThat(statistics.perDesk())
                .isEqualTo(Map.of(
                        Role.AGENT, new HandOffCounts(5, 1, 1),
                        Role.SENIOR, HandOffCounts.NONE,
                        Role.REVIEWER, HandOffCounts.NONE,
                        Role.SUPERVISOR, HandOffCounts.NONE));
    }

    private static Document handedOff(String caseId, HandOffCounts counts) {
        return new Document("_id", caseId)
                .append(CaseDutiesFold.HANDED_OFF, true)
                .append(CaseDutiesFold.DESKS, new Document("AGENT", counts.document()));
    }
}
