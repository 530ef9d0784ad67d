package org.ballcourt.torture.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ballcourt.scenarios.ProductProcess;
import org.ballcourt.torture.dump.Installation;
import org.ballcourt.torture.load.Site;

/** {@code ballcourt up} on one data folder, started again on the same ports after each kill. */
public final class OneProcess implements AutoCloseable {
    private final List<String> launch;
    private final Path folder;
    private final FaultTally tally;
    private final int port = freePort();
    private final int kafkaPort = freePort();
    private final int storePort = freePort();
    private ProductProcess running;

    /**
     * @param launch the words of {@code ballcourt up}
     * @param folder for its data and what it writes
     */
    public OneProcess(List<String> launch, Path folder, FaultTally tally) {
        this.launch = List.copyOf(launch);
        this.folder = folder;
        this.tally = tally;
    }

    public Site site() {
        return new Site(base(), base(), base(), kafka(), store(), null);
    }

    public Installation installation() {
        return new Installation(base(), kafka(), store(), data().resolve("evidence"), true);
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private String kafka() {
        return "127.0.0.1:" + kafkaPort;
    }

    private String store() {
        return "mongodb://127.0.0.1:" + storePort + "/?directConnection=true&retryWrites=false";
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Comes back when it is ready. */
    public void start() {
        long begun = System.nanoTime();
        launch();
        running.awaitReady();
        tally.recovered(Duration.ofNanos(System.nanoTime() - begun));
    }

    private void launch() {
        running = ProductProcess.launch(
                launch,
                List.of(
                        "--empty",
                        "--data",
                        data().toString(),
                        "--port",
                        String.valueOf(port),
                        "--kafka-port",
                        String.valueOf(kafkaPort),
                        "--store-port",
                        String.valueOf(storePort)),
                folder);
    }

    /** Does it, and comes back when the product is there again. */
    public void suffer(PlannedFault fault) throws InterruptedException {
        switch (fault.kind()) {
            case PROCESS -> {
                running.kill();
                tally.killed();
                start();
            }
            case START -> {
                running.kill();
                tally.killed();
                launch();
                Thread.sleep(fault.lasts());
                running.kill();
                tally.killedDuringStart();
                start();
            }
            case FREEZE -> {
                signal("-STOP");
                tally.frozen();
                Thread.sleep(fault.lasts());
                signal("-CONT");
            }
        }
    }

    /** Empty while it runs; else that it ended by itself, and its last words. */
    public String obituary() {
        return running.obituary();
    }

    private void signal(String signal) throws InterruptedException {
        try {
            new ProcessBuilder("kill", signal, String.valueOf(running.pid()))
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.stop();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
