package org.ballcourt.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Loads the demo disputes through the public interface, each step at its own time in the last days. */
final class Demo {
    private final DemoClient client;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final Map<String, String> caseIds = new HashMap<>();
    private final Map<String, String> evidence = new HashMap<>();

    private Demo(DemoClient client) {
        this.client = client;
    }

    /** One step of one dispute. */
    private record Step(Duration ago, Map<String, Object> dispute, Map<String, Object> fields) {
        String orderId() {
            return String.valueOf(map(dispute.get("order")).get("orderId"));
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
            int count = new Demo(new DemoClient(base)).load();
            Files.writeString(mark, "loaded");
            return count;
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
        List<Map<String, Object>> disputes = read();
        List<Step> steps = new ArrayList<>();
        for (Map<String, Object> dispute : disputes) {
            for (Object step : (List<?>) dispute.get("steps")) {
                Map<String, Object> fields = map(step);
                steps.add(new Step(Duration.parse((String) fields.get("ago")), dispute, fields));
            }
        }
        steps.sort(Comparator.comparing(Step::ago).reversed());
        client.clock(Map.of("set", now.minus(steps.getFirst().ago()).toString()));
        Duration at = steps.getFirst().ago();
        for (Step step : steps) {
            client.clock(Map.of("advance", at.minus(step.ago()).toString()));
            at = step.ago();
            perform(step);
        }
        client.clock(Map.of("advance", at.toString()));
        client.clock(Map.of("release", true));
        return disputes.size();
    }

    private void perform(Step step) {
        Map<String, Object> fields = step.fields();
        String actor = (String) fields.get("as");
        if (fields.containsKey("upload")) {
            Map<String, Object> upload = map(fields.get("upload"));
            evidence.put("$" + upload.get("alias"), client.upload(actor, upload));
            return;
        }
        Map<String, Object> with = new HashMap<>(map(fields.getOrDefault("with", Map.of())));
        String command = (String) fields.get("do");
        if (command.equals("FileComplaint")) {
            with.putIfAbsent("amount", with.get("remedy").equals("REPAIR") ? "0.00" : price(step));
            Map<String, Object> complaint = map(real(with));
            complaint.put("order", order(step));
            caseIds.put(step.orderId(), client.file(actor, complaint));
            System.out.println("  " + step.orderId() + "  "
                    + map(step.dispute().get("order")).get("title"));
        } else {
            client.command(actor, caseIds.get(step.orderId()), command, map(real(with)));
        }
    }

    private Map<String, Object> order(Step step) {
        Map<String, Object> order = new HashMap<>(map(step.dispute().get("order")));
        order.remove("price");
        order.put("orderLineId", "1");
        order.put("quantity", 1);
        order.put("unitPrice", money(price(step)));
        Instant filed = now.minus(step.ago());
        Map.of("paid", "paidAt", "shipped", "shippedAt", "signed", "signedAt").forEach((told, field) -> {
            if (step.dispute().containsKey(told)) {
                order.put(
                        field,
                        filed.minus(Duration.parse((String) step.dispute().get(told)))
                                .toString());
            }
        });
        return order;
    }

    private static String price(Step step) {
        return (String) map(step.dispute().get("order")).get("price");
    }

    /** Amounts become money, names of evidence become ids. */
    private Object real(Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> real = new HashMap<>();
            fields.forEach((key, field) -> real.put(
                    (String) key, key.equals("amount") && field instanceof String text ? money(text) : real(field)));
            return real;
        }
        if (value instanceof List<?> items) {
            return items.stream().map(this::real).toList();
        }
        return value instanceof String text ? evidence.getOrDefault(text, text) : value;
    }

    private static Map<String, Object> money(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }

    private static List<Map<String, Object>> read() throws IOException {
        try (InputStream file = Demo.class.getResourceAsStream("/demo.yaml")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<?> disputes = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            return disputes.stream().map(Demo::map).toList();
        }
    }

    @SuppressWarnings("unchecked") // The keys of our own file are texts.
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
