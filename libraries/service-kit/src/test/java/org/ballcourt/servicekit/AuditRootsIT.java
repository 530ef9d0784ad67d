package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.records.AuditRoot;
import org.ballcourt.contracts.records.AuditRoot.Head;
import org.ballcourt.proof.AuditRootSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.AuditRecord.Entry;
import org.ballcourt.servicekit.AuditRoots.Check;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody takes off the end of the audit, or writes it anew, without contradicting what was signed. */
class AuditRootsIT {
    private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(1095);
    private static final SigningKey KEY = SigningKey.fresh();

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final BackgroundWorkers workers = new BackgroundWorkers(new SimpleMeterRegistry());
    private MongoCollection<Document> records;
    private MongoCollection<Document> signed;
    private AuditRoots roots;
    private AuditReader reader;
    private Instant now = AT;

    @BeforeEach
    void begin() {
        records = STORE.client().getDatabase("audit-roots-test").getCollection("audit");
        signed = STORE.client().getDatabase("audit-roots-test").getCollection("audit_roots");
        records.deleteMany(new Document());
        signed.deleteMany(new Document());
        roots = fresh();
        roots.prepare();
        reader = new AuditReader(records, roots);
    }

    @AfterEach
    void end() {
        workers.close();
    }

    /** One of an audit that nobody has signed. */
    static AuditReader unsigned(MongoClient client, MongoCollection<Document> records) {
        MongoCollection<Document> none = client.getDatabase("unsigned").getCollection("audit_roots");
        return new AuditReader(records, new AuditRoots(records, none, () -> AT, RETENTION));
    }

    private AuditRoots fresh() {
        return new AuditRoots(records, signed, () -> now, RETENTION);
    }

    private AuditLog log(String service) {
        return new AuditLog(records, service, () -> now, workers, new SimpleMeterRegistry());
    }

    /** The name of its chain. */
    private String write(String service, int count) {
        try (AuditLog log = log(service)) {
            IntStream.range(0, count).forEach(_ -> log.append(look()));
        }
        return roots.chains().stream()
                .map(AuditRoots.Begun::stream)
                .filter(stream -> stream.startsWith(service))
                .findFirst()
                .orElseThrow();
    }

    private Entry look() {
        return by("AGENT/wang");
    }

    private Entry by(String actor) {
        return new Entry(now, actor, "GET /api/cases/{caseId}", 200, List.of("BC-1"), null, null);
    }

    private Check check() {
        return roots.check(root -> AuditRootSeal.isSignedBy(root, KEY.verifying()));
    }

    @Test
    void signsTheHeadsThatHaveGrownAndNothingWhereNoneHas() {
        assertThat(roots.take(KEY)).isEmpty();
        String one = write("one", 3);
        AuditRoot first = roots.take(KEY).orElseThrow();
        assertThat(first.heads()).extracting(Head::stream, Head::seq).containsExactly(tuple(one, 3L));
        assertThat(roots.take(KEY)).isEmpty();
        assertThat(fresh().take(KEY)).isEmpty();

        String two = write("two", 1);
        AuditRoot second = fresh().take(KEY).orElseThrow();
        assertThat(second.heads()).extracting(Head::stream).containsExactly(two);
        assertThat(List.of(first.n(), second.n())).containsExactly(1L, 2L);
        assertThat(List.of(first.previous(), second.previous())).containsExactly(RecordedEvent.GENESIS, first.hash());
        assertThat(check()).isEqualTo(new Check(2, second.hash(), null, List.of()));
        assertThat(reader.check(one).brokenAt()).isNull();
    }

    @Test
    void isToldOnce() {
        write("one", 1);
        AuditRoot root = roots.take(KEY).orElseThrow();
        assertThat(roots.unpublished()).containsExactly(root);
        roots.published(root);
        assertThat(roots.unpublished()).isEmpty();
    }

    @Test
    void missesTheEndOfAChainAndAllOfOne() {
        String one = write("one", 3);
        String two = write("two", 2);
        roots.take(KEY).orElseThrow();
        records.deleteOne(Filters.eq("_id", AuditRecord.idOf(one, 3)));
        records.deleteMany(Filters.eq("stream", two));

        assertThat(reader.check(one).brokenAt()).isEqualTo(3);
        assertThat(reader.check(two).brokenAt()).isEqualTo(1);
        assertThat(check().lost()).extracting(Head::stream).containsExactly(one, two);
    }

    @Test
    void missesTheBeginningOfAChain() {
        String one = write("one", 2);
        roots.take(KEY).orElseThrow();
        AuditRecord later = AuditRecord.of(look(), one, 3, "elsewhere");
        records.deleteMany(Filters.eq("stream", one));
        records.insertOne(later.document());
        assertThat(reader.check(one).brokenAt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "zzz"})
    void goesFromChainToChainWhateverARecordCallsItself(String name) {
        String one = write("one", 1);
        String two = write("two", 1);
        records.updateOne(Filters.eq("_id", AuditRecord.idOf(one, 1)), Updates.set("stream", name));

        assertThat(roots.take(KEY).orElseThrow().heads())
                .extracting(Head::stream)
                .containsExactly(one, two);
        assertThat(reader.streams(10)).containsExactlyInAnyOrder(one, two);
        assertThat(reader.check(one).brokenAt()).isEqualTo(1);
    }

    @Test
    void missesNothingThatIsOldEnoughToBeForgotten() {
        String one = write("one", 2);
        roots.take(KEY).orElseThrow();
        now = AT.plus(RETENTION).plusSeconds(1);
        reader.forget(now, RETENTION);

        assertThat(check().lost()).isEmpty();
        assertThat(reader.check(one).brokenAt()).isNull();
    }

    @Test
    void findsAChainThatWasWrittenAnew() {
        String one = write("one", 2);
        roots.take(KEY).orElseThrow();
        List<Document> honest = records.find(Filters.eq("stream", one))
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
        records.deleteMany(Filters.eq("stream", one));
        String previous = "";
        for (Document each : honest) {
            AuditRecord anew = AuditRecord.of(by("AGENT/mei"), one, each.getLong("seq"), previous);
            records.insertOne(anew.document());
            previous = anew.hash();
        }
        assertThat(check().lost()).hasSize(1);
        assertThat(reader.check(one).brokenAt()).isEqualTo(2);
    }

    @Test
    void findsARootThatWasChangedTakenAwayOrSignedByNobodyKnown() {
        write("one", 1);
        roots.take(KEY).orElseThrow();
        write("two", 1);
        roots.take(SigningKey.fresh()).orElseThrow();
        assertThat(check().brokenAt()).isEqualTo(2);

        signed.updateOne(Filters.eq("_id", 1L), Updates.set("heads.0.seq", 7L));
        assertThat(check().brokenAt()).isEqualTo(1);
        signed.deleteOne(Filters.eq("_id", 1L));
        assertThat(check().brokenAt()).isEqualTo(1);
    }
}
