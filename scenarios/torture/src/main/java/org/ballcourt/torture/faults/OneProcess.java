package org.ballcourt.torture.faults;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.scenarios.ProductProcess;
import org.ballcourt.torture.dump.Installation;
import org.ballcourt.torture.faults.PlannedFault.Kind;
import org.ballcourt.torture.load.Seeds;
import org.ballcourt.torture.load.Site;
import org.ballcourt.torture.mail.MailSink;

/** {@code ballcourt up} on one data folder, started again on the same ports after each kill. */
public final class OneProcess implements Rig {
    private final List<String> launch;
    private final Path folder;
    private final FaultTally tally;
    private final int port = Ports.free();
    private final int kafkaPort = Ports.free();
    private final int storePort = Ports.free();
    private final MailSink sink;
    private ProductProcess running;

    /**
     * @param launch the words of {@code ballcourt up}
     * @param folder for its data and what it writes
     * @param seeds draw the moods of the mail server
     */
    public OneProcess(List<String> launch, Path folder, FaultTally tally, Seeds seeds) {
        this.sink = new MailSink(seeds.of("mail-1"));
        this.launch = new ArrayList<>(launch);
        this.launch.addAll(
                1,
                List.of(
                        "-Dballcourt.mail.host=127.0.0.1",
                        "-Dballcourt.mail.starttls=false",
                        "-Dballcourt.mail.port=" + sink.port()));
        this.folder = folder;
        this.tally = tally;
    }

    @Override
    public List<Kind> kinds() {
        return List.of(Kind.PROCESS, Kind.START, Kind.FREEZE, Kind.TORN);
    }

    @Override
    public FaultPlan.Pace pace() {
        return new FaultPlan.Pace(Duration.ofSeconds(14), Duration.ofSeconds(7));
    }

    @Override
    public Site site() {
        return new Site(List.of(base()), base(), base(), kafka(), store(), null, _ -> {});
    }

    @Override
    public List<MailSink> mail() {
        return List.of(sink);
    }

    @Override
    public Installation quiet() {
        return new Installation(base(), kafka(), store(), data().resolve("evidence"), null);
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

    @Override
    public void start() {
        long begun = System.nanoTime();
        launch();
        running.awaitReady();
        tally.recovered(Duration.ofNanos(System.nanoTime() - begun));
    }

    private void launch() {
        List<String> options = List.of(
                "--empty",
                "--data",
                data().toString(),
                "--port",
                String.valueOf(port),
                "--kafka-port",
                String.valueOf(kafkaPort),
                "--store-port",
                String.valueOf(storePort));
        running = ProductProcess.launch(launch, options, folder);
    }

    @Override
    public void suffer(PlannedFault fault) throws InterruptedException {
        switch (fault.kind()) {
            case PROCESS -> {
                kill("process");
                start();
            }
            case START -> {
                kill("process");
                launch();
                Thread.sleep(fault.lasts());
                kill("start");
                start();
            }
            case FREEZE -> {
                tally.frozen();
                Signals.freeze(running.pid(), fault.lasts());
            }
            case TORN -> {
                kill("torn");
                TornTail.cut(data().resolve("kafka"), fault.lot());
                start();
            }
            default -> throw new IllegalArgumentException("all is one process here");
        }
    }

    private void kill(String what) {
        running.kill();
        tally.killed(what);
    }

    @Override
    public String obituary() {
        return running == null ? "" : running.obituary();
    }

    @Override
    public void close() {
        if (running != null) {
            running.stop();
        }
        sink.close();
    }
}
