package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoCaseDocumentRepositoryIT {
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00.123Z");

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(MongoSettings.durable(store.uri()));
    private final MongoCaseDocumentRepository documents =
            new MongoCaseDocumentRepository(client.getDatabase("it").getCollection("documents"));
    private final List<RecordedEvent> events = new World().history("case", 3);

    @BeforeEach
    void prepare() {
        documents.prepare();
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void givesBackWhatWasSaved() {
        save(1);

        CaseDocument found = documents.find("case");
        assertThat(found.seq()).isEqualTo(1);
        assertThat(found.hash()).isEqualTo(events.getFirst().hash());
        assertThat(found.body()).containsEntry("note", "after 1");
        assertThat(found.isParked()).isFalse();
    }

    @Test
    void refusesASecondFirstSave() {
        CaseDocument fresh = documents.find("case");
        save(1);

        assertThat(documents.save(fresh, after(fresh, 1))).isFalse();
    }

    @Test
    void refusesASaveOverANewerEvent() {
        save(1);
        CaseDocument stale = documents.find("case");
        save(2);

        assertThat(documents.save(stale, after(stale, 2))).isFalse();
        assertThat(documents.find("case").seq()).isEqualTo(2);
    }

    @Test
    void refusesASaveOverAParking() {
        save(1);
        CaseDocument stale = documents.find("case");
        CaseDocument read = documents.find("case");
        assertThat(documents.save(read, read.parkedAt(2, "no", NOW))).isTrue();

        assertThat(documents.save(stale, after(stale, 2))).isFalse();
        assertThat(documents.find("case").isParked()).isTrue();
    }

    @Test
    void listsParkedCasesUntilTheyAreTakenUp() {
        save(1);
        CaseDocument read = documents.find("case");
        documents.save(read, read.parkedAt(2, "no", NOW));
        assertThat(documents.countParked()).isOne();
        assertThat(documents.parked()).containsExactly(new ParkedCase("case", 2, "no", NOW));

        CaseDocument parked = documents.find("case");
        assertThat(documents.save(parked, after(parked, 2))).isTrue();
        assertThat(documents.parked()).isEmpty();
        assertThat(documents.find("case").body()).doesNotContainKey("parked");
    }

    @Test
    void visitsEveryDocument() {
        save(1);
        List<String> visited = new ArrayList<>();
        documents.forEach(document -> visited.add(document.caseId() + ":" + document.seq()));

        assertThat(visited).containsExactly("case:1");
    }

    @Test
    void visitsOnePageAfterTheOther() {
        List<Document> many = IntStream.range(0, 1001)
                .mapToObj(n ->
                        new Document("_id", "case-%04d".formatted(n)).append("seq", n == 7 ? "seven" : (Object) 1L))
                .toList();
        client.getDatabase("it").getCollection("documents").insertMany(many);
        List<String> visited = new ArrayList<>();
        documents.forEach(document -> visited.add(document.caseId()));

        assertThat(visited)
                .hasSize(1000)
                .doesNotHaveDuplicates()
                .doesNotContain("case-0007")
                .contains("case-1000");
    }

    private void save(int seq) {
        CaseDocument before = documents.find("case");
        assertThat(documents.save(before, after(before, seq))).isTrue();
    }

    private Document after(CaseDocument before, int seq) {
        Document folded = new Document("note", "after " + seq);
        return before.with(events.get(seq - 1), folded).body();
    }
}
