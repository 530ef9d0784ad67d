package org.ballcourt.broker.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InconsistentClusterIdException;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker and its controller in this JVM, reachable from this machine only.
 *
 * <p>An acknowledged record survives the death of the process; it is not forced to the disk, so a power cut may lose the
 * newest ones.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a broker on a folder, which is made if it is missing and continued if it was one's own before.
     *
     * @param port of 127.0.0.1; 0 for any free one
     */
    public static EmbeddedBroker open(Path directory, int port) {
        return open(directory, port, Map.of());
    }

    /**
     * The same with settings of a broker that come before ours, such as those that let it ask for passwords. The listener of its clients
     * is called {@code PLAINTEXT}, whatever protocol it is given.
     */
    public static EmbeddedBroker open(Path directory, int port, Map<String, String> settings) {
        try {
            return start(directory, port, settings);
        } catch (RuntimeException failed) {
            throw LastWords.isFull(directory) ? new IllegalStateException(LastWords.full(directory), failed) : failed;
        }
    }

    private static EmbeddedBroker start(Path directory, int port, Map<String, String> more) {
        LastWords.prepare(directory);
        int broker = port == 0 ? FreePort.next() : port;
        BrokerSettings settings = new BrokerSettings(directory, broker, FreePort.next());
        if (!Files.exists(directory.resolve("meta.properties"))) {
            format(directory);
        }
        Properties properties = settings.properties();
        properties.putAll(more);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException failed) {
            server.shutdown();
            throw failed;
        }
        return new EmbeddedBroker(server, broker);
    }

    /** Whether it is for its files that a broker did not open: whoever restores a copy because of anything else loses what came since. */
    public static boolean blamesItsFiles(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException
                        || cause instanceof UncheckedIOException
                        || cause instanceof KafkaStorageException
                        || cause instanceof CorruptRecordException
                        || cause instanceof InconsistentClusterIdException
                        || String.valueOf(cause.getMessage()).contains("meta.properties"));
    }

    /** What clients call {@code bootstrap.servers}. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Gives a new folder its cluster id. */
    private static void format(Path directory) {
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("Kafka cannot format " + directory, failed);
        }
    }
}
