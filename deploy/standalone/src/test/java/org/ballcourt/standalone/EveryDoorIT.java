package org.ballcourt.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.scenarios.Answer;
import org.ballcourt.scenarios.Product;
import org.ballcourt.scenarios.Product.EvidenceFile;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.standalone.Doors.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everybody at every door of all four services, with cases of their own, of others and of nobody. Every private place holds a text of its
 * own, and no answer holds one that its reader must not see.
 */
class EveryDoorIT {
    private static final Pattern CANARY = Pattern.compile("CANARY-[a-z-]+");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What has happened before comes at once; nothing new happens. */
    private static final Duration HEARD_ALL = Duration.ofSeconds(5);

    private static final Set<String> DESK =
            Set.of("AGENT/wang", "AGENT/chen", "SENIOR/mei", "REVIEWER/xu", "SUPERVISOR/gao");
    /** A side keeps its eyes in whatever role it comes. */
    private static final Set<String> BUYERS = Set.of("BUYER/li", "AGENT/li");

    private static final Set<String> SELLERS = Set.of("SELLER/shop", "SUPERVISOR/shop");
    private static final Set<String> SIDES = union(BUYERS, SELLERS);
    private static final Set<String> STRANGERS =
            Set.of("BUYER/other", "SELLER/other", "CARRIER/slowship", "LAB/one", "STRANGER/mallory", "BUYER/shop");
    private static final Set<String> PROGRAMS = Set.of(
            "EVENTS_READ/program",
            "CLOCK/program",
            "PAYMENTS/program",
            "ERASURE/program",
            "WEBHOOKS/program",
            "SERVICE/program");

    /** Who may see each text; nobody else may. */
    private static final Map<String, Set<String>> SEEN_BY = Map.ofEntries(
            Map.entry("CANARY-claim", union(SIDES, DESK)),
            Map.entry("CANARY-summary", union(SIDES, DESK)),
            Map.entry("CANARY-rejection", union(SIDES, DESK)),
            Map.entry("CANARY-ground", union(SIDES, DESK)),
            Map.entry("CANARY-caption", union(SIDES, DESK)),
            Map.entry("CANARY-file-text", union(SIDES, DESK)),
            Map.entry("CANARY-file-name", union(SIDES, DESK)),
            Map.entry("CANARY-ask", union(union(SIDES, DESK), Set.of("CARRIER/fastship"))),
            Map.entry("CANARY-buyer-note", union(BUYERS, DESK)),
            Map.entry("CANARY-seller-note", union(SELLERS, DESK)),
            Map.entry("CANARY-carrier-note", union(DESK, Set.of("CARRIER/fastship"))),
            Map.entry("CANARY-desk-note", DESK),
            Map.entry("CANARY-loose-text", Set.of("BUYER/li")),
            Map.entry("CANARY-loose-name", Set.of("BUYER/li")),
            Map.entry("CANARY-mail", Set.of("BUYER/li")),
            Map.entry("CANARY-complaint", Set.of("BUYER/li", "AGENT/wang", "SUPERVISOR/gao")),
            Map.entry("CANARY-report", union(SELLERS, Set.of("BUYER/li", "SUPERVISOR/gao"))),
            Map.entry("CANARY-contact", union(BUYERS, DESK)));

    @TempDir
    static Path temp;

    private static ConfigurableApplicationContext context;
    private static String base;
    private static TokenMint mint;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        AtomicReference<ConfigurableApplicationContext> started = new AtomicReference<>();
        SpringApplicationRunListener listener = new SpringApplicationRunListener() {
            @Override
            public void ready(ConfigurableApplicationContext running, Duration taken) {
                started.set(running);
            }
        };
        Path ready = temp.resolve("ready");
        String words = "up --empty --port 0 --kafka-port 0 --store-port 0 --ready-file " + ready;
        SpringApplication.withHook(_ -> listener, () -> Ballcourt.main(words.split(" ")));
        context = started.get();
        base = Files.readString(ready).strip();
        mint = context.getBean(TokenMint.class);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void showsNobodyWhatIsNotTheirs() throws Exception {
        World world = World.told(base);
        Map<String, List<String>> values = world.values();
        List<Request> requests = Doors.of(context)
                .requests(values)
                .filter(request -> world.isWorthwhile(request.values()))
                .toList();
        List<String> readers = Stream.of(SIDES, DESK, STRANGERS, PROGRAMS, Set.of("CARRIER/fastship", ""))
                .flatMap(Set::stream)
                .sorted()
                .toList();
        // What takes something away comes last, so that it was there to be seen.
        List<Seen> answers = new ArrayList<>();
        for (boolean taking : List.of(false, true)) {
            answers.addAll(ask(
                    readers,
                    requests.stream()
                            .filter(request -> request.door().method().equals("DELETE") == taking)
                            .toList()));
        }

        Set<String> leaks = new TreeSet<>();
        Map<String, Set<String>> seen = new TreeMap<>();
        for (Seen answer : answers) {
            Matcher canary = CANARY.matcher(answer.body());
            while (canary.find()) {
                seen.computeIfAbsent(canary.group(), _ -> new TreeSet<>()).add(answer.reader());
                if (!SEEN_BY.get(canary.group()).contains(answer.reader())) {
                    leaks.add(canary.group() + " to '" + answer.reader() + "' at "
                            + answer.request().door().method() + " "
                            + answer.request().target());
                }
            }
        }
        System.out.printf(
                "%d answers of %d doors to %d readers looked through for %d texts%n",
                answers.size(), Doors.of(context).all().size(), readers.size(), SEEN_BY.size());
        assertThat(leaks).isEmpty();
        assertThat(seen.keySet()).as("texts that somebody saw").isEqualTo(SEEN_BY.keySet());
        assertThat(answers).filteredOn(answer -> answer.status() >= 500).isEmpty();
        assertThat(answers.size()).isGreaterThan(5_000);
        assertThat(differences(answers, world)).isEmpty();
    }

