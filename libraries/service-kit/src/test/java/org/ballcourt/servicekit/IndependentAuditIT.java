package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.AuditReader.Which;
import org.ballcourt.servicekit.AuditRecord.Entry;
import org.ballcourt.servicekit.OwnCases.Nearness;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.store.embedded.StoreInMemory;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A supervisor who is a side of a case, or a relative of one, does not learn from the audit who looked at it. */
class IndependentAuditIT {
    private static final Actor GAO = Actor.parse("SUPERVISOR/gao");
    private static final String OWN = "BC-OWN0123456789ABC";
    private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");

    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final BackgroundWorkers workers = new BackgroundWorkers(new SimpleMeterRegistry());
    private MongoCollection<Document> records;
    private AuditLog log;

    @BeforeEach
    void begin() {
        records = STORE.client().getDatabase("independent-audit-test").getCollection("audit");
        records.deleteMany(new Document());
        log = new AuditLog(records, "case-service", () -> AT, workers, new SimpleMeterRegistry());
    }

    @AfterEach
    void end() {
        log.close();
        workers.close();
    }

    private void looked(String... of) {
        log.append(new Entry(AT, "AGENT/wang", "GET /api/cases/{caseId}", 200, List.of(of), null, null));
    }

    private void asked(String door, String words, String... of) {
        log.append(new Entry(AT, "SUPERVISOR/mei", door, 200, List.of(of), null, words));
    }

    /** Only what begins with BC-OWN is the supervisor's own, and what begins otherwise is no case. */
    private static Nearness nearness(String id) {
        return id.startsWith("BC-OWN") ? Nearness.OWN : id.startsWith("BC-") ? Nearness.ANOTHERS : Nearness.NO_CASE;
    }

    private List<AuditRecord> page(Which which, String cursor, int limit) {
        return new IndependentAudit(AuditRootsIT.unsigned(STORE.client(), records), GAO, (_, id) -> nearness(id))
                .page(which, cursor, limit);
    }

    private List<List<String>> shown(Which which) {
        log.close();
        return page(which, null, 100).stream().map(AuditRecord::of).toList();
    }

    @Test
    void leavesOutWhatTellsOfOnesOwnCase() {
        looked("BC-1");
        looked("BC-OWN");
        looked("ev-1", "BC-OWN");
        looked("ev-2", "BC-2");
        looked();

        assertThat(shown(Which.ALL)).containsExactly(List.of(), List.of("ev-2", "BC-2"), List.of("BC-1"));
    }

    @Test
    void takesItOutOfListsOfManyCases() {
        looked("BC-1", "BC-OWN", "BC-2");

        assertThat(shown(Which.ALL)).containsExactly(List.of("BC-1", "BC-2"));
    }

    @Test
    void findsNothingOfIt() {
        looked("BC-OWN");
        looked("BC-OWN", "BC-1");

        assertThat(shown(new Which(null, "BC-OWN", null, null, null))).isEmpty();
    }

    /** Records of earlier versions name by their words alone what was asked for. */
    @Test
    void leavesOutWhoAskedForItByAParameter() {
        asked("GET /api/audit", "of=" + OWN);
        asked("POST /api/parked/retry", "why=look&caseId=" + OWN + "&group=case-queue");
        asked("POST /api/parked/retry", "why=look at " + OWN + " of li", OWN);
        asked("GET /api/audit", "of=BC-0123456789ABCDEF", "BC-0123456789ABCDEF");

        assertThat(shown(Which.ALL)).containsExactly(List.of("BC-0123456789ABCDEF"));
    }

    @Test
    void takesTheWordsOutOfAListOfManyCasesThatSomebodyFoundByIt() {
        asked("GET /api/cases", "text=" + OWN, "BC-1", OWN);
        asked("GET /api/cases", "text=lamp", "BC-2");
        log.close();

        assertThat(page(Which.ALL, null, 100))
                .extracting(record -> record.of() + " " + record.words())
                .containsExactly("[BC-2] text=lamp", "[BC-1] null");
    }

    @Test
    void keepsEveryCaseFromEverybodyWhereNobodyKnowsWhoseItIs() {
        OwnCases nobody = OwnCases.together(List.of());
        assertThat(nobody.of(GAO, "BC-0123456789ABCDEF")).isEqualTo(Nearness.OWN);
        assertThat(nobody.of(GAO, "BUYER/li")).isEqualTo(Nearness.NO_CASE);
        OwnCases two = OwnCases.together(List.of((_, _) -> Nearness.NO_CASE, (_, id) -> nearness(id)));
        assertThat(two.of(GAO, "BC-OWN")).isEqualTo(Nearness.OWN);
        assertThat(two.of(GAO, "BC-1")).isEqualTo(Nearness.ANOTHERS);
    }

    @Test
    void fillsThePageAllTheSame() {
        looked("BC-1");
        IntStream.range(0, 7).forEach(_ -> looked("BC-OWN"));
        looked("BC-2");
        log.close();

        List<AuditRecord> page = page(Which.ALL, null, 2);

        assertThat(page).extracting(AuditRecord::of).containsExactly(List.of("BC-2"), List.of("BC-1"));
        String last = AuditRecord.idOf(page.getLast().stream(), page.getLast().seq());
        assertThat(page(Which.ALL, last, 2)).isEmpty();
    }
}
