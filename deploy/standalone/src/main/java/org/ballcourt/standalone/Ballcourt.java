package org.ballcourt.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.policy.PolicyFilesRefused;
import org.ballcourt.cases.relay.StoreOutdated;
import org.ballcourt.contracts.Message;
import org.ballcourt.keys.KeysRefused;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.platformstub.PlatformStub;
import org.ballcourt.servicekit.SettingsRefused;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.servicekit.workers.LastResort;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** {@code ballcourt up}: everything in one JVM. */
public final class Ballcourt {
    private static final long STARTED = System.nanoTime();

    /** Longer than a machine needs that is busy with others; what was acknowledged is on disk before anybody stops anything. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(45);

    private final Options options;
    private final DataFolder folder;
    private final String platformToken = UUID.randomUUID().toString();
    private Foundation foundation;
    private PlatformStub platform;
    private ConfigurableApplicationContext context;

    private Ballcourt(Options options) {
        this.options = options;
        this.folder = DataFolder.open(options.data());
    }

    public static void main(String[] words) {
        // Kafka changes the case of words in the machine's language, and in Turkish that makes others of them.
        Locale.setDefault(Locale.ROOT);
        LastResort.install();
        Ballcourt ballcourt = null;
        try {
            Options options = Options.of(List.of(words));
            if (options.port() != 0 && !Foundation.free(options.port())) {
                throw Foundation.busy(options.port(), "--port");
            }
            System.out.println(Box.words(Message.of("start.starting")));
            ballcourt = new Ballcourt(options);
            if (ballcourt.folder.isOpenToOthers()) {
                System.out.println(Box.words(Message.of("start.folder.open").with("folder", ballcourt.folder.root())));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(ballcourt::stopInTime, "stop"));
            ballcourt.start();
        } catch (Exception | Error failed) {
            refusal(failed, ballcourt).print(System.err);
            System.exit(1);
        }
    }

    private void start() throws IOException {
        Demo.tidyUp(folder.demoMark(), folder.testClock());
        SpringApplication application = new SpringApplication(StandaloneConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setRegisterShutdownHook(false);
        if (options.testMode()) {
            platform = PlatformStub.start(0, platformToken, folder.platform());
            application.addInitializers(
                    started -> started.getBeanFactory().registerSingleton("platformStub", platform));
        }
        application.setEnvironment(environment());
        // Not before logging knows where to go; the context gets ready while the broker and the store do.
        application.addInitializers(_ -> LogTrouble.watch(folder));
        application.addInitializers(_ -> foundation = Foundation.start(options, folder));
        context = application.run();
        String base = "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
        int disputes = demo(base);
        double seconds = (System.nanoTime() - STARTED) / 1e9;
        TokenMint mint = context.getBeanProvider(TokenMint.class).getIfAvailable();
        System.out.print(new Box(options, folder, foundation, base, mint).text(seconds, disputes));
        announce(base);
        if (options.rehearse()) {
            System.exit(0);
        }
        if (options.attached()) {
            Thread.ofPlatform().daemon().start(Ballcourt::stopWhenInputEnds);
        }
    }

    private StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        MutablePropertySources sources = environment.getPropertySources();
        sources.addFirst(new LateProperties(Map.of(
                "ballcourt.kafka.bootstrap", () -> foundation.bootstrap(),
                "ballcourt.mongo.uri", () -> foundation.uri())));
        Map<String, Object> given = Map.of(
                "server.port", options.port(),
                "ballcourt.standalone", true,
                "ballcourt.test-mode", options.testMode(),
                "ballcourt.inbox.confirm", !options.testMode(),
                "ballcourt.evidence.directory", folder.evidence().toString(),
                "ballcourt.test-clock-file", folder.testClock().toString(),
                "ballcourt.instance-id", instance(),
                "logging.file.name", folder.log().toString());
        sources.addFirst(new MapPropertySource("ballcourt-options", given));
        Map<String, Object> usual = new HashMap<>(Map.of(
                "ballcourt.auth.secret", folder.secret(),
                "ballcourt.proof.key-file", folder.proofKey().toString(),
                "ballcourt.evidence.signing-key-file",
                        folder.publisherKey("evidence").toString(),
                "ballcourt.escalation.signing-key-file",
                        folder.publisherKey("escalation").toString(),
                "ballcourt.keys.texts-file", folder.keyEncryptionKeys("texts").toString(),
                "ballcourt.keys.originals-file",
                        folder.keyEncryptionKeys("originals").toString()));
        if (options.testMode()) {
            // One person stands for thousands, with test data and under load.
            usual.put("ballcourt.limits.per-second", 0);
            usual.put("ballcourt.limits.bytes-per-second", "0B");
            usual.put("ballcourt.evidence.loose-files", 0);
            usual.put("ballcourt.webhooks.allow-loopback", true);
            sources.addFirst(new MapPropertySource("ballcourt-platform", platformSettings()));
        }
        if (options.mongo() == null) {
            // It is our own, and the box says that this is a trial.
            usual.put("ballcourt.mongo.allow-embedded", true);
        }
        if (options.market() != null) {
            usual.putAll(market(options.market()));
        }
        sources.addLast(new MapPropertySource("ballcourt-usual", usual));
        return environment;
    }

    private Map<String, Object> platformSettings() {
        return Map.of(
                "ballcourt.orders.url",
                platform.url(),
                "ballcourt.orders.token",
                platformToken,
                "ballcourt.payments.url",
                platform.url(),
                "ballcourt.payments.token",
                platformToken);
    }

    /** Nobody else reads from our own broker, so that whoever comes after a kill is the one before it, and need not wait for its session to end. */
    private String instance() {
        return options.kafka() == null ? "ballcourt" : "";
    }

