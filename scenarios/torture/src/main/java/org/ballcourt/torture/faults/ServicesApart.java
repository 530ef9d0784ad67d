package org.ballcourt.torture.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private static final int STORE_MEGABYTES = 512;
    /** What was due so shortly before the clocks were stopped may not have lapsed yet. */
    private static final Duration ON_THEIR_WAY = Duration.ofSeconds(30);

    private static final Set<Kind> OF_ONE_PROCESS = Set.of(Kind.PROCESS, Kind.START, Kind.TORN);
    /** An operator's work, which takes minutes; an upgrade wants an installation that begins with less. */
    private static final Set<Kind> WHEN_ASKED_FOR =
            Set.of(Kind.SCALE, Kind.BROKER_REPLACED, Kind.UPGRADE, Kind.SECOND_SITE);

    private final Path folder;
    private final FaultTally tally;
    private final Brokers brokers;
    private final Server store;
    private final NetProxy net;
    private final Marketplace market = new Marketplace();
    private final List<Server> cases = new ArrayList<>();
    private final List<Server> clocks = new ArrayList<>();
    private final List<Server> notices = new ArrayList<>();
    private final List<MailSink> sinks = new ArrayList<>();
    private final Server evidence;
    private final ApartFaults faults;

    /**
     * @param launch the words of {@code ballcourt up}, of which java and the class path are taken
     * @param seeds draw the terms of the rules, and the moods of the mail server
     * @param kinds what is asked to be done to it; where it is to be upgraded it starts as an older version
     */
    public ServicesApart(List<String> launch, Path folder, FaultTally tally, Seeds seeds, List<Kind> kinds) {
        this.folder = folder;
        this.tally = tally;
        Path policies = ShortPolicy.write(folder.resolve("policies"), seeds.of("rules"));
        JavaCommands java = JavaCommands.of(launch).with(ShortPolicy.vouch(folder.resolve("vouched"), policies));
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
        ServiceInstances instances = new ServiceInstances(
                folder,
                java,
                SharedSettings.of(folder, brokers.addresses(), uri(net.port()), SECRET, policies),
                kinds.contains(Kind.UPGRADE));
        for (String instance : List.of("1", "2")) {
            MailSink sink = new MailSink(seeds.of("mail-" + instance));
            sinks.add(sink);
            cases.add(instances.caseService(instance, market));
            clocks.add(instances.escalationService(instance));
            notices.add(instances.notificationService(instance, sink));
        }
        this.evidence = instances.evidenceService("1");
        List<NodeClock> nodeClocks = List.copyOf(instances.clocks());
        List<Server> further = List.of(
                instances.caseService("3", market),
                instances.escalationService("3"),
                instances.notificationService("3", sinks.getFirst()),
                instances.evidenceService("2"));
        OperatorWork work = new OperatorWork(brokers, stages(), further, instances.newest(), tally);
        this.faults = new ApartFaults(brokers, store, net, services(), nodeClocks, notices, sinks, work, tally);
    }

    private static String uri(int port) {
        return "mongodb://127.0.0.1:" + port + "/?directConnection=true&retryWrites=false";
    }

    @Override
    public List<Kind> kinds() {
        return Stream.of(Kind.values())
                .filter(kind -> !OF_ONE_PROCESS.contains(kind) && !WHEN_ASKED_FOR.contains(kind))
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
        for (List<Server> stage : stages()) {
            Server.start(stage);
        }
        tally.recovered(Duration.ofNanos(System.nanoTime() - begun));
    }

    private List<List<Server>> stages() {
        return List.of(infrastructure(), cases, others());
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
                cases.stream().map(ServiceInstances::base).toList(),
                ServiceInstances.base(evidence),
                ServiceInstances.base(notices.getFirst()),
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
                ServiceInstances.base(cases.getFirst()),
                brokers.addresses(),
                uri(store.port()),
                folder.resolve("evidence"),
                stopped);
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
