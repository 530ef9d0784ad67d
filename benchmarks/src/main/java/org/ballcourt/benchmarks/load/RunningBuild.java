package org.ballcourt.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.scenarios.Product;
import org.ballcourt.scenarios.ProductProcess;

/** One build of the product in a process of its own, with data of its own that goes with it; it can be made to stand still. */
final class RunningBuild implements AutoCloseable {
    private final Build build;
    private final Path folder;
    private final ProductProcess process;
    private final URI base;
    private final Product control;
    private final Ports ports;

    private RunningBuild(Build build, Path folder, ProductProcess process, Ports ports) {
        this.build = build;
        this.folder = folder;
        this.process = process;
        this.ports = ports;
        this.base = process.awaitReady();
        this.control = new Product(base);
    }

    /**
     * A build that lies somewhere.
     *
     * @param launch the words that start it, and understand the options of {@code ballcourt up}
     */
    record Build(String name, List<String> launch) {}

    /** Of HTTP, the broker and the store. */
    private record Ports(int http, int broker, int store) {
        static Ports from(int first) {
            return first == 0
                    ? new Ports(FreePort.next(), FreePort.next(), FreePort.next())
                    : new Ports(first, first + 1, first + 2);
        }
    }

    /** @param first of HTTP; the broker and the store get the next two; 0 for any three that are free */
    static RunningBuild start(Build build, int first) throws IOException {
        Ports ports = Ports.from(first);
        Path folder = Files.createTempDirectory("ballcourt-load-");
        List<String> options = new ArrayList<>(List.of("--empty", "--data"));
        options.add(folder.resolve("data").toString());
        options.addAll(List.of("--port", "" + ports.http));
        options.addAll(List.of("--kafka-port", "" + ports.broker));
        options.addAll(List.of("--store-port", "" + ports.store));
        return new RunningBuild(build, folder, ProductProcess.launch(build.launch, options, folder), ports);
    }

    String name() {
        return build.name;
    }

    KeptConnection connection() {
        return new KeptConnection(base);
    }

    String bootstrap() {
        return "127.0.0.1:" + ports.broker;
    }

    StoreCount store() {
        return new StoreCount(ports.store);
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
