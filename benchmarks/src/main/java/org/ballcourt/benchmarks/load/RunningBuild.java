package org.ballcourt.benchmarks.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.scenarios.Product;
import org.ballcourt.scenarios.ProductProcess;

/** One build of the product in a process of its own, with data of its own that goes with it; it can be made to stand still. */
final class RunningBuild implements AutoCloseable {
    private final Build build;
    private final Path folder;
    private final ProductProcess process;
    private final URI base;
    private final Product control;
    private final int port;

    private RunningBuild(Build build, Path folder, ProductProcess process, int port) {
        this.build = build;
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.base = process.awaitReady();
        this.control = new Product(base);
    }

    /**
     * A build that lies somewhere.
     *
     * @param launch the words that start it, and understand the options of {@code ballcourt up}
     */
    record Build(String name, List<String> launch) {}

    /** @param first of HTTP; the broker and the store get the next two; 0 for any that are free */
    static RunningBuild start(Build build, int first) throws IOException {
        int port = first == 0 ? free() : first;
        Path folder = Files.createTempDirectory("ballcourt-load-");
        List<String> options = new ArrayList<>(List.of("--empty", "--data"));
        options.add(folder.resolve("data").toString());
        options.addAll(List.of("--port", "" + port));
        options.addAll(List.of("--kafka-port", "" + (port + 1)));
        options.addAll(List.of("--store-port", "" + (port + 2)));
        return new RunningBuild(build, folder, ProductProcess.launch(build.launch, options, folder), port);
    }

    /** With two more behind it, which are free as well, as far as one can know. */
    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort() - 3;
        }
    }

    String name() {
        return build.name;
    }

    KeptConnection connection() {
        return new KeptConnection(base);
    }

    String bootstrap() {
        return "127.0.0.1:" + (port + 1);
    }

    StoreCount store() {
        return new StoreCount(port + 2);
    }

    /** Comes back when nothing is in flight. */
    void settle() {
        control.settle();
    }

    CpuTime cpu() {
        return CpuTime.of(process.pid());
    }

    /** Uses no processor until it wakes. */
    void rest() {
        signal("-STOP");
    }

    void wake() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException noSuchCommand) {
            // Then it rests with the little work that it does when nobody calls.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        wake();
        control.close();
        process.stop();
        Folders.delete(folder);
    }
}