    /** To a stranger somebody's case answers in each word as none does. */
    private static List<String> differences(List<Seen> answers, World world) {
        Map<String, Seen> toNone = answers.stream()
                .filter(answer -> "BC-none".equals(answer.request().values().get("caseId")))
                .collect(Collectors.toMap(EveryDoorIT::keyOf, answer -> answer, (one, _) -> one));
        return answers.stream()
                .filter(answer -> STRANGERS.contains(answer.reader()))
                .filter(answer ->
                        world.caseId().equals(answer.request().values().get("caseId")))
                .filter(answer -> !answer.like(world.caseId())
                        .equals(toNone.get(keyOf(answer)).like("BC-none")))
                .map(answer -> answer.reader() + " at " + answer.request().door() + " "
                        + answer.request().target() + ": " + answer.status() + " " + answer.body() + " and "
                        + toNone.get(keyOf(answer)).body())
                .toList();
    }

    private static String keyOf(Seen answer) {
        Map<String, String> others = new TreeMap<>(answer.request().values());
        others.remove("caseId");
        return answer.reader() + answer.request().door() + others;
    }

    private record Seen(String reader, Request request, int status, String body) {
        String like(String caseId) {
            return status + body.replace(caseId, "ID");
        }
    }

    private List<Seen> ask(List<String> readers, List<Request> requests) throws Exception {
        List<Callable<Seen>> all = new ArrayList<>();
        readers.forEach(reader -> requests.forEach(request -> all.add(() -> ask(reader, request))));
        List<Seen> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(24)) {
            for (Future<Seen> answer : people.invokeAll(all)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private Seen ask(String reader, Request request) throws Exception {
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(base + request.target()))
                .timeout(PATIENCE)
                .header("Accept-Language", "en");
        if (!reader.isEmpty()) {
            String[] person = reader.split("/");
            asked.header(
                    "Authorization",
                    "Bearer "
                            + tokens.computeIfAbsent(
                                    reader, _ -> mint.token(person[1], List.of(person[0]), Duration.ofHours(1))));
        }
        boolean reads = request.door().method().equals("GET");
        asked.method(
                request.door().method(),
                reads
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(request.door().asking() ? "{}" : "{\"nonsense\": 1}"));
        if (!reads) {
            asked.header("Content-Type", "application/json");
        }
        if (request.target().equals("/api/cases/stream")) {
            return streamed(reader, request, asked.header("Last-Event-ID", "0,0,0,0,0,0,0,0,0,0,0,0"));
        }
        if (request.target().equals("/api/inbox/stream")) {
            return streamed(reader, request, asked);
        }
        HttpResponse<byte[]> answer = client.send(asked.build(), BodyHandlers.ofByteArray());
        return new Seen(reader, request, answer.statusCode(), headers(answer) + new String(answer.body(), UTF_8));
    }

    /** What a file is called stands in a header. */
    private static String headers(HttpResponse<?> answer) {
        return String.join(" ", answer.headers().allValues("Content-Disposition"));
    }

    /** What it hears of all that has happened so far. */
    private Seen streamed(String reader, Request request, HttpRequest.Builder asked) throws Exception {
        HttpResponse<InputStream> answer = client.send(asked.build(), BodyHandlers.ofInputStream());
        StringBuilder heard = new StringBuilder();
        InputStream in = answer.body();
        try (ExecutorService listener = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> listening = listener.submit(() -> {
                byte[] part = new byte[8192];
                for (int size = in.read(part); size >= 0; size = in.read(part)) {
                    synchronized (heard) {
                        heard.append(new String(part, 0, size, UTF_8));
                    }
                }
                return null;
            });
            try {
                listening.get(HEARD_ALL.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException stillOpen) {
                in.close();
            }
        }
        synchronized (heard) {
            return new Seen(reader, request, answer.statusCode(), heard.toString());
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** A dispute and three matters beside it, with a text of its own in each private place. */
    private record World(String caseId, List<String> matters, List<String> files) {
        static World told(String base) {
            Product product = new Product(URI.create(base));
            product.setClock("2026-11-02T10:00:00+08:00");
            String caseId = act(product, "BUYER/li", "/api/cases", complaint());
            product.settle();
            command(product, "SELLER/shop", caseId, "AddStatement", note("CANARY-seller-note"));
            command(
                    product,
                    "SELLER/shop",
                    caseId,
                    "RejectClaim",
                    Map.of("ground", "NOT_OUR_PARCEL", "explanation", "CANARY-rejection text"));
            command(
                    product,
                    "BUYER/li",
                    caseId,
                    "RequestIntervention",
                    Map.of("ground", "SELLER_REJECTED", "explanation", "CANARY-ground text"));
            command(product, "AGENT/wang", caseId, "AcceptIntervention", Map.of());
            command(
                    product,
                    "AGENT/wang",
                    caseId,
                    "RequestEvidence",
                    Map.of("from", "CARRIER/fastship", "element", "DELIVERED", "why", "CANARY-ask"));
            String submitted = upload(product, "CANARY-file-name.txt", "CANARY-file-text");
            String loose = upload(product, "CANARY-loose-name.txt", "CANARY-loose-text");
            command(
                    product,
                    "BUYER/li",
                    caseId,
                    "SubmitEvidence",
                    Map.of("evidence", submitted, "element", "DELIVERED", "caption", "CANARY-caption"));
            command(product, "BUYER/li", caseId, "AddStatement", note("CANARY-buyer-note"));
            command(product, "CARRIER/fastship", caseId, "AddStatement", note("CANARY-carrier-note"));
            command(product, "AGENT/wang", caseId, "AddStatement", note("CANARY-desk-note"));
            String complaint = act(
                    product,
                    "BUYER/li",
                    "/api/agent-complaints",
                    Map.of("caseId", caseId, "agent", "wang", "cause", "SLOW", "explanation", "CANARY-complaint text"));
            String report = act(
                    product,
                    "SELLER/shop",
                    "/api/violations",
                    Map.of(
                            "subject",
                            "BUYER/li",
                            "kind",
                            "MALICIOUS_RATINGS",
                            "explanation",
                            "CANARY-report text",
                            "caseId",
                            caseId));
            String contact = act(
                    product,
                    "BUYER/li",
                    "/api/contacts",
                    Map.of("channel", "CHAT", "topic", "OTHER", "text", "CANARY-contact", "caseId", caseId));
            Answer address =
                    product.put("BUYER/li", "/api/inbox/address", json(Map.of("email", "CANARY-mail@example.org")));
            assertThat(address.accepted()).isTrue();
            product.settle();
            return new World(caseId, List.of(complaint, report, contact), List.of(submitted, loose));
        }

        Map<String, List<String>> values() {
            Map<String, List<String>> values = new HashMap<>();
            values.put(
                    "caseId",
                    Stream.concat(Stream.of(caseId, "BC-none"), matters.stream())
                            .toList());
            values.put(
                    "evidenceId",
                    Stream.concat(files.stream(), Stream.of("ev-none")).toList());
            values.put(
                    "command",
                    CommandNames.ALL.stream().map(CommandNames::kebabOf).toList());
            values.put("role", List.of("BUYER", "SELLER", "AGENT"));
            values.put("id", List.of("li", "shop", "wang", "x-1"));
            values.put("version", List.of("1", "2"));
            values.put("group", List.of("case-queue", "evidence"));
            return values;
        }

        /** Every command at the dispute and at no case; at the matters one is enough. */
        boolean isWorthwhile(Map<String, String> values) {
            String command = values.get("command");
            return command == null
                    || !matters.contains(values.getOrDefault("caseId", ""))
                    || command.equals("add-statement");
        }

        private static Map<String, Object> complaint() {
            Map<String, Object> order = Complaints.order("li", "O-doors");
            order.put("shippedAt", "2026-10-21T09:00:00+08:00");
            order.put("carrier", "fastship");
            order.put("trackingNumber", "FS-77");
            return Map.of(
                    "order",
                    order,
                    "reason",
                    "PARCEL_LOST",
                    "remedy",
                    "REFUND",
                    "amount",
                    order.get("unitPrice"),
                    "statement",
                    "CANARY-claim",
                    "priorContacts",
                    List.of(Map.of("at", "2026-11-01T10:00:00+08:00", "channel", "chat", "summary", "CANARY-summary")));
        }

        private static Map<String, Object> note(String text) {
            return Map.of("text", text, "visibleTo", "PLATFORM");
        }

        private static String upload(Product product, String name, String text) {
            EvidenceFile file = new EvidenceFile(name, name, "text/plain", text.getBytes(UTF_8));
            return Product.accepted("/api/evidence", product.upload("BUYER/li", "CHAT_LOG", file))
                    .path("evidenceId")
                    .asString();
        }

        private static void command(
                Product product, String actor, String caseId, String command, Map<String, Object> fields) {
            product.act(actor, Product.path(caseId, command), json(fields));
        }

        private static String act(Product product, String actor, String path, Map<String, Object> fields) {
            return product.act(actor, path, json(fields)).path("caseId").asString();
        }

        private static JsonNode json(Map<String, Object> fields) {
            return new JsonMapper().valueToTree(fields);
        }
    }
}
