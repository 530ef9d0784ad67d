package org.ballcourt.torture.faults;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.torture.dump.Installation;
import org.ballcourt.torture.faults.PlannedFault.Kind;
import org.ballcourt.torture.load.Seeds;
import org.ballcourt.torture.load.Site;
import org.ballcourt.torture.mail.MailSink;

/**
 * Three brokers, the store, two instances of case-service, of escalation-service and of notification-service, and evidence-service, all
 * processes of their own. Services reach the store through a net that can be cut; the clocks of one instance of two can be put wrong.
 */
public final class ServicesApart implements Rig {
    private static final String SECRET = "torture-torture-torture-torture-torture";
    private static final int SERVICE_MEGABYTES = 256;
    private static final int STORE_MEGABYTES = 512;
    /** What was due so shortly before the clocks were stopped may not have lapsed yet. */
    private static final Duration ON_THEIR_WAY = Duration.ofSeconds(30);

    private final Path folder;
    private final FaultTally tally;
    private final JavaCommands java;
    private final Map<String, String> settings;
    private final Brokers brokers;
    private final Server store;
    private final NetProxy net;
    private final Marketplace market = new Marketplace();
    private final List<Server> cases = new ArrayList<>();
    private final List<Server> clocks = new ArrayList<>();
    private final List<Server> notices = new ArrayList<>();
    private final List<NodeClock> nodeClocks = new ArrayList<>();
    private final List<MailSink> sinks = new ArrayList<>();
    private final Server evidence;
    private final ApartFaults faults;

    /**
     * @param launch the words of {@code ballcourt up}, of which java and the class path are taken
     * @param seeds draw the terms of the rules, and the moods of the mail server
     */
    public ServicesApart(List<String> launch, Path folder, FaultTally tally, Seeds seeds) {
        this.folder = folder;
        this.tally = tally;
        Path policies = ShortPolicy.write(folder.resolve("policies"), seeds.of("rules"));
        this.java = JavaCommands.of(launch).with(ShortPolicy.vouch(folder.resolve("vouched"), policies));
        this.brokers = new Brokers(java, folder);
        int storePort = Ports.free();
        this.store = new Server(
                "store",
                java.start(
                        "store",
                        STORE_MEGABYTES,
                        "org.ballcourt.store.embedded.EmbeddedStoreServer",
                        QuietLog.settings(folder),
                        List.of(folder.resolve("store.mv").toString(), String.valueOf(storePort))),
                storePort,
                null,
                folder.resolve("store.log"));
        this.net = new NetProxy(storePort);
        OperatorKeys.Signing signing = OperatorKeys.signing(folder.resolve("proof-key.pem"));
        OperatorKeys.Signing files = OperatorKeys.signing(folder.resolve("evidence-key.pem"));
        OperatorKeys.Signing reminders = OperatorKeys.signing(folder.resolve("escalation-key.pem"));
        this.settings = new HashMap<>(Map.of(
                "ballcourt.kafka.bootstrap",
                brokers.addresses(),
                "ballcourt.mongo.uri",
                uri(net.port()),
                "ballcourt.auth.secret",
                SECRET,
                "ballcourt.proof.key-file",
                signing.file().toString(),
                "ballcourt.events.keys",
                signing.publicLine(),
                "ballcourt.keys.texts",
                OperatorKeys.secret(),
                "ballcourt.keys.originals-file",
                OperatorKeys.secret(folder.resolve("keys/originals")).toString(),
                "ballcourt.policies.dir",
                policies.toString(),
                "ballcourt.policies.market",
                ShortPolicy.MARKET,
                "ballcourt.evidence.directory",
                folder.resolve("evidence").toString()));
        this.settings.putAll(Map.of(
                "ballcourt.mongo.allow-embedded",
                "true",
                "ballcourt.evidence.signing-key-file",
                files.file().toString(),
                "ballcourt.evidence.keys",
                files.publicLine(),
                "ballcourt.escalation.signing-key-file",
                reminders.file().toString(),
                "ballcourt.escalation.keys",
                reminders.publicLine()));
        for (String instance : List.of("1", "2")) {
            MailSink sink = new MailSink(seeds.of("mail-" + instance));
            sinks.add(sink);
            cases.add(
                    service("case-service", instance, "org.ballcourt.cases.CaseServiceApplication", market.settings()));
            clocks.add(service(
                    "escalation-service", instance, "org.ballcourt.escalation.EscalationServiceApplication", Map.of()));
            notices.add(service(
                    "notification-service",
                    instance,
                    "org.ballcourt.notifications.NotificationServiceApplication",
                    Map.of(
                            "ballcourt.mail.host",
                            "127.0.0.1",
                            "ballcourt.inbox.url",
                            "http://127.0.0.1",
                            "ballcourt.mail.starttls",
                            "false",
                            "ballcourt.mail.port",
                            String.valueOf(sink.port()))));
        }
        this.evidence = service("evidence-service", "1", "org.ballcourt.evidence.EvidenceServiceApplication", Map.of());
        this.faults = new ApartFaults(brokers, store, net, services(), nodeClocks, notices, sinks, tally);
    }

