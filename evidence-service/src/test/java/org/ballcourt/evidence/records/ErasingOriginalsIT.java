package org.ballcourt.evidence.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.PersonErased;
import org.ballcourt.evidence.messaging.OriginalErasure;
import org.ballcourt.store.embedded.StoreInMemory;
import org.ballcourt.wire.Records;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an erasure takes away, and what it leaves. */
class ErasingOriginalsIT {
    private static final Instant AT = Instant.parse("2026-11-02T02:00:00Z");
    private static final Actor BUYER = new Actor(Role.BUYER, "li");

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final List<String> removed = new ArrayList<>();
    private final List<String> destroyed = new ArrayList<>();
    private Set<String> held = Set.of();
    private EvidenceRecords records;
    private CaseFiles files;

    @BeforeEach
    void upload() {
        MongoDatabase database = STORE.client().getDatabase("ballcourt_evidence");
        database.drop();
        records = new EvidenceRecords(database);
        files = new CaseFiles(database);
        upload("loose", BUYER, null);
        upload("first", BUYER, "case-1");
        upload("both", BUYER, "case-1");
        upload("second", BUYER, null);
        upload("sellers", new Actor(Role.SELLER, "li"), "case-1");
        files.disclose(List.of(shown("both", "case-2"), shown("second", "case-2")));
    }

    @Test
    void takesAllOfOnePersonAndNothingOfAnother() {
        erase(null, AT);

        assertThat(erased()).containsExactlyInAnyOrder("loose", "first", "both", "second");
        assertThat(destroyed).containsExactlyInAnyOrder("seal-loose", "seal-first", "seal-second");
        assertThat(removed).as("kept as it came").containsExactly("sha-both");
    }

    @Test
    void takesOfOneCaseOnlyWhatWasShownInNoOtherThatIsLeft() {
        erase(List.of("case-1"), AT);
        assertThat(erased()).containsExactly("first");

        erase(List.of("case-2"), AT);
        assertThat(erased()).containsExactlyInAnyOrder("first", "both", "second");
    }

    @Test
    void leavesWhatWasUploadedSinceWhenAnOldErasureComesAgain() {
        erase(null, AT.minusMillis(1));
        assertThat(erased()).isEmpty();
        assertThat(removed).isEmpty();
        assertThat(destroyed).isEmpty();
    }

    @Test
    void forgetsNameAndMetadataAndThatItKnowsTheBytes() {
        erase(null, AT);
        EvidenceRecord left = records.find("first").orElseThrow();
        assertThat(left.name()).isEmpty();
        assertThat(left.capture()).isNull();
        assertThat(left.item().sha256()).isEqualTo("sha-first");
        assertThat(records.knowsSeal("seal-first")).isFalse();
        assertThat(records.knowsSeal("seal-sellers")).isTrue();
        assertThat(records.knowsBytes("sha-both")).isFalse();
        assertThat(records.knowsBytes("sha-sellers"))
                .as("it has a file of its own")
                .isFalse();
    }

    @Test
    void keepsWhatACourtWants() {
        erase(new PersonErased("er-1", BUYER.toString(), null, AT, List.of("case-2")));

        assertThat(erased()).containsExactlyInAnyOrder("loose", "first");
    }

    @Test
    void keepsWhatACourtWantsSinceTheErasureWasTold() {
        held = Set.of("case-2");

        erase(null, AT);

        assertThat(erased()).containsExactlyInAnyOrder("loose", "first");
        assertThat(destroyed).containsExactlyInAnyOrder("seal-loose", "seal-first");
        assertThat(removed).isEmpty();
    }

    @Test
    void destroysNothingAsLongAsNobodyKnowsWhatIsHeld() {
        held = null;

        assertThatThrownBy(() -> erase(null, AT)).hasMessageContaining("away");

        assertThat(erased()).isEmpty();
        assertThat(destroyed).isEmpty();
    }

    private Set<String> held() {
        if (held == null) {
            throw new UncheckedIOException(new IOException("away"));
        }
        return held;
    }

    private List<String> erased() {
        return List.of("loose", "first", "both", "second", "sellers").stream()
                .filter(id -> records.find(id).orElseThrow().isErased())
                .toList();
    }

    private void erase(List<String> cases, Instant until) {
        erase(new PersonErased("er-1", BUYER.toString(), cases, until));
    }

    private void erase(PersonErased erased) {
        new OriginalErasure(records, files, this::held, destroyed::add, removed::add)
                .onMessage(new ConsumerRecord<>(
                        Topics.ERASURE_EVENTS,
                        0,
                        0,
                        erased.person(),
                        Records.write(erased).getBytes(UTF_8)));
    }

    private void upload(String id, Actor uploader, String caseId) {
        String seal = id.equals("both") ? null : "seal-" + id;
        EvidenceItem item =
                new EvidenceItem(id, EvidenceKind.PHOTO, null, 3, "sha-" + id, "image/png", true, uploader, AT, caseId);
        records.insertOrFind(
                new EvidenceRecord(item, id + ".png", new Capture("2026", "camera", null, false), true, seal));
    }

    private static ExhibitDisclosure shown(String id, String caseId) {
        return new ExhibitDisclosure(caseId, id, 1, List.of(), AT.plus(Duration.ofHours(1)));
    }
}
