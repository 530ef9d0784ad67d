package org.ballcourt.store.embedded.testkit;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system of its own, in memory; where this machine lets nobody mount one, the test is skipped. */
public final class SmallDisk {
    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /** @param folder where it is mounted; made here */
    public static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        SmallDisk disk = new SmallDisk(Files.createDirectory(folder));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()))
                .as("mounting is allowed")
                .isZero();
        return disk;
    }

    public Path path() {
        return path;
    }

    public void unmount() throws IOException, InterruptedException {
        run("umount", "-l", path.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noSuchCommand) {
            return -1;
        }
        return process.waitFor();
    }
}