    private Server service(String name, String instance, String main, Map<String, String> alone) {
        int port = Ports.free();
        Map<String, String> own = new HashMap<>(settings);
        own.putAll(alone);
        own.put("server.port", String.valueOf(port));
        own.put("ballcourt.instance-id", name + "-" + instance);
        if (!cases.isEmpty()) {
            own.put("ballcourt.cases.url", base(cases.getFirst()).toString());
        }
        List<String> command = java.start(name, SERVICE_MEGABYTES, main, own, List.of());
        boolean decidesByTime = name.equals("case-service") || name.equals("escalation-service");
        Path clock = folder.resolve(name + "-" + instance + ".clock");
        if (decidesByTime) {
            command.add(1, NodeClock.option(clock));
        }
        Server server = new Server(
                name + " " + instance,
                command,
                port,
                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"),
                folder.resolve(name + "-" + instance + ".log"));
        if (decidesByTime) {
            nodeClocks.add(new NodeClock(server, clock));
        }
        return server;
    }

    private static URI base(Server server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static String uri(int port) {
        return "mongodb://127.0.0.1:" + port + "/?directConnection=true&retryWrites=false";
    }

    @Override
    public List<Kind> kinds() {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.PROCESS && kind != Kind.START && kind != Kind.TORN)
                .toList();
    }

    /** Long faults outlast the sessions of groups and leases, so that others take over and a zombie comes back. */
    @Override
    public FaultPlan.Pace pace() {
        return new FaultPlan.Pace(Duration.ofSeconds(12), Duration.ofSeconds(30));
    }

    @Override
    public void start() throws InterruptedException {
        long begun = System.nanoTime();
        for (List<Server> stage : List.of(infrastructure(), cases, others())) {
            stage.forEach(Server::launch);
            for (Server server : stage) {
                server.awaitReady();
            }
        }
        tally.recovered(Duration.ofNanos(System.nanoTime() - begun));
    }

    private List<Server> infrastructure() {
        return Stream.concat(brokers.all().stream(), Stream.of(store)).toList();
    }

    private List<Server> services() {
        return Stream.concat(cases.stream(), others().stream()).toList();
    }

    private List<Server> others() {
        return Stream.of(clocks, notices, List.of(evidence))
                .flatMap(List::stream)
                .toList();
    }

    private List<Server> all() {
        return Stream.concat(infrastructure().stream(), services().stream()).toList();
    }

    @Override
    public Site site() {
        return new Site(
                cases.stream().map(ServicesApart::base).toList(),
                base(evidence),
                base(notices.getFirst()),
                brokers.addresses(),
                uri(store.port()),
                SECRET,
                market::sell);
    }

    @Override
    public List<MailSink> mail() {
        return sinks;
    }

    @Override
    public void suffer(PlannedFault fault) throws InterruptedException {
        faults.suffer(fault);
    }

    /** Without the clocks nothing lapses any more, and what they should have done by then is known. */
    @Override
    public Installation quiet() throws InterruptedException {
        Installation.awaitDeadlines(brokers.addresses(), uri(store.port()), ON_THEIR_WAY.dividedBy(2));
        Installation.Clock stopped = new Installation.Clock(Instant.now().minus(ON_THEIR_WAY));
        for (Server clock : clocks) {
            clock.kill();
        }
        return new Installation(
                base(cases.getFirst()), brokers.addresses(), uri(store.port()), folder.resolve("evidence"), stopped);
    }

    @Override
    public String obituary() {
        return all().stream()
                .filter(server -> !server.isAlive())
                .map(server -> "; " + server.name() + " ended:\n" + server.tail())
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        all().forEach(Server::stop);
        sinks.forEach(MailSink::close);
        net.close();
        market.close();
    }
}
