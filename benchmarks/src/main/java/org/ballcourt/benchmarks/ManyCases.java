package org.ballcourt.benchmarks;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ballcourt.keys.KeyEncryption;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.scenarios.Product;
import org.ballcourt.scenarios.ProductProcess;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Wire;
import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a data folder of many open cases, {@code ManyCases FOLDER COUNT}: a product files one complaint into it and stops, and what it has stored
 * for that case is written again under other ids, buyers, sellers and orders. {@code ballcourt up --data FOLDER} goes on from there.
 */
public final class ManyCases {
    static final String ORDER = "MANY00000000";
    static final String BUYER = "buyer00000000";
    static final String SELLER = "seller00000000";
    private static final int BATCH = 500;

    private ManyCases() {}

    public static void main(String[] words) throws IOException {
        if (words.length != 2) {
            System.err.println("usage: ManyCases FOLDER COUNT");
            System.exit(64);
        }
        make(Path.of(words[0]), Integer.parseInt(words[1]));
    }

    static void make(Path folder, int count) throws IOException {
        if (Files.exists(folder)) {
            throw new IllegalArgumentException(folder + " exists; name a folder that does not");
        }
        System.out.println("filing the first case");
        String caseId = fileOne(folder);
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("store.mv"), 0);
                MongoClient client = MongoClients.create(store.uri())) {
            KeyEncryption encryption = KeyFile.read(
                    "ballcourt.keys.texts", folder.resolve("keys/texts").toString(), "");
            CaseCopies copies = CaseCopies.of(client, caseId, encryption);
            AtomicInteger written = new AtomicInteger(1);
            IntStream.rangeClosed(0, (count - 2) / BATCH).parallel().forEach(batch -> {
                int from = 1 + batch * BATCH;
                int to = Math.min(count, from + BATCH);
                write(client, copies, from, to);
                int now = written.addAndGet(to - from);
                if (now * 20L / count > (now - BATCH) * 20L / count) {
                    System.out.printf("%,d of %,d cases%n", now, count);
                }
            });
        }
    }

    private static void write(MongoClient client, CaseCopies copies, int from, int to) {
        Map<String, List<Document>> documents = new HashMap<>();
        IntStream.range(from, to).forEach(number -> copies.write(number, documents));
        documents.forEach((name, several) -> collection(client, name).insertMany(several));
    }

    /** @param name with its database in front, as {@code ballcourt_cases.queue} */
    static MongoCollection<Document> collection(MongoClient client, String name) {
        String[] parts = name.split("\\.", 2);
        return client.getDatabase(parts[0]).getCollection(parts[1]).withWriteConcern(WriteConcern.W1);
    }

    private static String fileOne(Path folder) throws IOException {
        Path output = Files.createTempDirectory("many-cases-");
        ObjectNode filing = Wire.json().createObjectNode();
        filing.set("order", Wire.json().valueToTree(Quarrel.order(ORDER, BUYER, SELLER, Instant.now())));
        filing.put("reason", "QUALITY_DEFECT").put("remedy", "REFUND").put("statement", "It leaks.");
        filing.putObject("amount").put("amount", "129.00").put("currency", "CNY");
        try (ProductProcess process = start(folder, output);
                Product product = new Product(process.awaitReady())) {
            String caseId = product.act("BUYER/" + BUYER, "/api/cases", filing)
                    .path("caseId")
                    .stringValue();
            product.settle();
            return caseId;
        }
    }

    /** As {@code ballcourt up} starts it. */
    static ProductProcess start(Path folder, Path output) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Stream<String> launch = Stream.of(
                java.toString(),
                "-Xmx320m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                "org.ballcourt.standalone.Ballcourt",
                "up");
        List<String> options = List.of(
                "--data", folder.toString(), "--empty", "--port", "0", "--kafka-port", "0", "--store-port", "0");
        return ProductProcess.launch(launch.toList(), options, output);
    }
}
