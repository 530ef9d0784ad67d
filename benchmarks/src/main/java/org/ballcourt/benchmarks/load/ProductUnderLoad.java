package org.ballcourt.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A whole product: HTTP, log, relay, all views, embedded store and broker. */
final class ProductUnderLoad implements Contender {
    private final RunningBuild build;
    private final ViewLag lag;
    private final List<DisputeLife> lives = new ArrayList<>();
    private final List<String> lags = new ArrayList<>();

    ProductUnderLoad(RunningBuild build) {
        this.build = build;
        this.lag = new ViewLag(build.bootstrap());
    }

    @Override
    public String name() {
        return build.name();
    }

    @Override
    public Round play(Round.Size size) throws Exception {
        ensure(size.callers());
        build.settle();
        try (ViewLag.Watching watching = lag.watch()) {
            Round round = round(size, 0, null);
            lags.add("%s, %d callers: %s".formatted(name(), size.callers(), watching.worst()));
            return round;
        }
    }

    private void ensure(int callers) throws IOException {
        while (lives.size() < callers) {
            lives.add(new DisputeLife(build.connection()));
        }
    }

    /** @param perSecond 0 for as many as go */
    private Round round(Round.Size size, double perSecond, ConcurrentMap<String, Long> accepted) throws Exception {
        CpuTime product = build.cpu();
        CpuTime callers = CpuTime.ofThisProcess();
        Callers called = new Callers(lives.subList(0, size.callers()), perSecond, accepted);
        double seconds = called.callFor(size.time());
        long start = System.nanoTime();
        double callerMillis = callers.millis();
        build.settle();
        double drained = (System.nanoTime() - start) / 1e9;
        Round.Cost cost = new Round.Cost(product.millis(), 0, callerMillis);
        return new Round(called.done(), called.errors(), seconds, drained, called.latencies(), cost);
    }

    /** Half of that load, while somebody outside listens to the topic. */
    @Override
    public List<String> remarks(Round.Size size, double perSecond) throws Exception {
        ensure(size.callers());
        build.settle();
        ConcurrentMap<String, Long> accepted = new ConcurrentHashMap<>();
        List<String> remarks = new ArrayList<>(lags);
        try (TopicWatch topic = new TopicWatch(build.bootstrap())) {
            remarks.add("%s at half load: %s".formatted(name(), round(size, perSecond / 2, accepted)));
            Latencies seen = topic.since(accepted, Duration.ofSeconds(30));
            remarks.add(
                    "%s at half load: accepted -> seen by an outside consumer: %d commands, p50 %.1f ms, p99 %.1f ms, unseen %d"
                            .formatted(
                                    name(),
                                    seen.count(),
                                    seen.millis(0.5),
                                    seen.millis(0.99),
                                    topic.missing(accepted)));
        }
        return remarks;
    }

    @Override
    public void rest() {
        build.rest();
    }

    @Override
    public void wake() {
        build.wake();
    }

    @Override
    public void close() {
        lag.close();
        build.close();
    }
}
