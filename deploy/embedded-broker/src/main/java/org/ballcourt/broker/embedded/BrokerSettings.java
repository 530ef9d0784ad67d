package org.ballcourt.broker.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The configuration of a one-node broker that shares a small machine with everything else. */
record BrokerSettings(Path directory, int port, int controllerPort) {
    static final int NODE = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    Properties properties() {
        Properties p = new Properties();
        p.putAll(place());
        p.putAll(oneNode());
        p.putAll(small());
        return p;
    }

    private Map<String, String> place() {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE),
                "log.dirs",
                directory.toString(),
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                "controller.listener.names",
                CONTROLLER_LISTENER,
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort);
    }

    private static Map<String, String> oneNode() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                // After a kill the controller refuses the new incarnation of the broker until the old one's session is
                // over.
                "broker.heartbeat.interval.ms", "500",
                "broker.session.timeout.ms", "4000",
                // Whoever writes to a topic makes it first, with the settings that it needs.
                "auto.create.topics.enable", "false",
                // Members of one JVM join at about the same time; waiting for more of them only costs time.
                "group.initial.rebalance.delay.ms", "0",
                // After a kill the dead members of the old JVM should not hold up their successors for long.
                "group.min.session.timeout.ms", "1000");
    }

    private static Map<String, String> small() {
        return Map.of(
                "num.network.threads", "1",
                "num.io.threads", "2",
                "background.threads", "1",
                "num.recovery.threads.per.data.dir", "2",
                "log.cleaner.threads", "1",
                "log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20),
                "log.segment.bytes", String.valueOf(32 << 20),
                "log.index.size.max.bytes", String.valueOf(1 << 20),
                "queued.max.requests", "100",
                "group.coordinator.rebalance.protocols", "classic,consumer");
    }
}
