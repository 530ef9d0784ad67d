package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ConsistencyTest {
    private final Court court = new Court();

    private ObjectNode page(String after, int limit) {
        return Wire.json()
                .valueToTree(
                        court.standings.inconsistencies(court.now(), after, limit, (caseId, text) -> reasons(text)));
    }

    private static String reasons(PersonalText text) {
        return "opened " + text.sealed();
    }

    private List<JsonNode> pairs() {
        return page(null, 100).get("pairs").valueStream().toList();
    }

    @Test
    void letsClonesWithOtherNamesAndAgentsAgree() {
        court.ruled("li", "shop", "AGENT/wang", RulingResult.GRANTED);
        court.ruled("wen", "other", "AGENT/chen", RulingResult.GRANTED);
        court.waits("P7D");
        assertThat(pairs()).isEmpty();
        assertThat(court.dossiers.endings(court.now().minusSeconds(1_000_000)).stream()
                        .map(Dossiers.Ending::facts)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void findsTheAgentWhoRulesOtherwiseAndNobodyElse() {
        List<String> biased = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            boolean unfair = i % 4 == 1;
            String caseId = court.ruled(
                    "buyer" + i,
                    "seller" + i,
                    unfair ? "AGENT/bad" : "AGENT/fair" + i,
                    unfair ? RulingResult.DISMISSED : RulingResult.GRANTED);
            if (unfair) {
                biased.add(caseId);
            }
            court.waits("PT1S");
        }
        court.waits("P7D");
        assertThat(pairs().stream().map(pair -> pair.at("/unlike/caseId").stringValue()))
                .containsExactlyElementsOf(biased.reversed());
        assertThat(pairs()).allSatisfy(pair -> {
            assertThat(pair.at("/unlike/decidedBy").stringValue()).isEqualTo("AGENT/bad");
            assertThat(pair.at("/usual/result").stringValue()).isEqualTo("GRANTED");
            assertThat(pair.at("/facts/reason").stringValue()).isEqualTo("QUALITY_DEFECT");
            assertThat(pair.at("/facts/claimed").stringValue()).isEqualTo("FULL");
            assertThat(pair.at("/unlike/reasons").stringValue()).startsWith("opened ");
            assertThat(pair.get("facts").toString()).doesNotContain("buyer", "seller", "bad");
        });
    }

    @Test
    void comparesOnlyWhatIsFinalAndAlike() {
        court.ruled("li", "shop", "AGENT/wang", RulingResult.GRANTED);
        String part = court.inAdjudication("wen", "shop", "AGENT/chen", Reason.QUALITY_DEFECT, "40.00");
        court.does(part, "AGENT/chen", court.ruling(part, RulingResult.DISMISSED, null));
        court.waits("P7D");
        court.ruled("sun", "shop", "AGENT/chen", RulingResult.DISMISSED);
        assertThat(pairs())
                .as("another share was claimed; the third is not final")
                .isEmpty();
        court.waits("P7D");
        assertThat(pairs()).hasSize(1);
        court.waits("P365D");
        assertThat(pairs()).as("rulings that count no more").isEmpty();
    }

    @Test
    void isReadPageByPage() {
        for (int i = 0; i < 9; i++) {
            court.ruled("li", "shop", "AGENT/wang", i % 2 == 0 ? RulingResult.GRANTED : RulingResult.DISMISSED);
            court.waits("PT1S");
        }
        court.waits("P7D");
        List<String> read = new ArrayList<>();
        String after = null;
        do {
            ObjectNode page = page(after, 3);
            page.get("pairs").forEach(pair -> read.add(pair.at("/unlike/caseId").stringValue()));
            after = page.path("cursor").stringValue(null);
        } while (after != null);
        assertThat(read).hasSize(4).doesNotHaveDuplicates();
    }
}