    /** Notices tell times in the zone of the market's calendar; the zone of a market of the operator's own is for the operator to set. */
    private static Map<String, Object> market(String market) {
        Map<String, Object> properties = new HashMap<>(Map.of("ballcourt.policies.market", market));
        try {
            LoadedPolicies shipped = LoadedPolicies.shipped(market);
            ZoneId zone = shipped.inForce(Instant.now()).calendar().zone();
            properties.put("ballcourt.notices.zone", zone.getId());
        } catch (PolicyFilesRefused notShipped) {
            // The start itself tells what is wrong, if anything is.
        }
        return properties;
    }

    private int demo(String base) {
        if (options.empty() || !options.testMode() || !isDemoMarket()) {
            return 0;
        }
        System.out.println(Box.words(Message.of("start.demo")));
        return Demo.load(base, folder.demoMark());
    }

    /** The demo disputes are told in yuan and under the rules of the first market. */
    private boolean isDemoMarket() {
        return options.market() == null || options.market().equals("cn-marketplace");
    }

    /** Whole or not at all, so that nobody reads half of it. */
    private void announce(String base) throws IOException {
        if (options.readyFile() != null) {
            var next = options.readyFile().resolveSibling(options.readyFile().getFileName() + ".next");
            Files.writeString(next, base + "\n");
            Files.move(next, options.readyFile(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void stopWhenInputEnds() {
        try {
            while (System.in.read() >= 0) {
                // Nobody types anything that matters; only the end counts.
            }
        } catch (IOException closed) {
            // An end, too.
        }
        System.exit(0);
    }

    private void stopInTime() {
        BoundedStop.run(this::stop, LONGEST_STOP, () -> {
            System.err.println(Box.words(Message.of("stop.cut").with("seconds", LONGEST_STOP.toSeconds())));
            Runtime.getRuntime().halt(1);
        });
    }

    private void stop() {
        try {
            if (context != null) {
                context.close();
            }
            if (foundation != null) {
                foundation.close();
            }
            if (platform != null) {
                platform.close();
            }
            folder.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static CommandRefused refusal(Throwable failed, Ballcourt ballcourt) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CommandRefused refused) {
                return refused;
            }
            if (cause instanceof SettingsRefused refused) {
                return refusal(refused);
            }
            if (cause instanceof KeysRefused refused) {
                return new CommandRefused(refused.why());
            }
            if (cause instanceof StoreOutdated outdated) {
                return new CommandRefused(outdated.reason());
            }
            if (cause instanceof org.springframework.boot.web.server.PortInUseException busy) {
                return Foundation.busy(busy.getPort(), "--port");
            }
        }
        Message why = ballcourt == null || ballcourt.folder.temporary()
                ? Message.of("start.failed")
                : Message.of("start.failed-see").with("log", ballcourt.folder.log());
        return new CommandRefused(why.with("why", innermost(failed)));
    }

    private static CommandRefused refusal(SettingsRefused refused) {
        List<String> missing = refused.missing();
        return new CommandRefused(
                missing.isEmpty()
                        ? refused.faults().getFirst()
                        : Message.of("start.settings").with("settings", String.join(", ", missing)));
    }

    private static String innermost(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString().lines().findFirst().orElse("unknown");
    }
}
