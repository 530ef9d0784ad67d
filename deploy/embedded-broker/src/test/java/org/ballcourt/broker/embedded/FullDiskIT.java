package org.ballcourt.broker.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.store.embedded.testkit.SmallDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a small file system of its own, where this machine lets us mount one. */
class FullDiskIT {
    @TempDir
    private Path folder;

    private SmallDisk disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = SmallDisk.mount(folder.resolve("disk"), 24);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            disk.unmount();
        }
    }

    @Test
    void stopsWithOneSentenceAndLosesNothingThatWasAcknowledged() throws Exception {
        Path ballast = Files.write(disk.path().resolve("ballast"), new byte[8 * 1024 * 1024]);
        Path kafka = disk.path().resolve("kafka");
        Path said = folder.resolve("errors");
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FillingBroker.class.getName(),
                        kafka.toString())
                .redirectError(said.toFile())
                .start();
        int acknowledged = 0;
        try (BufferedReader lines = child.inputReader()) {
            for (String line; (line = lines.readLine()) != null; ) {
                acknowledged = line.matches("\\d+") ? Integer.parseInt(line) + 1 : acknowledged;
            }
            assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.exitValue()).isPositive().isLessThan(128);
        assertThat(said).content().containsOnlyOnce("The disk of " + kafka + " is full: Kafka stops");
        assertThat(acknowledged).isPositive();

        Files.delete(ballast);
        try (EmbeddedBroker broker = EmbeddedBroker.open(kafka, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            TopicPartition filled = new TopicPartition("filled", 0);
            long end = admin.listOffsets(Map.of(filled, OffsetSpec.latest()))
                    .partitionResult(filled)
                    .get()
                    .offset();
            assertThat(end).isGreaterThanOrEqualTo(acknowledged);
        }
    }
}
