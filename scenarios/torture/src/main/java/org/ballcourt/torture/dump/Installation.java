package org.ballcourt.torture.dump;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
 * @param stopped when deadlines stopped to be watched; null where the product can be asked for its clock, and whether anything is in flight
 */
public record Installation(URI cases, String kafka, String store, Path evidence, Clock stopped) {
    /** Deadlines up to then must have lapsed; later ones may not. */
    public record Clock(Instant at) {}

    private static final JsonMapper JSON = new JsonMapper();

    /** Waits until all commands were handled and no deadline is over that long without its lapse; gives up after a long while. */
    public static void awaitDeadlines(String kafka, String store, Duration grace) {
        Rest.awaitDeadlines(store, new CommandBacklog(kafka), grace);
    }

    /** Waits until nothing is in flight, and writes down all that there is; the installation must be up, and nobody may use it. */
    public void dump(Path folder) throws IOException {
        ObjectNode about = JSON.createObjectNode();
        try (Product product = new Product(cases)) {
            settle(product, about);
            if (!Rest.awaitMail(store)) {
                about.put("settled", false).put("why", "mail is still to be sent");
            }
            Rest.betweenRoots(store, () -> {
                StoreDump.write(store, folder.resolve("store"));
                TopicDump.write(kafka, folder.resolve("topics"));
                FileDump.write(store, evidence, folder.resolve("files.jsonl"));
            });
        }
        Files.writeString(folder.resolve("about.json"), about.toString() + "\n");
    }

    private static boolean settled(Product product, ObjectNode about) {
        try {
            product.settle();
            return true;
        } catch (CommandRefused busy) {
            about.put("why", busy.getMessage());
            return false;
        }
    }

    private void settle(Product product, ObjectNode about) {
        if (stopped != null) {
            about.put("now", stopped.at().toString()).put("clocksStopped", true).put("settled", Rest.await(store));
            about.put("why", "a consumer or the relay is behind");
            return;
        }
        about.put("why", "commands are left in their topic");
        CommandBacklog commands = new CommandBacklog(kafka);
        about.put("settled", Rest.await(() -> commands.isEmpty() && settled(product, about)));
        Answer clock = product.get("SUPERVISOR/v1", "/api/test/clock");
        about.put("now", clock.json().path("now").asString());
    }
}
