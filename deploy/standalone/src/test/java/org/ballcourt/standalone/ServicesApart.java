package org.ballcourt.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ballcourt.cases.CaseServiceApplication;
import org.ballcourt.escalation.EscalationServiceApplication;
import org.ballcourt.evidence.EvidenceServiceApplication;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.notifications.NotificationServiceApplication;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.wire.Wire;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The four services with the settings that they ship, each alone and outside test mode, in the process of the test. */
final class ServicesApart implements AutoCloseable {
    static final String CASES = "case-service";
    static final String EVIDENCE = "evidence-service";
    static final String CLOCKS = "escalation-service";
    static final String NOTICES = "notification-service";

    private static final String SECRET = "a secret for tests of at least 32 bytes";
    private static final Map<String, Class<?>> APPLICATIONS = Map.of(
            CASES,
            CaseServiceApplication.class,
            EVIDENCE,
            EvidenceServiceApplication.class,
            CLOCKS,
            EscalationServiceApplication.class,
            NOTICES,
            NotificationServiceApplication.class);

    private final HttpClient http = HttpClient.newHttpClient();
    private final TokenMint mint = new TokenMint(SECRET);
    private final SigningKey signing = SigningKey.fresh();
    private final SigningKey files = SigningKey.fresh();
    private final SigningKey clocks = SigningKey.fresh();
    private final Map<String, ConfigurableApplicationContext> running = new LinkedHashMap<>();
    private final Map<String, String> own;
    private final Function<String, List<String>> settings;

    /**
     * @param folder for keys and files
     * @param common settings of all four, as arguments: at least where store and broker are
     */
    ServicesApart(Path folder, List<String> common) throws IOException {
        this(folder, _ -> common);
    }

    /** @param settings the same for each by its name, where they differ */
    ServicesApart(Path folder, Function<String, List<String>> settings) throws IOException {
        this.settings = settings;
        Path key = Files.writeString(folder.resolve("proof-key.pem"), signing.pem());
        // One by its file and one by its line, as operators may.
        Path clocksKey = Files.writeString(folder.resolve("clocks-key.pem"), clocks.pem());
        own = Map.of(
                "ballcourt.evidence.signing-key",
                line(files),
                "ballcourt.escalation.signing-key-file",
                clocksKey.toString(),
                "ballcourt.evidence.keys",
                files.verifying().base64(),
                "ballcourt.escalation.keys",
                clocks.verifying().base64(),
                "ballcourt.proof.key-file",
                key.toString(),
                "ballcourt.keys.texts",
                KeyFile.freshLine(),
                "ballcourt.keys.originals",
                KeyFile.freshLine(),
                "ballcourt.evidence.directory",
                folder.resolve("evidence").toString());
    }

    private static String line(SigningKey key) {
        return key.pem().lines().skip(1).findFirst().orElseThrow();
    }

    /** A policy of a market of its own that gives the seller ten seconds, so that a clock can be seen to ring; as arguments. */
    static List<String> shortPolicy(Path folder) throws IOException {
        String shipped = Files.readString(
                Page.ROOT.resolve("case-service/policy/src/main/resources/policies/cn-marketplace-2026-01.yaml"));
        Path policies = Files.createDirectory(folder.resolve("policies"));
        Files.writeString(
                policies.resolve("trial.yaml"),
                shipped.replaceFirst("(?m)^version: .*", "version: trial-2026-01")
                        .replaceFirst("(?m)^market: .*", "market: trial")
                        .replaceAll("ANSWER_CLAIM: \\{time: [^,]*,", "ANSWER_CLAIM: {time: PT10S,"));
        return List.of("--ballcourt.policies.dir=" + policies, "--ballcourt.policies.market=trial");
    }

    /** Starts the one that others ask first; comes back when all answer. */
    void startAll(List<String> ofTheCases) {
        start(CASES, ofTheCases);
        Stream.of(EVIDENCE, CLOCKS, NOTICES).forEach(service -> start(service, List.of()));
    }

    /** @param more settings of this one alone, as arguments */
    void start(String service, List<String> more) {
        String shipped = Page.ROOT
                .resolve((service.equals(CASES) ? "case-service/service" : service)
                        + "/src/main/resources/application.yaml")
                .toUri()
                .toString();
        String[] arguments = Stream.of(
                        Stream.of(
                                "--spring.config.location=" + shipped,
                                "--server.port=" + (running.containsKey(service) ? port(service) : 0),
                                "--ballcourt.auth.secret=" + SECRET,
                                "--ballcourt.mongo.allow-embedded=true"),
                        settings.apply(service).stream(),
                        ofItsOwn(service),
                        more.stream())
                .flatMap(each -> each)
                .toArray(String[]::new);
        running.put(service, SpringApplication.run(APPLICATIONS.get(service), arguments));
    }

    private Stream<String> ofItsOwn(String service) {
        if (service.equals(CASES)) {
            return given("ballcourt.proof.key-file", "ballcourt.keys.texts", "ballcourt.evidence.keys");
        }
        Stream<String> besides = Stream.of(
                "--ballcourt.cases.url=" + base(CASES),
                "--ballcourt.events.keys=" + signing.verifying().base64());
        Stream<String> more = switch (service) {
            case EVIDENCE ->
                given("ballcourt.keys.originals", "ballcourt.evidence.directory", "ballcourt.evidence.signing-key");
            case CLOCKS -> given("ballcourt.escalation.signing-key-file");
            default -> given("ballcourt.escalation.keys");
        };
        return Stream.concat(besides, more);
    }

    private Stream<String> given(String... names) {
        return Stream.of(names).map(name -> "--" + name + "=" + own.get(name));
    }

    /** It can be started again where it was. */
    void stop(String service) {
        running.get(service).close();
    }

    List<String> all() {
        return List.copyOf(running.keySet());
    }

    String base(String service) {
        return "http://127.0.0.1:" + port(service);
    }

    private String port(String service) {
        return running.get(service).getEnvironment().getProperty("local.server.port");
    }

    /** Without a token. */
    HttpResponse<String> ask(String service, String path) throws IOException, InterruptedException {
        return send(request(service, path).GET());
    }

    HttpResponse<String> get(String actor, String service, String path) throws IOException, InterruptedException {
        return send(as(actor, request(service, path)).GET());
    }

    HttpResponse<String> upload(String actor, String kind, String name, String text)
            throws IOException, InterruptedException {
        String body = "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n--x--\r\n";
        return send(as(actor, request(EVIDENCE, "/api/evidence"))
                .header("Idempotency-Key", name)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** @param key makes it one command, however often it is sent */
    HttpResponse<String> post(String actor, String service, String path, Object body, String key)
            throws IOException, InterruptedException {
        return send(as(actor, request(service, path))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Wire.json().writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(URI.create(base(service) + path)).timeout(Duration.ofSeconds(30));
    }

    private HttpRequest.Builder as(String actor, HttpRequest.Builder request) {
        String[] who = actor.split("/");
        return request.header("Authorization", "Bearer " + mint.token(who[1], List.of(who[0]), Duration.ofMinutes(5)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        List.copyOf(running.values()).reversed().forEach(ConfigurableApplicationContext::close);
        http.close();
    }
}
