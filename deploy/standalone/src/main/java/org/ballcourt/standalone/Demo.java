package org.ballcourt.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ballcourt.scenarios.Aliases;
import org.ballcourt.scenarios.Product;
import org.ballcourt.scenarios.YamlText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Loads the demo disputes through the public interface, each step at its own time in the last days. */
final class Demo {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Product product;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final Map<String, String> caseIds = new HashMap<>();
    private final Map<String, String> evidence = new HashMap<>();

    private Demo(Product product) {
        this.product = product;
    }

    /** One step of one dispute. */
    private record Step(Duration ago, JsonNode dispute, JsonNode fields) {
        static Step of(JsonNode dispute, JsonNode fields) {
            return new Step(Duration.parse(fields.path("ago").stringValue()), dispute, fields);
        }

        String orderId() {
            return dispute.at("/order/orderId").stringValue();
        }

        String price() {
            return dispute.at("/order/price").stringValue();
        }
    }

    /**
     * Loads the disputes once per data folder; afterwards the real time runs.
     *
     * @return how many there are; 0 if they were loaded at an earlier start
     */
    static int load(String base, Path mark) {
        try {
            if (Files.exists(mark)) {
                return 0;
            }
            Files.writeString(mark, "loading");
            try (Product product = new Product(URI.create(base))) {
                int count = new Demo(product).load();
                Files.writeString(mark, "loaded");
                return count;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A start that was killed while it loaded must not leave the clock standing in the past. */
    static void tidyUp(Path mark, Path testClock) {
        try {
            if (Files.exists(mark) && Files.readString(mark).equals("loading")) {
                Files.deleteIfExists(testClock);
                Files.writeString(mark, "interrupted");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int load() throws IOException {
        JsonNode disputes = read();
        List<Step> steps = disputes.valueStream()
                .flatMap(dispute -> dispute.path("steps").valueStream().map(step -> Step.of(dispute, step)))
                .sorted(Comparator.comparing(Step::ago).reversed())
                .toList();
        Duration at = steps.getFirst().ago();
        product.setClock(now.minus(at).toString());
        for (Step step : steps) {
            product.advanceClock(at.minus(step.ago()));
            at = step.ago();
            perform(step);
        }
        product.advanceClock(at);
        product.releaseClock();
        return disputes.size();
    }

    private void perform(Step step) {
        String actor = step.fields().path("as").stringValue();
        if (step.fields().has("upload")) {
            upload(actor, step.fields().path("upload"));
            return;
        }
        String command = step.fields().path("do").stringValue();
        ObjectNode with = JSON.objectNode();
        Aliases.resolve(step.fields().path("with"), evidence).forEachEntry(with::set);
        boolean filing = command.equals("FileComplaint");
        if (filing && !with.has("amount")) {
            with.put("amount", with.path("remedy").stringValue().equals("REPAIR") ? "0.00" : step.price());
        }
        for (JsonNode priced : with.findParents("amount")) {
            ((ObjectNode) priced).set("amount", money(priced.path("amount").stringValue()));
        }
        if (filing) {
            with.set("order", order(step));
            caseIds.put(
                    step.orderId(),
                    product.act(actor, "/api/cases", with).path("caseId").stringValue());
            System.out.println("  " + step.orderId() + "  "
                    + step.dispute().at("/order/title").stringValue());
        } else {
            product.act(actor, Product.path(caseIds.get(step.orderId()), command), with);
        }
    }

    private void upload(String actor, JsonNode upload) {
        byte[] text = upload.path("text").stringValue().getBytes(UTF_8);
        Product.EvidenceFile file = new Product.EvidenceFile(
                UUID.randomUUID().toString(), upload.path("name").stringValue(), "text/plain;charset=UTF-8", text);
        JsonNode stored = Product.accepted(
                "/api/evidence", product.upload(actor, upload.path("kind").stringValue(), file));
        evidence.put(
                upload.path("alias").stringValue(), stored.path("evidenceId").stringValue());
    }

    private ObjectNode order(Step step) {
        ObjectNode order = (ObjectNode) step.dispute().path("order").deepCopy();
        order.remove("price");
        order.put("orderLineId", "1").put("quantity", 1).set("unitPrice", money(step.price()));
        Instant filed = now.minus(step.ago());
        for (String event : List.of("paid", "shipped", "signed")) {
            JsonNode before = step.dispute().path(event);
            if (before.isString()) {
                order.put(
                        event + "At",
                        filed.minus(Duration.parse(before.stringValue())).toString());
            }
        }
        return order;
    }

    private static ObjectNode money(String amount) {
        return JSON.objectNode().put("amount", amount).put("currency", "CNY");
    }

    private static JsonNode read() throws IOException {
        try (InputStream file = Demo.class.getResourceAsStream("/demo.yaml")) {
            return YamlText.json(new String(file.readAllBytes(), UTF_8));
        }
    }
}
