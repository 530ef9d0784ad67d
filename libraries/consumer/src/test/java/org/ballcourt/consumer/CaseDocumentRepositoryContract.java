package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.ballcourt.consumer.CaseDocumentRepository.Replacement;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of documents must pass. */
abstract class CaseDocumentRepositoryContract {
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00.123Z");

    private CaseDocumentRepository documents;
    private final List<RecordedEvent> events = new World().history("case", 3);

    /** An empty one. */
    abstract CaseDocumentRepository open();

    /** Puts something there past us. */
    abstract void keep(List<Document> many);

    @BeforeEach
    void prepare() {
        documents = open();
        documents.prepare();
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
        keep(many);
        List<String> visited = new ArrayList<>();
        documents.forEach(document -> visited.add(document.caseId()));

        assertThat(visited)
                .hasSize(1000)
                .doesNotHaveDuplicates()
                .doesNotContain("case-0007")
                .contains("case-1000");
    }

    @Test
    void isPreparedAgainByEveryInstance() {
        save(1);
        documents.prepare();

        assertThat(documents.find("case").seq()).isEqualTo(1);
    }

    @Test
    void findsManyAtOnce() {
        save(1);

        assertThat(documents.findAll(List.of("case", "unknown")).keySet()).containsExactly("case");
    }

    @Test
    void savesManyAtOnceAndSaysWhenOneWasChanged() {
        save(1);
        CaseDocument stale = documents.find("case");
        save(2);
        CaseDocument fresh = CaseDocument.fresh("other");
        Replacement first =
                replacement(fresh, new Document(fresh.body()).append("seq", 1L).append("hash", "h"));

        assertThat(documents.saveAll(List.of(replacement(stale, after(stale, 2)), first)))
                .isFalse();
        assertThat(documents.find("case").seq()).isEqualTo(2);
        CaseDocument now = documents.find("case");
        CaseDocument other = documents.find("other");
        assertThat(documents.saveAll(List.of(
                        replacement(now, after(now, 3)),
                        replacement(
                                other,
                                new Document(fresh.body()).append("seq", 1L).append("hash", "h")))))
                .isTrue();
        assertThat(documents.find("case").seq()).isEqualTo(3);
        assertThat(documents.find("other").seq()).isEqualTo(1);
    }

    @Test
    void refusesASaveOverOneThatWasFoldedAnew() {
        save(1);
        CaseDocument stale = documents.find("case");
        CaseDocument read = documents.find("case");
        assertThat(documents.save(read, read.refoldedAt(NOW).body())).isTrue();

        assertThat(documents.save(stale, after(stale, 2))).isFalse();
    }

    @Test
    void overwritesWhatCannotBeRead() {
        keep(List.of(new Document("_id", "case").append("seq", "seven")));
        assertThatThrownBy(() -> documents.find("case")).isInstanceOf(DamagedDocument.class);

        documents.overwrite(CaseDocument.fresh("case").parkedAt(1, "DAMAGED", NOW));

        assertThat(documents.find("case").parked()).isEqualTo(new ParkedCase("case", 1, "DAMAGED", NOW));
    }

    @Test
    void givesBackValuesAsWhatTheyWere() {
        CaseDocument fresh = documents.find("case");
        Document folded = new Document("long", 1L)
                .append("int", 2)
                .append("date", Date.from(NOW))
                .append("text", "噪音 \u0000 'quoted' \"too\"")
                .append("list", List.of(1L, "two"));
        assertThat(documents.save(fresh, fresh.with(events.getFirst(), folded).body()))
                .isTrue();

        assertThat(documents.find("case").body()).containsAllEntriesOf(folded);
    }

    @Test
    void listsTheCasesInTheirOrder() {
        keep(List.of("a", "b", "c").stream()
                .map(id -> new Document("_id", id).append("seq", 1L))
                .toList());

        assertThat(documents.idsAfter("", 2)).containsExactly("a", "b");
        assertThat(documents.idsAfter("b", 2)).containsExactly("c");
    }

    private static Replacement replacement(CaseDocument before, Document after) {
        return new Replacement(before, InMemoryDocumentRepository.raw(after));
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
