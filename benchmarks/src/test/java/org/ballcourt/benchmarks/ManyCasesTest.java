package org.ballcourt.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ballcourt.scenarios.Product;
import org.ballcourt.scenarios.ProductProcess;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The product goes on from a folder of made cases as from one of its own. */
class ManyCasesTest {
    private static final String SELLER = "SELLER/seller00000000";

    @TempDir
    private Path folder;

    @Test
    void eachCopyIsACaseLikeTheFirst() throws IOException {
        Path data = folder.resolve("data");
        ManyCases.make(data, 30);
        try (ProductProcess process = ManyCases.start(data, Files.createDirectory(folder.resolve("output")));
                Product product = new Product(process.awaitReady())) {
            JsonNode queue = get(product, "/api/cases?limit=100").path("cases");
            assertThat(queue).hasSize(30);
            JsonNode first = queue.get(0);
            assertThat(queue.valueStream().map(line -> line.path("orderId").stringValue()))
                    .doesNotHaveDuplicates();
            String caseId = first.path("caseId").stringValue();
            assertThat(get(product, "/api/cases/" + caseId + "/events").toString())
                    .contains("It leaks.");
            product.act(SELLER, Product.path(caseId, "AcceptClaim"), Wire.json().createObjectNode());
            product.settle();
            assertThat(get(product, "/api/cases?limit=100&stage=NEGOTIATION").path("cases"))
                    .hasSize(29);
        }
    }

    private static JsonNode get(Product product, String path) {
        return Product.accepted(path, product.get(SELLER, path));
    }
}
