package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ballcourt.standalone.Alarms.assertRunbook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ballcourt.scenarios.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** A mail server refuses what it is given: which alerts ring, what their runbooks say, and silence again. */
class MailRunbooksIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OPERATOR = "SUPERVISOR/desk";

    @TempDir
    Path temp;

    private final Alarms alarms = new Alarms();

    @Test
    void ofAMailServerThatRefuses() throws Exception {
        try (MailServer mail = new MailServer();
                ProductUnderTest product = start(mail)) {
            People people = new People(product.base());
            haveAMailbox(people);
            alarms.pass(Duration.ofMinutes(10), product);
            assertThat(alarms.ringing()).isEmpty();

            mail.knowsNobody(true);
            for (int n = 0; n < 7; n++) {
                people.file("BUYER/mei-" + n, Complaints.about("mei-" + n, "O-" + n));
            }
            JsonNode failed = await().atMost(PATIENCE)
                    .until(() -> people.get(OPERATOR, "/api/inbox/failed").path("notices"), found -> found.size() == 7);
            alarms.pass(Duration.ofMinutes(10), product);
            assertThat(alarms.ringing()).containsExactly("BallcourtNoticesFail", "BallcourtNoticesLate");
            assertRunbook("BallcourtNoticesFail", "GET /api/inbox/failed", "POST /api/inbox/failed/retry?why=WHY");
            assertRunbook("BallcourtNoticesLate", "GET /api/inbox/failed");
            failed.forEach(one -> assertThat(one.path("recipient").asString()).isEqualTo("SELLER/shop"));

            mail.knowsNobody(false);
            int before = mail.taken();
            String retry = "/api/inbox/failed/retry?why=it+was+set+up+anew";
            JsonNode again = Product.accepted(
                    retry, people.product().post(OPERATOR, retry, "again", null, NullNode.getInstance()));
            assertThat(again.path("again")).hasSize(7);
            await().atMost(PATIENCE).until(() -> mail.taken() == before + 7);
            assertThat(people.get(OPERATOR, "/api/inbox/failed").path("notices"))
                    .isEmpty();
            alarms.pass(Duration.ofHours(7), product);
            // Until it has been good for days, tickets remind of it.
            assertThat(alarms.paging()).isEmpty();
            assertThat(alarms.ringing()).doesNotContain("BallcourtNoticesFail");
        }
    }

    private ProductUnderTest start(MailServer mail) throws Exception {
        List<String> java = ProductUnderTest.java("org.ballcourt.standalone.Ballcourt");
        List<String> command = new ArrayList<>(java);
        command.addAll(
                1,
                List.of(
                        "-Dballcourt.mail.host=127.0.0.1",
                        "-Dballcourt.mail.starttls=false",
                        "-Dballcourt.mail.port=" + mail.port()));
        return ProductUnderTest.start(
                temp, new ProcessBuilder(command), "--empty", "--port", "0", "--kafka-port", "0", "--store-port", "0");
    }

    /** The seller of all complaints. */
    private static void haveAMailbox(People people) {
        Map<String, String> address = Map.of("email", "shop@example.org", "language", "en");
        Product.accepted(
                "address",
                people.product().put("SELLER/shop", "/api/inbox/address", new JsonMapper().valueToTree(address)));
    }
}
