package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** The store is put back from a backup, and Kafka goes on from where it was: docs/day-two.md, followed word by word. */
class BackupIT {
    @TempDir
    Path temp;

    private String rejected;
    private String later;

    @Test
    void takesBackFromTheTopicWhatTheStoreLacks() throws Exception {
        Path data = temp.resolve("data");
        dispute(data);
        // Whichever lies in the first partition.
        assertThat(refusedStart(data))
                .contains("BALLCOURT_RECOVERY_FROM_TOPIC=true")
                .containsAnyOf(rejected + ":3", later + ":1");

        try (ProductUnderTest product = recovering(data)) {
            People people = settled(product);
            assertThat(types(people, rejected))
                    .startsWith("ComplaintFiled", "SellerRejected", "InterventionRequested", "InterventionAccepted");
            assertThat(types(people, later)).startsWith("ComplaintFiled");
            assertThat(people.get("SELLER/shop", "/api/inbox?limit=100")
                            .path("notices")
                            .findValuesAsString("caseId"))
                    .contains(rejected, later);
            goesOn(product, people);
        }
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data.toString())) {
            assertThat(types(settled(product), rejected)).contains("EvidenceCompleted");
            end(product);
        }
    }

    @Test
    void givesUpWhatTheStoreLacksWhereTheTopicIsEmptied() throws Exception {
        Path data = temp.resolve("data");
        dispute(data);
        FileSystemUtils.deleteRecursively(data.resolve("kafka"));

        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data.toString())) {
            People people = settled(product);
            assertThat(types(people, rejected)).containsExactly("ComplaintFiled", "SellerRejected");
            assertThat(people.product().get("AGENT/wang", "/api/cases/" + later).status())
                    .isEqualTo(404);
            people.command(
                    "BUYER/li",
                    rejected,
                    "RequestIntervention",
                    Map.of("ground", "SELLER_REJECTED", "explanation", "It was new."));
            people.command("AGENT/wang", rejected, "AcceptIntervention", Map.of());
            goesOn(product, people);
        }
    }

    /** Leaves the folder with the store of the middle of it and all that Kafka has heard. */
    private void dispute(Path data) throws Exception {
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data.toString())) {
            People people = new People(product.base());
            rejected = people.file("BUYER/li", Complaints.about("li", "O-1"));
            people.command(
                    "SELLER/shop",
                    rejected,
                    "RejectClaim",
                    Map.of("ground", "NORMAL_WEAR", "explanation", "It was worn."));
            settled(product);
            end(product);
        }
        Path backup = Files.copy(data.resolve("store.mv"), temp.resolve("backup.mv"));
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data.toString())) {
            People people = new People(product.base());
            people.command(
                    "BUYER/li",
                    rejected,
                    "RequestIntervention",
                    Map.of("ground", "SELLER_REJECTED", "explanation", "It was new."));
            people.command("AGENT/wang", rejected, "AcceptIntervention", Map.of());
            later = people.file("BUYER/li", Complaints.about("li", "O-2"));
            settled(product);
            end(product);
        }
        Files.copy(backup, data.resolve("store.mv"), StandardCopyOption.REPLACE_EXISTING);
    }

    private ProductUnderTest recovering(Path data) throws IOException {
        ProcessBuilder starter =
                new ProcessBuilder(new ArrayList<>(ProductUnderTest.java("org.ballcourt.standalone.Ballcourt")));
        starter.environment().put("BALLCOURT_RECOVERY_FROM_TOPIC", "true");
        return ProductUnderTest.start(
                temp,
                starter,
                "--empty",
                "--port",
                "0",
                "--kafka-port",
                "0",
                "--store-port",
                "0",
                "--data",
                data.toString());
    }

    private String refusedStart(Path data) throws Exception {
        try (ProductUnderTest product = ProductUnderTest.launch(
                temp, "--port", "0", "--kafka-port", "0", "--store-port", "0", "--data", data.toString())) {
            assertThat(product.exitCode()).isEqualTo(1);
            return product.output();
        }
    }

    /** Both sides act on the case, and no view is left behind by a fork. */
    private void goesOn(ProductUnderTest product, People people) throws Exception {
        people.command("BUYER/li", rejected, "CompleteEvidence", Map.of());
        people.command("SELLER/shop", rejected, "CompleteEvidence", Map.of());
        settled(product);
        assertThat(types(people, rejected)).contains("EvidenceCompleted");
        assertThat(people.get("SUPERVISOR/gao", "/api/parked").path("cases")).isEmpty();
        JsonNode line = people.get("AGENT/wang", "/api/cases?limit=100").path("cases");
        assertThat(line.findValuesAsString("caseId")).contains(rejected);
        end(product);
    }

    private static People settled(ProductUnderTest product) throws IOException {
        People people = new People(product.base());
        people.get("AGENT/wang", "/api/test/settled");
        return people;
    }

    private static List<String> types(People people, String caseId) {
        return people.get("AGENT/wang", "/api/cases/" + caseId + "/events")
                .path("events")
                .findValuesAsString("type");
    }

    private static void end(ProductUnderTest product) throws Exception {
        product.interrupt();
        product.exitCode();
    }
}
