package org.ballcourt.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ballcourt.benchmarks.load.StoreCount;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/**
 * So many duties due in the same second, against a product in test mode that runs already ({@code ./ballcourt up --empty}): how late
 * their lapses are asked for and have happened, what was sent again, and how long others wait meanwhile. Arguments: address of the
 * product, of its Kafka, how many, and, for a product on a folder of {@link ManyCases}, the instant at which those are due; else that
 * many complaints are filed first. With {@code --store PORT} of the embedded store it tells what each lapse asked of that.
 */
final class DeadlineStorm {
    private static final int CALLERS = 16;
    private static final int OTHERS = 4;
    private static final int BUYERS = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final String base;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private DeadlineStorm(String base) {
        this.base = base;
    }

    public static void main(String[] args) throws Exception {
        CommandLine line = CommandLine.of(List.of(args), Set.of("--store"), Set.of());
        List<String> words = line.words();
        int duties = words.size() > 2 ? Integer.parseInt(words.get(2)) : 5_000;
        DeadlineStorm storm = new DeadlineStorm(words.get(0));
        Instant due = words.size() > 3 ? Instant.parse(words.get(3)) : storm.fileAll(duties);
        storm.rage(words.get(1), duties, due, line.one("--store").map(Integer::valueOf));
        System.exit(0);
    }

    private void rage(String bootstrap, int duties, Instant due, Optional<Integer> storePort) throws Exception {
        setClock(due.minus(Duration.ofHours(1)));
        List<String> quiet = new ArrayList<>();
        for (int i = 0; i < OTHERS; i++) {
            quiet.add(file(duties + i).path("caseId").asString());
        }
        settle();
        try (StormTopics topics = new StormTopics(bootstrap);
                StoreCount store = storePort.map(StoreCount::new).orElse(null)) {
            StoreCount.Since since = store == null ? null : store.since();
            ConcurrentLinkedQueue<Long> others = new ConcurrentLinkedQueue<>();
            long early = topics.asked().size() + topics.lapsed().size();
            long start = System.currentTimeMillis();
            // At the instant itself nobody is late yet.
            setClock(due.plusMillis(1));
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
                quiet.forEach(caseId -> executor.submit(() -> speak(caseId, others, topics, duties)));
                long giveUp = start + PATIENCE.toMillis();
                while (topics.lapsed().size() < duties && System.currentTimeMillis() < giveUp) {
                    Thread.sleep(50);
                }
            }
            print("sent", topics.asked().values(), start);
            print("lapsed", topics.lapsed().values(), start);
            print("others", others, 0);
            System.out.printf(
                    "%d of %d lapsed, %d sent again, %d early%n",
                    topics.lapsed().size(), duties, topics.repeats(), early);
            if (since != null) {
                settle();
                System.out.println("with the others and all views " + since.each(duties));
            }
        }
    }

    private static void print(String what, Collection<Long> millis, long start) {
        long[] sorted = millis.stream().mapToLong(at -> at - start).sorted().toArray();
        if (sorted.length > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d, p50 %d ms, p99 %d ms, max %d ms%n",
                    what,
                    sorted.length,
                    sorted[sorted.length / 2],
                    sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)],
                    sorted[sorted.length - 1]);
        }
    }

    /** Somebody who has nothing to do with all that, until it is over. */
    private Void speak(String caseId, Collection<Long> took, StormTopics topics, int duties) throws Exception {
        while (topics.lapsed().size() < duties) {
            long start = System.nanoTime();
            post("/api/cases/" + caseId + "/add-statement", "{\"text\":\"still here\"}", "SELLER", "quiet-shop");
            took.add((System.nanoTime() - start) / 1_000_000);
            Thread.sleep(100);
        }
        return null;
    }

    /** While the clock stands, so that all are due at the same instant; the answer is that. */
    private Instant fileAll(int duties) throws Exception {
        setClock(Instant.parse(
                Wire.json().readTree(get("/api/test/clock").body()).path("now").asString()));
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService executor = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<JsonNode>> callers = Stream.generate(() -> executor.submit(() -> {
                        JsonNode last = null;
                        for (int i = next.getAndIncrement(); i < duties; i = next.getAndIncrement()) {
                            last = file(i);
                        }
                        return last;
                    }))
                    .limit(CALLERS)
                    .toList();
            JsonNode filed = null;
            for (Future<JsonNode> caller : callers) {
                filed = caller.get() == null ? filed : caller.get();
            }
            return Instant.parse(filed.findValue("dueAt").asString());
        }
    }

    private JsonNode file(int number) throws Exception {
        String buyer = "buyer-" + number % BUYERS;
        Money price = Money.of("129.00", "CNY");
        FileComplaint complaint = new FileComplaint(
                Quarrel.order("S-" + run + "-" + number, buyer, "quiet-shop", Instant.now()),
                Reason.QUALITY_DEFECT,
                Remedy.REFUND,
                price,
                "It hums.",
                List.of(),
                false);
        HttpResponse<String> answer = post("/api/cases", Wire.json().writeValueAsString(complaint), "BUYER", buyer);
        return Wire.json().readTree(answer.body());
    }

    private void setClock(Instant instant) throws Exception {
        send(HttpRequest.newBuilder(URI.create(base + "/api/test/clock"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"set\":\"" + instant + "\"}")));
    }

    /** However long that takes. */
    private void settle() throws Exception {
        while (get("/api/test/settled").statusCode() != 200) {
            Thread.sleep(500);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body, String role, String id) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Authorization", "Bearer " + token(role, id))
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private String token(String role, String id) throws Exception {
        String known = tokens.get(role + id);
        if (known == null) {
            String person = "{\"role\":\"" + role + "\",\"id\":\"" + id + "\"}";
            String answer = send(HttpRequest.newBuilder(URI.create(base + "/api/test/token"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(person)))
                    .body();
            known = Wire.json().readTree(answer).path("token").asString();
            tokens.put(role + id, known);
        }
        return known;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
