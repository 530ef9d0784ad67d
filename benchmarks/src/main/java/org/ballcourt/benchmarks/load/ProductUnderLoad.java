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
    private final StoreCount store;
    private final List<DisputeLife> lives = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    ProductUnderLoad(RunningBuild build) {
        this.build = build;
        this.lag = new ViewLag(build.bootstrap());
        this.store = build.store();
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
            StoreCount.Since since = store.since();
            Round round = round(size, 0, null);
            seen.add("%s, %d callers: %s".formatted(name(), size.callers(), since.each(round.commands())));
            seen.add("%s, %d callers: %s".formatted(name(), size.callers(), watching.worst()));
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
        List<String> remarks = new ArrayList<>(seen);
        try (TopicWatch topic = new TopicWatch(build.bootstrap())) {
            StoreCount.Since since = store.since();
            Round round = round(size, perSecond / 2, accepted);
            remarks.add("%s at half load: %s".formatted(name(), round));
            remarks.add("%s at half load: %s".formatted(name(), since.each(round.commands())));
            Latencies heard = topic.since(accepted, Duration.ofSeconds(30));
            remarks.add(
                    "%s at half load: accepted -> seen by an outside consumer: %d commands, p50 %.1f ms, p99 %.1f ms, unseen %d"
                            .formatted(
                                    name(),
                                    heard.count(),
                                    heard.millis(0.5),
                                    heard.millis(0.99),
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
        store.close();
        build.close();
    }
}
