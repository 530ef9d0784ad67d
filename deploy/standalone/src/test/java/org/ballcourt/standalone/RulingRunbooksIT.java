package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.standalone.Alarms.assertRunbook;
import static org.ballcourt.standalone.Alarms.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Rulings come late, or unlike others on equal facts: which alerts ring, what their runbooks say, and silence again. */
class RulingRunbooksIT {
    private static final String OPERATOR = "SUPERVISOR/desk";
    private static final int LATE = 6;
    private static final int USUAL = 6;
    private static final int UNLIKE = 5;

    @TempDir
    Path temp;

    @Test
    void ofRulingsThatAreLate() throws Exception {
        Alarms alarms = new Alarms();
        try (ProductUnderTest product = ProductUnderTest.start(temp)) {
            People people = begun(product);
            alarms.pass(Duration.ofMinutes(10), product);
            for (int n = 0; n < LATE; n++) {
                toAdjudication(people, n, "wang");
            }
            people.product().settle();
            String waiting = "/api/cases?stage=ADJUDICATION&sort=dueAt";
            Instant due = dueLast(people, waiting);
            people.product().setClock(due.plusSeconds(60).toString());
            people.product().settle();
            alarms.pass(Duration.ofMinutes(30), product);
            assertThat(alarms.ringing()).containsExactly("BallcourtRulingsLate");
            assertThat(alarms.paging()).containsExactly("BallcourtRulingsLate");

            assertRunbook("BallcourtRulingsLate", waiting, "/api/desk/figures");
            assertThat(people.get(OPERATOR, "/api/desk/figures").toString()).contains("wang");
            JsonNode cases = people.get(OPERATOR, waiting).path("cases");
            assertThat(cases).hasSize(LATE);
            cases.forEach(one -> grant(people, "SENIOR/mei", one.path("caseId").asString()));
            people.product().settle();
            alarms.pass(Duration.ofHours(7), product);
            // Until it has been good for days, tickets remind of it.
            assertThat(alarms.paging()).isEmpty();
        }
    }

    @Test
    void ofRulingsThatAreUnlike() throws Exception {
        Alarms alarms = new Alarms(Duration.ofMinutes(5));
        try (ProductUnderTest product = ProductUnderTest.start(temp)) {
            People people = begun(product);
            alarms.pass(Duration.ofHours(25), product);
            for (int n = 0; n < USUAL + UNLIKE; n++) {
                String agent = n < USUAL ? "wang" : "chen";
                String caseId = toAdjudication(people, n, agent);
                if (n < USUAL) {
                    grant(people, "AGENT/" + agent, caseId);
                } else {
                    dismiss(people, "AGENT/" + agent, caseId);
                }
            }
            people.product().advanceClock(Duration.ofDays(10));
            people.product().settle();
            alarms.passUntil(
                    product, Duration.ofMinutes(40), sample("ballcourt_inconsistent_rulings", "", UNLIKE + ".0"));
            assertThat(alarms.ringing()).contains("BallcourtRulingsUnlike");

            String pairs = "/api/desk/consistency";
            assertRunbook("BallcourtRulingsUnlike", pairs, "The same name on many of them");
            JsonNode unlike = people.get(OPERATOR, pairs).path("pairs");
            assertThat(unlike).hasSize(UNLIKE);
            unlike.forEach(pair ->
                    assertThat(pair.path("unlike").toString()).contains("chen").doesNotContain("wang"));
            alarms.pass(Duration.ofHours(25), product);
            assertThat(alarms.ringing()).doesNotContain("BallcourtRulingsUnlike");
        }
    }

    private static People begun(ProductUnderTest product) throws Exception {
        People people = new People(product.base());
        people.product().setClock("2026-11-02T10:00:00+08:00");
        return people;
    }

    private static Instant dueLast(People people, String waiting) {
        return people.get(OPERATOR, waiting)
                .path("cases")
                .valueStream()
                .map(one -> Instant.parse(one.path("dueAt").asString()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** The id of a case that this agent has to decide. */
    private static String toAdjudication(People people, int n, String agent) {
        String buyer = "BUYER/mei-" + n;
        String caseId = people.file(buyer, Complaints.about("mei-" + n, "O-" + n));
        people.command("SELLER/shop", caseId, "RejectClaim", Map.of("ground", "BUYER_MISUSE", "explanation", "人为损坏"));
        people.command(
                buyer, caseId, "RequestIntervention", Map.of("ground", "SELLER_REJECTED", "explanation", "我没有损坏它"));
        people.command("AGENT/" + agent, caseId, "AcceptIntervention", Map.of());
        people.command(buyer, caseId, "CompleteEvidence", Map.of());
        people.command("SELLER/shop", caseId, "CompleteEvidence", Map.of());
        return caseId;
    }

    private static void grant(People people, String by, String caseId) {
        rule(
                people,
                by,
                caseId,
                "PROVEN",
                Map.of(
                        "result",
                        "GRANTED",
                        "liability",
                        Map.of("SELLER", 100),
                        "atFault",
                        "SELLER",
                        "reasons",
                        "商家未举证"));
    }

    private static void dismiss(People people, String by, String caseId) {
        rule(people, by, caseId, "NOT_PROVEN", Map.of("result", "DISMISSED", "reasons", "买家未举证"));
    }

    private static void rule(People people, String by, String caseId, String defect, Map<String, Object> outcome) {
        Map<String, Object> ruling = new HashMap<>(outcome);
        ruling.put("findings", findings(defect));
        ruling.put("clauses", List.of("quality.burden"));
        people.command(by, caseId, "IssueRuling", ruling);
    }

    private static List<Map<String, String>> findings(String defect) {
        return List.of(
                Map.of("element", "DEFECT_SHOWN", "finding", defect, "because", "照片里看得出裂痕"),
                Map.of("element", "SOUND_WHEN_SENT", "finding", "NOT_PROVEN", "because", "卖家没有质检报告"));
    }
}
