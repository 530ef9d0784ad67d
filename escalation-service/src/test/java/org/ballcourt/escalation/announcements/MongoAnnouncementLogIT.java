package org.ballcourt.escalation.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.records.ReminderDue;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was announced, in the store. */
class MongoAnnouncementLogIT {
    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(MongoSettings.durable(store.uri()));

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void remembersWhatWasAnnouncedOfEachCase() {
        MongoAnnouncementLog log =
                new MongoAnnouncementLog(client.getDatabase("ballcourt_clocks").getCollection("announced"));
        assertThat(log.announced(List.of("c"))).isEmpty();
        log.mark(List.of(announced("c", "d1:50"), announced("d", "d1:50")));
        log.mark(List.of(announced("c", "d1:80"), announced("c", "d1:50")));
        assertThat(log.announced(List.of("c", "d", "e")))
                .isEqualTo(Map.of("c", Set.of("d1:50", "d1:80"), "d", Set.of("d1:50")));
    }

    private static Announcement announced(String caseId, String id) {
        int share = Integer.parseInt(id.substring(id.indexOf(':') + 1));
        ReminderDue reminder = new ReminderDue(
                caseId + ":" + id,
                caseId,
                Instant.EPOCH,
                "d1",
                DutyKind.ANSWER_CLAIM,
                Role.SELLER,
                null,
                Instant.EPOCH,
                share);
        return new Announcement(reminder, Instant.MAX);
    }
}
