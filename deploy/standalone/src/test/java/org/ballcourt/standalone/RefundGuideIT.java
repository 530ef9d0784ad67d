package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ballcourt.scenarios.Product;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program of docs/guides.md files for a caller and tells a refund's state from the events of its case. */
class RefundGuideIT {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path temp;

    @Test
    void filesForACallerOnceAndTellsTheStateFromEvents() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(PYTHON), "no Python is here: THE GUIDE WAS NOT TESTED");
        try (ProductUnderTest product = ProductUnderTest.start(temp);
                Product world = new Product(URI.create(product.base()))) {
            Map<String, Object> complaint = new HashMap<>(Complaints.about("li", "O-guide"));
            complaint.putAll(Map.of("onBehalfOf", "BUYER/li", "channel", "PHONE", "statement", "it does not burn"));
            complaint.put("priorContacts", List.of());
            Path order = Files.writeString(temp.resolve("order.json"), JSON.writeValueAsString(complaint));
            String agent = token(world, "AGENT", "wang");
            String caseId = says(agent, product.base(), "file", order.toString());
            assertThat(says(agent, product.base(), "file", order.toString())).isEqualTo(caseId);
            String buyer = token(world, "BUYER", "li");
            assertThat(says(buyer, product.base(), "show", caseId)).isEqualTo("REQUESTED");
            world.act("SELLER/shop", Product.path(caseId, "AcceptClaim"), JSON.valueToTree(Map.of()));
            assertThat(says(buyer, product.base(), "show", caseId)).isEqualTo("AGREED");
        }
    }

    private static String token(Product world, String role, String id) {
        JsonNode person = JSON.valueToTree(Map.of("role", role, "id", id));
        return world.post("SELLER/shop", "/api/test/token", role, null, person)
                .json()
                .path("token")
                .asString();
    }

    private static String says(String token, String base, String verb, String what) throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                PYTHON.toString(),
                Page.ROOT.resolve("examples/python/refunds.py").toString(),
                base,
                verb,
                what);
        program.environment().put("BALLCOURT_TOKEN", token);
        Process process = program.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.strip();
    }
}
