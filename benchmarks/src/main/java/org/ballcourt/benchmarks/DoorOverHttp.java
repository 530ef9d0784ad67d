package org.ballcourt.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.cases.CaseServiceApplication;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How many commands a second the case-service takes over HTTP, with relay and its own views, broker and store in the same JVM, and what one
 * costs. Arguments: callers, seconds a round, rounds, and what callers send as {@code Prefer}.
 */
final class DoorOverHttp {
    private static final String SECRET = "a secret for benchmarks of 32 bytes or more";

    private DoorOverHttp() {}

    public static void main(String[] args) throws Exception {
        int callers = Integer.parseInt(args[0]);
        Duration round = Duration.ofSeconds(Integer.parseInt(args[1]));
        int rounds = Integer.parseInt(args[2]);
        String prefer = args.length > 3 ? args[3] : null;
        Path folder = CaseServiceInside.folder();
        try (EmbeddedStore store = EmbeddedStore.open(folder.resolve("cases.db"), 0);
                EmbeddedBroker broker = EmbeddedBroker.open(folder.resolve("kafka"), 0);
                ConfigurableApplicationContext service = start(store, broker)) {
            int port = ((WebServerApplicationContext) service).getWebServer().getPort();
            for (int i = 0; i < rounds; i++) {
                OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
                long cpu = machine.getProcessCpuTime();
                long begun = System.nanoTime();
                long done = load(callers, round, port, prefer);
                double seconds = (System.nanoTime() - begun) / 1e9;
                System.out.printf(
                        "round %d: %.0f commands/s, %.2f ms of processor time each, load %.1f%n",
                        i,
                        done / seconds,
                        (machine.getProcessCpuTime() - cpu) / 1e6 / done,
                        machine.getSystemLoadAverage());
            }
        }
    }

    private static ConfigurableApplicationContext start(EmbeddedStore store, EmbeddedBroker broker) {
        String key = SigningKey.fresh().pem().replaceAll("-----[A-Z ]+-----|\\s", "");
        return SpringApplication.run(
                CaseServiceApplication.class,
                "--server.port=0",
                "--ballcourt.auth.secret=" + SECRET,
                "--ballcourt.proof.key=" + key,
                "--ballcourt.events.proof=NONE",
                "--ballcourt.keys.texts=" + KeyFile.freshLine(),
                "--ballcourt.mongo.allow-embedded=true",
                "--ballcourt.mongo.uri=" + store.uri(),
                "--ballcourt.kafka.bootstrap=" + broker.bootstrap(),
                "--logging.level.root=WARN");
    }

    private static long load(int callers, Duration round, int port, String prefer) throws Exception {
        long end = System.nanoTime() + round.toNanos();
        try (ExecutorService executor = Executors.newFixedThreadPool(callers)) {
            List<Future<Long>> counts = IntStream.range(0, callers)
                    .mapToObj(i -> executor.submit(() -> {
                        Quarrel quarrel = new Quarrel(new HttpDoor(port, new TokenMint(SECRET), prefer));
                        long done = 0;
                        while (System.nanoTime() < end) {
                            quarrel.next();
                            done++;
                        }
                        return done;
                    }))
                    .toList();
            long done = 0;
            for (Future<Long> count : counts) {
                done += count.get();
            }
            return done;
        }
    }
}
