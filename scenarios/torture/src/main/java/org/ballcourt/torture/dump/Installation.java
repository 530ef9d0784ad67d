package org.ballcourt.torture.dump;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.scenarios.Answer;
import org.ballcourt.scenarios.Product;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where everything lies that an installation holds.
 *
 * @param kafka what clients call bootstrap servers
 * @param store a URI for the MongoDB driver
 * @param evidence the folder of the originals
 * @param testMode the product can be asked for its clock, and whether anything is in flight
 */
public record Installation(URI cases, String kafka, String store, Path evidence, boolean testMode) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Waits until nothing is in flight, and writes down all that there is; the installation must be up, and nobody may use it. */
    public void dump(Path folder) throws IOException {
        ObjectNode about = JSON.createObjectNode();
        try (Product product = new Product(cases)) {
            settle(product, about);
            StoreDump.write(store, folder.resolve("store"));
            TopicDump.write(kafka, folder.resolve("topics"));
            FileDump.write(evidence, folder.resolve("files.jsonl"));
        }
        Files.writeString(folder.resolve("about.json"), about.toString() + "\n");
    }

    private void settle(Product product, ObjectNode about) {
        if (!testMode) {
            about.put("now", java.time.Instant.now().toString()).put("settled", true);
            return;
        }
        try {
            product.settle();
            about.put("settled", true);
        } catch (CommandRefused busy) {
            about.put("settled", false).put("why", busy.getMessage());
        }
        Answer clock = product.get("SUPERVISOR/v1", "/api/test/clock");
        about.put("now", clock.json().path("now").asString());
    }
}
