package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.ballcourt.contracts.Topics;

/** Three Kafka brokers, each a process that is also a controller; every topic is on all of them, and two must have what is acknowledged. */
final class Brokers {
    private static final int COUNT = 3;
    private static final int MEGABYTES = 320;
    private static final String CLUSTER = "dG9ydHVyZS1jbHVzdGVyMQ";
    private static final String SMALL = """
            process.roles=broker,controller
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=PLAINTEXT
            default.replication.factor=3
            min.insync.replicas=2
            offsets.topic.replication.factor=3
            offsets.topic.num.partitions=3
            transaction.state.log.replication.factor=3
            transaction.state.log.min.isr=2
            transaction.state.log.num.partitions=3
            auto.create.topics.enable=false
            group.initial.rebalance.delay.ms=0
            group.min.session.timeout.ms=1000
            broker.session.timeout.ms=9000
            num.network.threads=2
            num.io.threads=4
            log.cleaner.dedupe.buffer.size=4194304
            log.cleaner.threads=1
            log.segment.bytes=33554432
            log.index.size.max.bytes=1048576
            """;

    private final List<Server> servers = new ArrayList<>();

    Brokers(JavaCommands java, Path folder) {
        List<Integer> ports =
                IntStream.range(0, COUNT).mapToObj(_ -> Ports.free()).toList();
        List<Integer> controllers =
                IntStream.range(0, COUNT).mapToObj(_ -> Ports.free()).toList();
        String voters = IntStream.range(0, COUNT)
                .mapToObj(i -> (i + 1) + "@127.0.0.1:" + controllers.get(i))
                .collect(Collectors.joining(","));
        for (int i = 0; i < COUNT; i++) {
            int node = i + 1;
            Path file = folder.resolve("kafka-" + node + ".properties");
            String settings = SMALL + "node.id=" + node + "\nlog.dirs=" + folder.resolve("kafka-" + node)
                    + "\nlisteners=PLAINTEXT://127.0.0.1:" + ports.get(i) + ",CONTROLLER://127.0.0.1:"
                    + controllers.get(i) + "\ncontroller.quorum.voters=" + voters + "\n";
            write(file, settings);
            format(java, file, folder);
            List<String> command =
                    java.start("kafka", MEGABYTES, "kafka.Kafka", QuietLog.settings(folder), List.of(file.toString()));
            servers.add(new Server(
                    "broker " + node, command, ports.get(i), null, folder.resolve("kafka-" + node + ".log")));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void format(JavaCommands java, Path settings, Path folder) {
        List<String> words = List.of("format", "--cluster-id", CLUSTER, "--config", settings.toString());
        Path log = folder.resolve("format.log");
        try {
            int code = new ProcessBuilder(
                            java.start("kafka", MEGABYTES, "kafka.tools.StorageTool", QuietLog.settings(folder), words))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("Kafka cannot format its folder, see " + log);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    List<Server> all() {
        return servers;
    }

    /** What clients call bootstrap servers. */
    String addresses() {
        return servers.stream().map(server -> "127.0.0.1:" + server.port()).collect(Collectors.joining(","));
    }

    /** The one that leads a partition of the events, any one where nobody can tell. */
    Server leader(int partition) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                addresses(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000);
        try (Admin admin = Admin.create(settings)) {
            Node leader = admin.describeTopics(List.of(Topics.CASE_EVENTS))
                    .allTopicNames()
                    .get(12, TimeUnit.SECONDS)
                    .get(Topics.CASE_EVENTS)
                    .partitions()
                    .get(partition % Topics.PARTITIONS)
                    .leader();
            return leader == null || leader.isEmpty() ? servers.getFirst() : servers.get(leader.id() - 1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException | TimeoutException nobodyTells) {
            return servers.getFirst();
        }
    }
}
