package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The test clock, set to and fro on a running product. */
class SettingTheClockIT {
    private static final String START = "2026-11-02T10:00:00+08:00";

    @TempDir
    Path temp;

    /** What was on its way when the time went back is due again later; until then everything is quiet, and nothing is lost. */
    @Test
    void goesForwardAndBackWhileLapsesAreOnTheirWay() throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp)) {
            People client = new People(product.base());
            client.product().setClock(START);
            List<String> cases = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                cases.add(client.file("BUYER/li", Complaints.about("li", "O-" + i)));
            }
            client.get("AGENT/wang", "/api/test/settled");
            for (int round = 0; round < 5; round++) {
                client.product().setClock("2026-11-06T10:00:00+08:00");
                client.product().setClock(START);
            }
            client.get("AGENT/wang", "/api/test/settled");
            client.product().advanceClock(Duration.parse("P5D"));
            for (String caseId : cases) {
                JsonNode events = client.get("AGENT/wang", "/api/cases/" + caseId + "/events")
                        .path("events");
                assertThat(events.findValuesAsString("type"))
                        .startsWith("ComplaintFiled", "DutyLapsed", "InterventionRequested")
                        .containsOnlyOnce("InterventionRequested");
            }
        }
    }

    /** Roots are taken in the time that the product goes by. */
    @Test
    void takesRootsInItsOwnTime() throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp)) {
            People client = new People(product.base());
            client.product().setClock(START);
            client.file("BUYER/li", Complaints.about("li", "O-1"));
            client.product().advanceClock(Duration.parse("PT9M"));
            assertThat(client.get("AGENT/wang", "/api/proof/roots").path("roots"))
                    .isEmpty();
            client.product().advanceClock(Duration.parse("PT1M"));
            assertThat(client.get("AGENT/wang", "/api/proof/roots").path("roots"))
                    .hasSize(1);
        }
    }
}
