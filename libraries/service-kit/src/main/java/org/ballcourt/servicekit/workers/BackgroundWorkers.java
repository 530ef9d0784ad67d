package org.ballcourt.servicekit.workers;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * All background work of this process, on one scheduler.
 *
 * <p>The scheduler has as many platform threads as there are workers, so that no long run delays another worker. Virtual threads would
 * share a few carriers with whatever computes, and a deadline could wait for them.
 */
public final class BackgroundWorkers implements AutoCloseable {
    /** Of a job that rests in proportion to what it costs. */
    static final Duration LONGEST_REST = Duration.ofSeconds(20);

    private static final int REST_TIMES = 19;

    private final ScheduledExecutorService scheduler;
    private final IntConsumer resize;
    private final MeterRegistry meters;
    private final Map<String, WorkerHealth> health = new ConcurrentSkipListMap<>();
    private int threads;

    public BackgroundWorkers(MeterRegistry meters) {
        this(
                meters,
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("worker-", 0).factory()));
    }

    private BackgroundWorkers(MeterRegistry meters, ScheduledThreadPoolExecutor threads) {
        this(meters, threads, threads::setCorePoolSize);
        threads.setRemoveOnCancelPolicy(true);
    }

    /**
     * On a scheduler that decides itself what runs at a time.
     *
     * @param resize told how many workers there are
     */
    public BackgroundWorkers(MeterRegistry meters, ScheduledExecutorService scheduler, IntConsumer resize) {
        this.meters = meters;
        this.scheduler = scheduler;
        this.resize = resize;
    }

    /** @param work does what there is to do and says how long to rest then; where that is zero it goes on at once */
    public Worker worker(String name, Supplier<Duration> work) {
        return worker(name, work, Worker.PAUSE_AFTER_FAILURE);
    }

    /** Does the job again and again, with that pause between two runs. */
    public Worker every(Duration pause, String name, Runnable job) {
        return worker(
                name,
                () -> {
                    job.run();
                    return pause;
                },
                pause);
    }

    /**
     * The same for a job that costs more, the more there is to look at: what took long rests long, so that it never takes more than a
     * twentieth of the time, until it would rest longer than {@link #LONGEST_REST}.
     */
    public Worker sparing(Duration pause, String name, Runnable job) {
        return worker(
                name,
                () -> {
                    long begun = System.nanoTime();
                    job.run();
                    return restAfter(Duration.ofNanos(System.nanoTime() - begun), pause);
                },
                pause);
    }

    static Duration restAfter(Duration run, Duration pause) {
        Duration fair = run.multipliedBy(REST_TIMES);
        Duration rest = fair.compareTo(LONGEST_REST) < 0 ? fair : LONGEST_REST;
        return rest.compareTo(pause) > 0 ? rest : pause;
    }

    private synchronized Worker worker(String name, Supplier<Duration> work, Duration pauseAfterFailure) {
        resize.accept(++threads);
        WorkerHealth state = health.computeIfAbsent(name, this::watched);
        return new Worker(name, work, pauseAfterFailure, scheduler, state, this::ended);
    }

    private synchronized void ended() {
        resize.accept(Math.max(1, --threads));
    }

    private WorkerHealth watched(String name) {
        WorkerHealth state = new WorkerHealth(System::nanoTime);
        Gauge.builder("ballcourt.worker.failures", state, WorkerHealth::failuresInARow)
                .description("How often in a row a background worker has failed")
                .tag("worker", name)
                .register(meters);
        Gauge.builder("ballcourt.worker.last.success.age", state, s -> seconds(s.sinceLastSuccess()))
                .description("Since when a background worker has not ended a run well")
                .baseUnit("seconds")
                .tag("worker", name)
                .register(meters);
        Gauge.builder("ballcourt.worker.running", state, s -> seconds(s.runningFor()))
                .description("How long the run of a background worker that is under way has taken so far; else 0")
                .baseUnit("seconds")
                .tag("worker", name)
                .register(meters);
        return state;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    Map<String, WorkerHealth> health() {
        return health;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
