package org.ballcourt.evidence.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.evidence.blobs.BlobStore;
import org.ballcourt.evidence.blobs.BlobSweep;
import org.ballcourt.evidence.blobs.SealedBlobs;
import org.ballcourt.evidence.blobs.StagedBlob;
import org.ballcourt.evidence.records.EvidenceRecord;
import org.ballcourt.evidence.records.EvidenceRecords;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.keys.WrappedKeys;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.store.embedded.StoreInMemory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads with a crash at each point, and a case core that answers, stays silent, or answers another instance. */
class TakingAnUploadIT {
    private static final Actor BUYER = new Actor(Role.BUYER, "li");
    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    @TempDir
    Path folder;

    private final List<EvidenceItem> told = new ArrayList<>();
    private MongoDatabase database;
    private SealedBlobs blobs;
    private EvidenceRecords records;
    private UploadQuota quota;

    @BeforeEach
    void begin() throws IOException {
        database = STORE.client().getDatabase("ballcourt_evidence");
        database.drop();
        records = new EvidenceRecords(database);
        quota = new UploadQuota(records, 0, 0);
        blobs = new SealedBlobs(
                new BlobStore(folder),
                new WrappedKeys("originals", database, KeyFile.read("", "", KeyFile.freshLine())));
    }

    @Test
    void answersOnlyWhenTheCaseCoreKnowsTheId() throws IOException {
        Registrations registrations = answering();
        EvidenceRecord taken = intake(registrations).take(stage("label"), upload("key-1", "label.txt"));
        assertThat(told).containsExactly(taken.item());
        assertThat(taken.item().name()).isNull();
        assertThat(records.find(taken.id()).orElseThrow().registered()).isTrue();
        assertThat(registrations.isIdle()).isTrue();
    }

    /** Keys are often the numbers of orders, and people are known. */
    @Test
    void namesAFileSoThatNobodyElseCanTellItFromTheUploaderAndItsKey() throws IOException {
        EvidenceRecord here = intake(answering()).take(stage("label"), upload("order-1001", "label.txt"));
        MongoDatabase apart = STORE.client().getDatabase("another_installation");
        apart.drop();
        records = new EvidenceRecords(apart);
        quota = new UploadQuota(records, 0, 0);
        blobs = new SealedBlobs(
                blobs.files(), new WrappedKeys("originals", apart, KeyFile.read("", "", KeyFile.freshLine())));
        EvidenceRecord elsewhere = intake(answering()).take(stage("label"), upload("order-1001", "label.txt"));

        assertThat(here.id()).matches("ev-[0-9a-f]{32}");
        assertThat(elsewhere.id()).matches("ev-[0-9a-f]{32}").isNotEqualTo(here.id());
    }

    @Test
    void tellsTheUploaderToComeBackWhileTheCaseCoreIsSilent() throws IOException {
        Registrations silent = new Registrations(records, told::add);
        assertThatThrownBy(() -> intake(silent).take(stage("label"), upload("key-1", "label.txt")))
                .satisfies(refusedAs("NOT_YET_REGISTERED"));
        EvidenceRecord retried = intake(answering()).take(stage("label"), upload("key-1", "label.txt"));
        assertThat(told).extracting(EvidenceItem::evidenceId).containsOnly(retried.id());
        assertThat(records.pending(10)).isEmpty();
    }

    @Test
    void hearsOfAnAnswerThatCameToAnotherInstance() throws IOException {
        Registrations other = new Registrations(records, item -> {});
        Registrations here = new Registrations(records, item -> other.confirmed(item.evidenceId()));
        Intake patient = new Intake(blobs, records, quota, here, () -> NOW, Duration.ofSeconds(10));
        assertThat(patient.take(stage("label"), upload("key-1", "label.txt"))).isNotNull();
    }

