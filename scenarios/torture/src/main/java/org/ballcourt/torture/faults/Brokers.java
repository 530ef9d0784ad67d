package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
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

    private static final int PATIENCE_SECONDS = 12;
    private static final long BETWEEN_LOOKS_MILLIS = 500;

    private final JavaCommands java;
    private final Path folder;
    private final List<Server> servers = new ArrayList<>();

    Brokers(JavaCommands java, Path folder) {
        this.java = java;
        this.folder = folder;
        List<Integer> ports =
                IntStream.range(0, COUNT).mapToObj(_ -> Ports.free()).toList();
        List<Integer> controllers =
                IntStream.range(0, COUNT).mapToObj(_ -> Ports.free()).toList();
        String voters = IntStream.range(0, COUNT)
                .mapToObj(i -> (i + 1) + "@127.0.0.1:" + controllers.get(i))
                .collect(Collectors.joining(","));
        for (int i = 0; i < COUNT; i++) {
            int node = i + 1;
            Path file = settings(node);
            String settings = SMALL + "node.id=" + node + "\nlog.dirs=" + disk(node)
                    + "\nlisteners=PLAINTEXT://127.0.0.1:" + ports.get(i) + ",CONTROLLER://127.0.0.1:"
                    + controllers.get(i) + "\ncontroller.quorum.voters=" + voters + "\n";
            write(file, settings);
            format(node);
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

    private Path settings(int node) {
        return folder.resolve("kafka-" + node + ".properties");
    }

    private Path disk(int node) {
        return folder.resolve("kafka-" + node);
    }

    private void format(int node) {
        List<String> words = List.of(
                "format", "--cluster-id", CLUSTER, "--config", settings(node).toString());
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

    /** A broker that does not run has an empty disk from now on; the lost one lies where no broker looks. */
    void loseDisk(Server broker) {
        int node = servers.indexOf(broker) + 1;
        try {
            Files.move(disk(node), Files.createTempDirectory(folder, "lost-").resolve("kafka-" + node));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        format(node);
    }

    /** Comes back when every broker has everything, the one that has begun anew as well. */
    void awaitInSync(Server begunAnew) throws InterruptedException {
        long giveUp = System.nanoTime() + Server.START.toNanos();
        while (!areInSync()) {
            if (System.nanoTime() > giveUp) {
                throw begunAnew.notReady();
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    private boolean areInSync() throws InterruptedException {
        try (Admin admin = admin()) {
            Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return admin
                    .describeTopics(topics)
                    .allTopicNames()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == COUNT);
        } catch (ExecutionException | TimeoutException nobodyTells) {
            return false;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                addresses(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000));
    }

    /** The one that leads a partition of the events, any one where nobody can tell. */
    Server leader(int partition) {
        try (Admin admin = admin()) {
            Node leader = admin.describeTopics(List.of(Topics.CASE_EVENTS))
                    .allTopicNames()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
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
