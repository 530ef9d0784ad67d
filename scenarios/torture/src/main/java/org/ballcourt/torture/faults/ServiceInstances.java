package org.ballcourt.torture.faults;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.torture.mail.MailSink;
import org.ballcourt.torture.older.OlderVersion;

/** All instances of all services, none of them started; they share one set of settings and differ in name, port and what they alone need. */
final class ServiceInstances {
    private static final int MEGABYTES = 256;
    /** What an older version does not know: an offer, which callers make often, and which is made in no other way. */
    private static final String NEW_IN_THIS_VERSION = "offer-made.v1,MakeOffer";

    private final Path folder;
    private final JavaCommands java;
    private final Map<String, String> settings;
    private final boolean older;
    private final List<NodeClock> clocks = new ArrayList<>();
    private final Map<Server, List<String>> newest = new LinkedHashMap<>();
    private URI cases;

    /**
     * @param settings of all services
     * @param older all are first started as a version that lacks an event and a command
     */
    ServiceInstances(Path folder, JavaCommands java, Map<String, String> settings, boolean older) {
        this.folder = folder;
        this.java = java;
        this.settings = settings;
        this.older = older;
    }

    /** The first of these is the one that all others ask. */
    Server caseService(String instance, Marketplace market) {
        Server server =
                service("case-service", instance, "org.ballcourt.cases.CaseServiceApplication", market.settings());
        cases = cases == null ? base(server) : cases;
        return server;
    }

    Server escalationService(String instance) {
        return service(
                "escalation-service", instance, "org.ballcourt.escalation.EscalationServiceApplication", Map.of());
    }

    Server notificationService(String instance, MailSink sink) {
        return service(
                "notification-service",
                instance,
                "org.ballcourt.notifications.NotificationServiceApplication",
                Map.of(
                        "ballcourt.mail.host",
                        "127.0.0.1",
                        "ballcourt.inbox.confirm",
                        "false",
                        "ballcourt.inbox.url",
                        "http://127.0.0.1",
                        "ballcourt.mail.starttls",
                        "false",
                        "ballcourt.mail.port",
                        String.valueOf(sink.port())));
    }

    Server evidenceService(String instance) {
        return service("evidence-service", instance, "org.ballcourt.evidence.EvidenceServiceApplication", Map.of());
    }

    /** The clocks that can be put wrong. */
    List<NodeClock> clocks() {
        return clocks;
    }

    /** How the newest version of each is started, those first that only read what the case-service writes. */
    Map<Server, List<String>> newest() {
        Map<Server, List<String>> readersFirst = new LinkedHashMap<>();
        for (boolean writes : List.of(false, true)) {
            newest.forEach((server, command) -> {
                if (server.name().startsWith("case-service") == writes) {
                    readersFirst.put(server, command);
                }
            });
        }
        return readersFirst;
    }

    static URI base(Server server) {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private Server service(String name, String instance, String main, Map<String, String> alone) {
        int port = Ports.free();
        Map<String, String> own = new HashMap<>(settings);
        own.putAll(alone);
        own.put("server.port", String.valueOf(port));
        own.put("ballcourt.instance-id", name + "-" + instance);
        if (cases != null) {
            own.put("ballcourt.cases.url", cases.toString());
        }
        List<String> command = java.start(name, MEGABYTES, main, own, List.of());
        boolean decidesByTime = name.equals("case-service") || name.equals("escalation-service");
        Path clock = folder.resolve(name + "-" + instance + ".clock");
        if (decidesByTime) {
            command.add(1, NodeClock.option(clock));
        }
        Server server = new Server(
                name + " " + instance,
                older ? withoutWhatIsNew(command) : command,
                port,
                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"),
                folder.resolve(name + "-" + instance + ".log"));
        newest.put(server, command);
        if (decidesByTime) {
            clocks.add(new NodeClock(server, clock));
        }
        return server;
    }

    private List<String> withoutWhatIsNew(List<String> command) {
        List<String> words = new ArrayList<>(command);
        Path agent = AgentJar.of(folder.resolve("older-version.jar"), OlderVersion.class);
        words.add(1, "-javaagent:" + agent + "=" + NEW_IN_THIS_VERSION);
        return words;
    }
}
