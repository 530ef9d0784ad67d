package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ballcourt.store.embedded.testkit.SmallDisk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product on a small file system of its own, where this machine lets us mount one. */
class FullDiskIT {
    @TempDir
    Path temp;

    private SmallDisk disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = SmallDisk.mount(temp.resolve("disk"), 120);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (disk != null) {
            disk.unmount();
        }
    }

    @Test
    void saysThatTheDiskIsFullAndStartsAgainWhenThereIsRoom() throws Exception {
        String data = disk.path().resolve("data").toString();
        Path ballast = disk.path().resolve("ballast");
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data)) {
            fill(ballast);
            assertThat(product.exitCode()).isEqualTo(1);
            assertPlain(product.output());
        }
        try (ProductUnderTest product = ProductUnderTest.launch(temp, "--empty", "--port", "0", "--data", data)) {
            assertThat(product.exitCode()).isEqualTo(1);
            assertPlain(product.output());
        }
        Files.delete(ballast);
        try (ProductUnderTest product = ProductUnderTest.start(temp, "--data", data)) {
            product.kill();
        }
    }

    private static void assertPlain(String output) {
        assertThat(output).contains("is full").doesNotContain("\tat ", "Exception");
    }

    private static void fill(Path ballast) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(ballast)) {
            while (true) {
                bytes.write(new byte[1024]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }
}