    @Test
    void tellsAgainAfterACrashBetweenRecordAndAnswer() throws IOException {
        Consumer<EvidenceItem> dying = item -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> intake(new Registrations(records, dying)).take(stage("label"), upload(null, "a.txt")))
                .hasMessage("killed");
        Registrations restarted = answering();
        assertThat(restarted.republishPending()).isOne();
        assertThat(restarted.republishPending()).isZero();
        assertThat(told).hasSize(1);
        assertThat(records.find(told.getFirst().evidenceId()).orElseThrow().registered())
                .isTrue();
    }

    @Test
    void leavesOnlyAnOrphanAfterACrashBetweenBytesAndRecord() throws IOException {
        StagedBlob staged = stage("label");
        blobs.keep(staged, null, BUYER.toString());
        BlobSweep sweep = new BlobSweep(blobs, records::knowsBytes, records::knowsSeal);
        assertThat(sweep.run(Instant.now().plusSeconds(60))).isOne();
        EvidenceRecord retried = intake(answering()).take(stage("label"), upload("key-1", "label.txt"));
        assertThat(sweep.run(Instant.now().plusSeconds(60))).isZero();
        assertThat(read(retried)).isEqualTo("label");
    }

    @Test
    void keepsOneFileAndOneKeyOfAnUploadThatIsRepeated() throws IOException {
        EvidenceRecord first = intake(answering()).take(stage("label"), upload("key-1", "label.txt"));
        EvidenceRecord again = intake(answering()).take(stage("label"), upload("key-1", "label.txt"));

        assertThat(again.seal()).isEqualTo(first.seal());
        assertThat(read(again)).isEqualTo("label");
        assertThat(database.getCollection("keys").countDocuments(Filters.regex("_id", "/BUYER/li$")))
                .isOne();
        assertThat(new BlobSweep(blobs, records::knowsBytes, records::knowsSeal)
                        .run(Instant.now().plusSeconds(60)))
                .isZero();
    }

    private String read(EvidenceRecord record) throws IOException {
        EvidenceItem item = record.item();
        try (InputStream in = blobs.verified(
                        item.sha256(),
                        item.size(),
                        record.seal(),
                        item.caseId(),
                        item.uploadedBy().toString())
                .getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refusesAKeyThatStandsForAnotherUpload() throws IOException {
        Intake intake = intake(answering());
        EvidenceRecord first = intake.take(stage("label"), upload("key-1", "label.txt"));
        assertThatThrownBy(() -> intake.take(stage("other"), upload("key-1", "label.txt")))
                .satisfies(refusedAs("COMMAND_ID_REUSED"));
        assertThatThrownBy(() -> intake.take(stage("label"), upload("key-1", "other.txt")))
                .satisfies(refusedAs("COMMAND_ID_REUSED"));
        assertThat(records.find(first.id()).orElseThrow().item().sha256())
                .isEqualTo(first.item().sha256());
    }

    @Test
    void keepsEqualKeysOfDifferentPeopleApart() throws IOException {
        Intake intake = intake(answering());
        EvidenceRecord mine = intake.take(stage("label"), upload("key-1", "label.txt"));
        Upload theirs = new Upload(new Actor(Role.SELLER, "li"), EvidenceKind.LABEL, "label.txt", null, "key-1");
        assertThat(intake.take(stage("label"), theirs).id()).isNotEqualTo(mine.id());
    }

    @Test
    void makesANewOriginalOfEachUploadWithoutAKey() throws IOException {
        Intake intake = intake(answering());
        EvidenceRecord first = intake.take(stage("label"), upload(null, "label.txt"));
        EvidenceRecord second = intake.take(stage("label"), upload(null, "label.txt"));
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void takesSoMuchWithoutACaseWithinADay() throws IOException {
        quota = new UploadQuota(records, 3, 11);
        Intake intake = intake(answering());
        intake.take(stage("label"), upload("key-1", "label.txt"));
        intake.take(stage("label"), upload("key-2", "label.txt"));
        assertThatThrownBy(() -> intake.take(stage("12"), upload("key-3", "label.txt")))
                .satisfies(refusedAs("UPLOADS_WITHOUT_A_CASE"));
        intake.take(stage("1"), upload("key-3", "label.txt"));
        assertThatThrownBy(() -> intake.take(stage(""), upload("key-4", "label.txt")))
                .satisfies(refusedAs("UPLOADS_WITHOUT_A_CASE"));

        assertThat(intake.take(stage("label"), upload("key-1", "label.txt"))).isNotNull();
        intake.take(stage("12"), new Upload(BUYER, EvidenceKind.LABEL, "label.txt", "BC-1", "key-5"));
        intake.take(
                stage("12"), new Upload(new Actor(Role.SELLER, "wang"), EvidenceKind.LABEL, "a.txt", null, "key-6"));
        Upload inAnotherRole = new Upload(new Actor(Role.SELLER, "li"), EvidenceKind.LABEL, "a.txt", null, "key-6");
        assertThatThrownBy(() -> intake.take(stage("12"), inAnotherRole))
                .satisfies(refusedAs("UPLOADS_WITHOUT_A_CASE"));
        Intake tomorrow = new Intake(
                blobs, records, quota, answering(), () -> NOW.plus(Duration.ofHours(25)), Duration.ofMillis(50));
        assertThat(tomorrow.take(stage("12"), upload("key-7", "label.txt"))).isNotNull();
    }

    @Test
    void takesNoMoreOfOnePersonForOneCaseThanWithoutOne() throws IOException {
        quota = new UploadQuota(records, 2, 100);
        Intake intake = intake(answering());
        for (String key : List.of("key-1", "key-2")) {
            intake.take(stage("12"), new Upload(BUYER, EvidenceKind.LABEL, "a.txt", "BC-1", key));
        }
        Upload third = new Upload(BUYER, EvidenceKind.LABEL, "a.txt", "BC-1", "key-3");
        assertThatThrownBy(() -> intake.take(stage("12"), third)).satisfies(refusedAs("TOO_MANY_UPLOADS"));

        intake.take(stage("12"), new Upload(BUYER, EvidenceKind.LABEL, "a.txt", "BC-2", "key-4"));
        intake.take(
                stage("12"), new Upload(new Actor(Role.SELLER, "wang"), EvidenceKind.LABEL, "a.txt", "BC-1", "key-5"));
        assertThat(intake.take(stage("12"), new Upload(BUYER, EvidenceKind.LABEL, "a.txt", "BC-1", "key-1")))
                .as("the same again is no other")
                .isNotNull();
    }

    private Registrations answering() {
        List<Registrations> self = new ArrayList<>();
        self.add(new Registrations(records, item -> {
            told.add(item);
            self.getFirst().confirmed(item.evidenceId());
        }));
        return self.getFirst();
    }

    private Intake intake(Registrations registrations) {
        return new Intake(blobs, records, quota, registrations, () -> NOW, Duration.ofMillis(50));
    }

    private StagedBlob stage(String text) throws IOException {
        return blobs.files().stage(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 100);
    }

    private static Upload upload(String key, String name) {
        return new Upload(BUYER, EvidenceKind.LABEL, name, null, key);
    }

    private static Consumer<Throwable> refusedAs(String code) {
        return no -> assertThat(no)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }
}
