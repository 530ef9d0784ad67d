package org.ballcourt.torture.faults;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.torture.dump.Installation;
import org.ballcourt.torture.faults.PlannedFault.Kind;
import org.ballcourt.torture.load.Site;

/** Three brokers, the store, two instances of case-service and of escalation-service, and one of each other, all processes of their own. */
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
    private final List<Server> cases = new ArrayList<>();
    private final List<Server> clocks = new ArrayList<>();
    private final Server evidence;
    private final Server notices;

    /**
     * @param launch the words of {@code ballcourt up}, of which java and the class path are taken
     * @param random draws the terms of the rules
     */
    public ServicesApart(List<String> launch, Path folder, FaultTally tally, Random random) {
        this.folder = folder;
        this.tally = tally;
        Path policies = ShortPolicy.write(folder.resolve("policies"), random);
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
        this.settings = Map.of(
                "ballcourt.kafka.bootstrap",
                brokers.addresses(),
                "ballcourt.mongo.uri",
                storeUri(),
                "ballcourt.auth.secret",
                SECRET,
                "ballcourt.proof.key-file",
                KeyFile.write(folder.resolve("proof-key.pem")).toString(),
                "ballcourt.policies.dir",
                policies.toString(),
                "ballcourt.policies.market",
                ShortPolicy.MARKET,
                "ballcourt.evidence.directory",
                folder.resolve("evidence").toString());
        for (String instance : List.of("1", "2")) {
            cases.add(service("case-service", instance, "org.ballcourt.cases.CaseServiceApplication"));
            clocks.add(
                    service("escalation-service", instance, "org.ballcourt.escalation.EscalationServiceApplication"));
        }
        this.evidence = service("evidence-service", "1", "org.ballcourt.evidence.EvidenceServiceApplication");
        this.notices =
                service("notification-service", "1", "org.ballcourt.notifications.NotificationServiceApplication");
    }

    private Server service(String name, String instance, String main) {
        int port = Ports.free();
        Map<String, String> own = new HashMap<>(settings);
        own.put("server.port", String.valueOf(port));
        own.put("ballcourt.instance-id", name + "-" + instance);
        if (!cases.isEmpty()) {
            own.put("ballcourt.cases.url", base(cases.getFirst()).toString());
        }
        return new Server(
                name + " " + instance,
                java.start(name, SERVICE_MEGABYTES, main, own, List.of()),
                port,
                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"),
                folder.resolve(name + "-" + instance + ".log"));
    }

    private static URI base(Server server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private String storeUri() {
        return "mongodb://127.0.0.1:" + store.port() + "/?directConnection=true&retryWrites=false";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(Kind.LEADER, Kind.BROKER, Kind.SERVICE, Kind.STORE, Kind.FREEZE);
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
        return Stream.concat(clocks.stream(), Stream.of(evidence, notices)).toList();
    }

    private List<Server> all() {
        return Stream.concat(infrastructure().stream(), services().stream()).toList();
    }

    @Override
    public Site site() {
        return new Site(
                cases.stream().map(ServicesApart::base).toList(),
                base(evidence),
                base(notices),
                brokers.addresses(),
                storeUri(),
                SECRET);
    }

    @Override
    public void suffer(PlannedFault fault) throws InterruptedException {
        switch (fault.kind()) {
            case LEADER -> away(brokers.leader(fault.lot()), fault.lasts());
            case BROKER -> away(any(brokers.all(), fault), fault.lasts());
            case SERVICE -> away(any(services(), fault), fault.lasts());
            case STORE -> away(store, fault.lasts());
            case FREEZE -> {
                tally.frozen();
                Signals.freeze(any(all(), fault).pid(), fault.lasts());
            }
            case PROCESS, START -> throw new IllegalArgumentException("there is no one process here");
        }
    }

    private static Server any(List<Server> servers, PlannedFault fault) {
        return servers.get(fault.lot() % servers.size());
    }

    private void away(Server victim, Duration time) throws InterruptedException {
        victim.kill();
        tally.killed(victim.name());
        Thread.sleep(time);
        long begun = System.nanoTime();
        victim.launch();
        victim.awaitReady();
        tally.recovered(Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Without the clocks nothing lapses any more, and what they should have done by then is known. */
    @Override
    public Installation quiet() throws InterruptedException {
        Installation.awaitDeadlines(brokers.addresses(), storeUri(), ON_THEIR_WAY.dividedBy(2));
        Installation.Clock stopped = new Installation.Clock(Instant.now().minus(ON_THEIR_WAY));
        for (Server clock : clocks) {
            clock.kill();
        }
        return new Installation(
                base(cases.getFirst()), brokers.addresses(), storeUri(), folder.resolve("evidence"), stopped);
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
    }
}
